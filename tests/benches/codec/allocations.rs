//! How often the codec allocates for a document, bson's serde path, and `clone()`.
//!
//! `cargo bench -p docmodel-tests --bench allocations` prints one line a document and direction; `-- nested` picks
//! documents as in the bench `codec`.

mod documents;

use bson::Document;
use documents::{BenchModel, Sample, Visitor};

fn main() {
    documents::visit(&mut Counts { filter: documents::filter() });
}

struct Counts {
    filter: Option<String>,
}

impl Visitor for Counts {
    fn wants(&self, name: &str) -> bool {
        self.filter.as_ref().is_none_or(|filter| name.contains(filter))
    }

    fn sample<M: BenchModel>(&mut self, Sample { name, model, bytes, as_written }: &Sample<M>) {
        let ours = count(|| docmodel::from_slice::<M>(bytes).expect("decodes"));
        let serde = count(|| bson::deserialize_from_slice::<M>(bytes).expect("deserializes"));
        let document = count(|| Document::from_reader(bytes.as_slice()).expect("is BSON"));
        let clone = count(|| model.clone());
        println!("allocations decode {name} {ours} (ours) {serde} (serde) {document} (Document) {clone} (clone)");
        if *as_written {
            let ours = count(|| docmodel::to_vec(model).expect("encodes"));
            let serde = count(|| bson::serialize_to_vec(model).expect("serializes"));
            let document = count(|| bson::serialize_to_document(model).expect("serializes"));
            println!("allocations encode {name} {ours} (ours) {serde} (serde) {document} (Document)");
        }
    }
}

/// How many allocations there are in a call; growing one in place counts as another.
fn count<R>(work: impl FnOnce() -> R) -> u64 {
    let mut result = None;
    let counted = allocation_counter::measure(|| result = Some(work()));
    drop(result);
    counted.count_total
}
