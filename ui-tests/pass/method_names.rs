//! Fields that are called like what accessors, models and the expansion have.

#![deny(warnings)]

use docmodel::{field::Accessor, prelude::*};

#[derive(Debug, Clone, EmbeddedModel)]
struct Range {
    eq: i32,
    set: i32,
    path: String,
    len: Vec<i32>,
    deref: bool,
    traverse: bool,
}

#[derive(Debug, Clone, DocumentModel)]
#[index(range.eq, filter)]
#[index(range.path, -len)]
struct Order {
    #[field(id)]
    id: ObjectId,
    eq: i32,
    filter: bool,
    len: Vec<String>,
    path: String,
    set: Option<String>,
    new: i32,
    clone: i32,
    fmt: i32,
    validate: i32,
    fields: i32,
    encode_fields: i32,
    find: i32,
    unique: i32,
    name: i32,
    range: Range,
    // The names that the expansion uses for itself.
    __out: i32,
    __from: i32,
    __at: i32,
    __value: i32,
    __document: i32,
    __tag: i32,
    __key: i32,
    __model: i32,
    self_: i32,
}

fn main() {
    let f = Order::F;
    assert_eq!(f.eq.eq(1).to_string(), "{ eq: 1 }");
    assert_eq!(f.filter.eq(true).to_string(), "{ filter: true }");
    assert_eq!(f.len.len().eq(1).to_string(), r#"{ len: { $size: Long("1") } }"#);
    assert_eq!(f.path.path(), "path");
    assert_eq!(f.set.set("a").to_string(), r#"{ $set: { set: "a" } }"#);
    assert_eq!(f.range.eq.eq(1).to_string(), r#"{ "range.eq": 1 }"#);
    assert_eq!(f.range.len.contains(1).to_string(), r#"{ "range.len": 1 }"#);
    assert_eq!(f.range.path(), "range");
    assert_eq!(f.range.path.path(), "range.path");
    assert_eq!(Order::INDEXES[0].to_string(), r#"{ "range.eq": 1, filter: 1 }"#);
    let range = Range { eq: 1, set: 2, path: "a".into(), len: vec![3], deref: true, traverse: false };
    let order = Order {
        id: ObjectId::new(),
        eq: 1,
        filter: true,
        len: vec!["a".into()],
        path: "b".into(),
        set: None,
        new: 4,
        clone: 5,
        fmt: 6,
        validate: 7,
        fields: 8,
        encode_fields: 9,
        find: 10,
        unique: 11,
        name: 12,
        range,
        __out: 13,
        __from: 14,
        __at: 15,
        __value: 16,
        __document: 17,
        __tag: 18,
        __key: 19,
        __model: 20,
        self_: 21,
    };
    let decoded: Order = docmodel::from_slice(&docmodel::to_vec(&order).unwrap()).unwrap();
    assert_eq!(format!("{decoded:?}"), format!("{order:?}"));
    assert_eq!(order.validate(), Ok(()));
    assert_eq!(decoded.id(), &order.id);
}
