//! The codec's speed against bson's serde path, against `Document` and against `clone()`.
//!
//! `cargo bench -p docmodel-tests --bench codec` prints one line a ratio, with the times of a call that it is made of;
//! `-- nested` picks the documents with `nested` in their name. `Document` stands for the one conversion between bytes
//! or model and [`Document`], of the two that a program needs which reads and writes by it. How often either side
//! allocates is in the bench `allocations`: to count, it has to slow each allocation down.

mod documents;
mod race;

use bson::Document;
use documents::{BenchModel, Sample, Visitor};
use race::Race;
use std::hint::black_box;

fn main() {
    documents::visit(&mut Ratios { filter: documents::filter() });
}

struct Ratios {
    filter: Option<String>,
}

impl Visitor for Ratios {
    fn wants(&self, name: &str) -> bool {
        self.filter.as_ref().is_none_or(|filter| name.contains(filter))
    }

    fn sample<M: BenchModel>(&mut self, sample: &Sample<M>) {
        decode(sample);
        view(sample);
        if sample.as_written {
            encode(sample);
        }
    }
}

fn decode<M: BenchModel>(Sample { name, model, bytes, .. }: &Sample<M>) {
    let times = Race::default()
        .enter("ours", || docmodel::from_slice::<M>(black_box(bytes)).expect("decodes"))
        .enter("serde", || bson::deserialize_from_slice::<M>(black_box(bytes)).expect("deserializes"))
        .enter("Document", || Document::from_reader(black_box(bytes.as_slice())).expect("is BSON"))
        .enter("clone", || black_box(model).clone())
        .run();
    times.print_ratio("decode", name, "serde", "ours");
    times.print_ratio("decode", name, "Document", "ours");
    times.print_ratio("decode", name, "ours", "clone");
}

fn view<M: BenchModel>(Sample { name, bytes, .. }: &Sample<M>) {
    let times = Race::default()
        .enter("ours", || docmodel::view_from_slice::<M>(black_box(bytes)).expect("decodes"))
        .enter("serde", || bson::deserialize_from_slice::<M>(black_box(bytes)).expect("deserializes"))
        .run();
    times.print_ratio("view", name, "serde", "ours");
}

fn encode<M: BenchModel>(Sample { name, model, .. }: &Sample<M>) {
    let times = Race::default()
        .enter("ours", || docmodel::to_vec(black_box(model)).expect("encodes"))
        .enter("serde", || bson::serialize_to_vec(black_box(model)).expect("serializes"))
        .enter("Document", || bson::serialize_to_document(black_box(model)).expect("serializes"))
        .run();
    times.print_ratio("encode", name, "serde", "ours");
    times.print_ratio("encode", name, "Document", "ours");
}
