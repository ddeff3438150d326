//! Type parameters: bounds, defaults and where clauses, and the same struct with several arguments in one model.

#![deny(warnings)]

use docmodel::{codec::FieldType, prelude::*};
use std::{collections::HashMap, fmt::Debug};

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Range<T> {
    from: T,
    to: Option<T>,
}

#[derive(Debug, PartialEq, EmbeddedModel)]
struct Pair<A: Clone + Debug, B = i32>
where
    B: PartialEq,
{
    first: A,
    second: Vec<B>,
    both: HashMap<String, Range<A>>,
}

/// A parameter may be called as in the expansion.
#[derive(EmbeddedModel)]
struct Wrapper<P> {
    value: P,
}

#[derive(DocumentModel)]
#[index(days.from, counts.to)]
#[index(pairs.both)]
struct Booking {
    #[field(id)]
    id: ObjectId,
    days: Range<DateTime>,
    counts: Range<i32>,
    nested: Range<Range<String>>,
    pairs: Vec<Pair<bool>>,
    wrapped: Wrapper<Option<i64>>,
}

/// A document can have parameters too.
#[derive(DocumentModel)]
#[index(payload)]
struct Event<T: Clone> {
    #[field(id)]
    id: i64,
    #[field(min_items = 1)]
    payload: Vec<T>,
    last: Option<T>,
}

fn decoded<M: Model>(model: &M) -> M {
    docmodel::from_slice(&docmodel::to_vec(model).unwrap()).unwrap()
}

fn id_of<T: FieldType + Clone>(event: &Event<T>) -> i64 {
    *event.id()
}

fn main() {
    let range = Range { from: 1, to: None };
    assert_eq!(decoded(&range), range);
    let pair =
        Pair { first: true, second: vec![1], both: HashMap::from([("a".into(), Range { from: true, to: None })]) };
    assert_eq!(decoded(&pair), pair);

    let f = Booking::F;
    assert_eq!(f.counts.from.gte(2).to_string(), r#"{ "counts.from": { $gte: 2 } }"#);
    assert_eq!(f.days.to.is_none().to_string(), r#"{ "days.to": null }"#);
    assert_eq!(f.nested.from.from.eq("a").to_string(), r#"{ "nested.from.from": "a" }"#);
    assert_eq!(f.pairs.any().second.any().gt(1).to_string(), r#"{ "pairs.second": { $gt: 1 } }"#);
    assert_eq!(f.pairs.elem_match(|p| p.first.eq(true)).to_string(), "{ pairs: { $elemMatch: { first: true } } }");
    assert_eq!(f.wrapped.value.set(1).to_string(), r#"{ $set: { "wrapped.value": Long("1") } }"#);
    assert_eq!(Booking::INDEXES[0].to_string(), r#"{ "days.from": 1, "counts.to": 1 }"#);

    let event = Event { id: 7, payload: Vec::<Range<i32>>::new(), last: None };
    assert_eq!(id_of(&event), 7);
    assert_eq!(event.validate().unwrap_err().len(), 1);
    assert_eq!(Event::<Range<i32>>::F.payload.any().from.lt(3).to_string(), r#"{ "payload.from": { $lt: 3 } }"#);
    assert_eq!(Event::<String>::F.payload.contains("a").to_string(), r#"{ payload: "a" }"#);
}
