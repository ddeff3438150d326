//! The documents that are read and written.

mod shapes;
mod values;

use bson::{Bson, Document};
use docmodel::view::Viewed;
use serde::{Serialize, de::DeserializeOwned};
use std::fmt::Debug;

/// A model that serde and ours store alike.
pub(crate) trait BenchModel: Viewed + Clone + PartialEq + Debug + Serialize + DeserializeOwned {}

impl<M: Viewed + Clone + PartialEq + Debug + Serialize + DeserializeOwned> BenchModel for M {}

pub(crate) struct Sample<M> {
    pub(crate) name: &'static str,
    pub(crate) model: M,
    pub(crate) bytes: Vec<u8>,
    /// Whether the bytes are what the model is stored as; others wrote them otherwise.
    pub(crate) as_written: bool,
}

/// What is done with each document, whatever its type.
pub(crate) trait Visitor {
    fn wants(&self, name: &str) -> bool;
    fn sample<M: BenchModel>(&mut self, sample: &Sample<M>);
}

/// The part of a name that the command line asks for, if it does.
pub(crate) fn filter() -> Option<String> {
    // Cargo passes `--bench`.
    std::env::args().skip(1).find(|argument| !argument.starts_with('-'))
}

pub(crate) fn visit(visitor: &mut impl Visitor) {
    written(visitor, "small", values::small);
    written(visitor, "nested", values::nested);
    written(visitor, "tweet", values::tweet);
    written(visitor, "types", values::types);
    written(visitor, "models", values::models);
    written(visitor, "f32_array", || shapes::Array { values: values::embedding() });
    written(visitor, "f64_array", || shapes::Array {
        values: values::embedding().into_iter().map(f64::from).collect(),
    });
    written(visitor, "vector", || shapes::Embedding { vector: bson::binary::Vector::Float32(values::embedding()) });
    stored(visitor, "small_shuffled", values::small, |entries| shuffle(entries));
    stored(visitor, "small_unknown", values::small, add_unknown);
    stored(visitor, "tweet_shuffled", values::tweet, |entries| shuffle(entries));
    stored(visitor, "tweet_unknown", values::tweet, add_unknown);
}

fn written<M: BenchModel>(visitor: &mut impl Visitor, name: &'static str, make: impl FnOnce() -> M) {
    if visitor.wants(name) {
        let model = make();
        let bytes = docmodel::to_vec(&model).expect("encodes");
        assert_eq!(bytes, bson::serialize_to_vec(&model).expect("serializes"), "{name}");
        check(visitor, Sample { name, model, bytes, as_written: true });
    }
}

/// A document as somebody else wrote it.
fn stored<M: BenchModel>(
    visitor: &mut impl Visitor,
    name: &'static str,
    make: impl FnOnce() -> M,
    change: impl FnOnce(&mut Vec<(String, Bson)>),
) {
    if visitor.wants(name) {
        let model = make();
        let mut entries = docmodel::to_document(&model).expect("encodes").into_iter().collect();
        change(&mut entries);
        let bytes = entries.into_iter().collect::<Document>().to_vec().expect("encodes");
        check(visitor, Sample { name, model, bytes, as_written: false });
    }
}

fn check<M: BenchModel>(visitor: &mut impl Visitor, sample: Sample<M>) {
    assert_eq!(docmodel::from_slice::<M>(&sample.bytes).expect("decodes"), sample.model, "{}", sample.name);
    visitor.sample(&sample);
}

/// An order without order, and the same in every run.
fn shuffle(entries: &mut [(String, Bson)]) {
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for last in (1..entries.len()).rev() {
        random = random.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
        let other = usize::try_from(random >> 33).expect("31 bits");
        entries.swap(last, other % (last + 1));
    }
}

/// 20 fields that the model does not have, among those that it has.
fn add_unknown(entries: &mut Vec<(String, Bson)>) {
    for n in 0..20 {
        let value = match n % 4 {
            0 => Bson::Int64(n),
            1 => "a text of some length".into(),
            2 => bson::doc! { "n": n, "tags": ["a", "b"], "at": bson::DateTime::from_millis(n) }.into(),
            _ => vec![Bson::Int64(n), Bson::Null, true.into()].into(),
        };
        let at = usize::try_from(n * 7).expect("small") % (entries.len() + 1);
        entries.insert(at, (format!("unknown{n}"), value));
    }
}
