//! Models to bytes and back: against bson's own serde path, and against bytes that others wrote.

use crate::models::{Address, Item, Order, item, order};
use bson::{Bson, doc, oid::ObjectId};
use docmodel::{
    DocumentModel, EmbeddedModel, Model,
    error::{DecodeError, DecodeReason},
};
use proptest::{collection, option, prelude::*};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, HashMap},
    fmt::Debug,
};

/// A struct that serde's path and ours store alike.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, EmbeddedModel)]
struct Leaf {
    text: String,
    number: i32,
    flag: Option<bool>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, DocumentModel)]
struct Tree {
    #[field(id)]
    #[serde(rename = "_id")]
    id: ObjectId,
    flag: bool,
    int: i32,
    long: i64,
    double: f64,
    text: String,
    date: bson::DateTime,
    maybe: Option<String>,
    leaf: Leaf,
    maybe_leaf: Option<Leaf>,
    leaves: Vec<Leaf>,
    texts: Vec<String>,
    grid: Vec<Vec<i32>>,
    holes: Vec<Option<i64>>,
    map: BTreeMap<String, i32>,
    nested: BTreeMap<String, Vec<Leaf>>,
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[a-z$.]{0,12}", Just("straße 東京 🦀".to_owned())]
}

fn key() -> impl Strategy<Value = String> {
    "[a-zA-Zäß0-9_ -]{1,8}"
}

prop_compose! {
    fn leaf()(text in text(), number in any::<i32>(), flag in any::<Option<bool>>()) -> Leaf {
        Leaf { text, number, flag }
    }
}

prop_compose! {
    fn tree()(
        (id, flag, int, long, double, text) in
            (any::<[u8; 12]>(), any::<bool>(), any::<i32>(), any::<i64>(), any::<f64>(), text()),
        (date, maybe, leaf_, maybe_leaf) in (any::<i64>(), option::of(text()), leaf(), option::of(leaf())),
        (leaves, texts) in (collection::vec(leaf(), 0..12), collection::vec(text(), 0..4)),
        grid in collection::vec(collection::vec(any::<i32>(), 0..4), 0..4),
        holes in collection::vec(any::<Option<i64>>(), 0..4),
        map in collection::btree_map(key(), any::<i32>(), 0..4),
        nested in collection::btree_map(key(), collection::vec(leaf(), 0..3), 0..3),
    ) -> Tree {
        Tree {
            id: ObjectId::from_bytes(id), flag, int, long, double, text, date: bson::DateTime::from_millis(date),
            maybe, leaf: leaf_, maybe_leaf, leaves, texts, grid, holes, map, nested,
        }
    }
}

fn round_trip<M: Model + PartialEq + Debug>(model: &M) {
    let bytes = docmodel::to_vec(model).expect("encodes");
    assert_eq!(&docmodel::from_slice::<M>(&bytes).expect("decodes"), model);
    let document = docmodel::to_document(model).expect("encodes");
    assert_eq!(&docmodel::from_document::<M>(&document).expect("decodes"), model);
}

proptest! {
    #[test]
    fn stores_the_bytes_that_serde_stores(tree in tree()) {
        let ours = docmodel::to_vec(&tree).expect("encodes");
        prop_assert_eq!(&ours, &bson::serialize_to_vec(&tree).expect("serializes"));
        // NaN is not equal to itself, so the second encoding is compared.
        let read: Tree = docmodel::from_slice(&ours).expect("decodes");
        prop_assert_eq!(docmodel::to_vec(&read).expect("encodes"), ours);
    }

    #[test]
    fn reads_fields_in_any_order_among_unknown_ones(tree in tree(), seed in any::<u64>()) {
        let stored = bson::serialize_to_document(&tree).expect("serializes");
        let mut entries: Vec<(String, Bson)> = stored.into_iter().collect();
        for n in 0..20_i64 {
            entries.push((format!("unknown{n}"), doc! { "a": [1, { "b": tree.text.as_str() }], "n": n }.into()));
        }
        entries.sort_by_cached_key(|(key, _)| key.bytes().fold(seed, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3).rotate_left(5)
        }));
        let bytes = entries.into_iter().collect::<bson::Document>().to_vec().expect("encodes");
        let read: Tree = docmodel::from_slice(&bytes).expect("decodes");
        prop_assert_eq!(docmodel::to_vec(&read).expect("encodes"), docmodel::to_vec(&tree).expect("encodes"));
    }

    #[test]
    fn never_panics_on_any_bytes(bytes in collection::vec(any::<u8>(), 0..600)) {
        let _ = docmodel::from_slice::<Tree>(&bytes);
    }

    #[test]
    fn never_panics_on_damaged_documents(
        tree in tree(),
        damage in collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = docmodel::to_vec(&tree).expect("encodes");
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Err(error) = docmodel::from_slice::<Tree>(&bytes) {
            prop_assert!(!error.to_string().is_empty());
        }
        bytes.truncate(cut.index(bytes.len()));
        prop_assert!(docmodel::from_slice::<Tree>(&bytes).is_err());
    }
}

#[test]
fn every_type_comes_back() {
    let full = order("NO-1");
    round_trip(&full);
    round_trip(&Order {
        bill_to: Some(Address { city: String::new(), zip: None }),
        items: vec![],
        note: Some("\0 ö".into()),
        revision: i64::MIN,
        total: -0.0,
        priority: None,
        tags: vec![],
        scores: Some(vec![i32::MIN, 0, i32::MAX]),
        grid: vec![vec![], vec![]],
        stock: HashMap::new(),
        sizes: BTreeMap::new(),
        created_at: bson::DateTime::MIN,
        ..full
    });
    // 12 items: positions of two digits.
    round_trip(&Order { items: (1..13).map(|n| item("A", n)).collect(), ..order("NO-2") });
}

#[test]
fn the_id_is_stored_first_and_names_are_the_declared_ones() {
    #[derive(DocumentModel)]
    #[document(rename_all = "camelCase")]
    struct Late {
        first_name: String,
        #[field(name = "x y")]
        odd: i32,
        #[field(id)]
        key: i64,
    }
    let stored = docmodel::to_document(&Late { first_name: "a".into(), odd: 1, key: 7 }).expect("encodes");
    assert_eq!(stored, doc! { "_id": 7_i64, "firstName": "a", "x y": 1 });
    assert_eq!(stored.keys().next().map(String::as_str), Some("_id"));
    assert_eq!(Late::COLLECTION, "lates");
}

#[test]
fn none_is_stored_as_null_and_both_null_and_missing_are_none() {
    #[derive(Debug, PartialEq, EmbeddedModel)]
    struct Maybe {
        a: Option<i32>,
        b: Option<Address>,
    }
    assert_eq!(docmodel::to_document(&Maybe { a: None, b: None }).expect("encodes"), doc! { "a": null, "b": null });
    for stored in [doc! {}, doc! { "a": null }, doc! { "b": null, "a": null }] {
        assert_eq!(docmodel::from_document::<Maybe>(&stored).expect("decodes"), Maybe { a: None, b: None });
    }
}

#[test]
fn defaults_stand_for_missing_fields_only() {
    fn ten() -> i32 {
        10
    }
    #[derive(Debug, PartialEq, EmbeddedModel)]
    struct Defaults {
        #[field(default)]
        text: String,
        #[field(default = "ten")]
        number: i32,
    }
    let read = docmodel::from_document::<Defaults>(&doc! {}).expect("decodes");
    assert_eq!(read, Defaults { text: String::new(), number: 10 });
    let error = docmodel::from_document::<Defaults>(&doc! { "number": null }).expect_err("null is a value");
    assert_eq!(error.to_string(), "number: expected int32, found null");
}

/// An order with one thing changed, as somebody else may have stored it.
fn misfit(change: impl FnOnce(&mut bson::Document)) -> DecodeError {
    let mut stored = docmodel::to_document(&order("NO-1")).expect("encodes");
    change(&mut stored);
    docmodel::from_document::<Order>(&stored).expect_err("does not fit")
}

#[test]
fn errors_name_the_path_what_was_expected_and_what_was_found() {
    let second_item = |stored: &mut bson::Document, key: &str, value: Bson| {
        stored.get_array_mut("items").expect("array")[1].as_document_mut().expect("document").insert(key, value);
    };
    let cases: Vec<(DecodeError, &str)> = vec![
        (misfit(|o| drop(o.insert("paid", 1))), "paid: expected bool, found int32"),
        (misfit(|o| drop(o.insert("revision", 1))), "revision: expected int64, found int32"),
        (misfit(|o| drop(o.insert("total", Bson::Null))), "total: expected double, found null"),
        (misfit(|o| drop(o.insert("note", 5_i64))), "note: expected string, found int64"),
        (misfit(|o| drop(o.remove("number"))), "number: expected string, but the field is missing"),
        (misfit(|o| drop(o.insert("shipTo", "Oslo"))), "shipTo: expected document, found string"),
        (misfit(|o| drop(o.insert("shipTo", doc! {}))), "shipTo.city: expected string, but the field is missing"),
        (misfit(|o| drop(o.insert("items", doc! {}))), "items: expected array, found document"),
        (misfit(|o| second_item(o, "qty", "two".into())), "items[1].qty: expected int32, found string"),
        (misfit(|o| second_item(o, "labels", vec![Bson::from("a"), 1.into()].into())), {
            "items[1].labels[1]: expected string, found int32"
        }),
        (misfit(|o| drop(o.insert("grid", vec![Bson::from(vec![1]), vec![Bson::Null].into()]))), {
            "grid[1][0]: expected int32, found null"
        }),
        (misfit(|o| drop(o.insert("stock", doc! { "oslo": 1_i64, "são paulo": 1 }))), {
            "stock.são paulo: expected int64, found int32"
        }),
        (misfit(|o| drop(o.insert("sizes", doc! { "xl": { "sku": "X" } }))), {
            "sizes.xl.qty: expected int32, but the field is missing"
        }),
    ];
    for (error, expected) in cases {
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn errors_carry_the_id_and_the_reason() {
    let error =
        misfit(|stored| drop(stored.insert("_id", ObjectId::from_bytes([7; 12])).and(stored.insert("paid", 1))));
    assert_eq!(error.id(), Some(&ObjectId::from_bytes([7; 12]).into()));
    assert_eq!(error.path(), "paid");
    assert!(matches!(error.reason(), DecodeReason::WrongType { found: docmodel::codec::Tag::INT32, .. }));
}

#[test]
fn a_key_that_stands_twice_is_an_error() {
    let mut bytes = bson::rawdoc! { "city": "Oslo", "postal code": null };
    bytes.append(bson::cstr!("city"), "Bergen");
    let error = docmodel::from_slice::<Address>(bytes.as_bytes()).expect_err("twice");
    assert_eq!(error.to_string(), "city: the document has this field twice, or under an old name, too");
}

#[test]
fn a_document_nested_without_end_is_an_error() {
    #[derive(Debug, EmbeddedModel)]
    struct Comment {
        replies: Vec<Comment>,
    }
    let mut bytes = doc! { "replies": [] }.to_vec().expect("encodes");
    for _ in 0..500 {
        let inner = bson::RawDocumentBuf::from_bytes(bytes).expect("document");
        let mut replies = bson::RawArrayBuf::new();
        replies.push(inner);
        bytes = bson::rawdoc! { "replies": replies }.into_bytes();
    }
    let error = docmodel::from_slice::<Comment>(&bytes).expect_err("too deep");
    assert!(error.to_string().contains("nested more than 200 levels"), "{error}");
}

#[test]
fn a_length_that_lies_is_an_error() {
    let good = docmodel::to_vec(&item("A", 1)).expect("encodes");
    for at in 0..good.len() {
        for value in [0, 1, 4, 0x7f, 0x80, 0xff] {
            let mut bad = good.clone();
            bad[at] = value;
            // No panic, and no allocation by a length that was not checked.
            let _ = docmodel::from_slice::<Item>(&bad);
        }
    }
    let mut longer = good.clone();
    longer.push(0);
    let error = docmodel::from_slice::<Item>(&longer).expect_err("bytes follow");
    assert_eq!(error.to_string(), "the bytes are not valid BSON: bytes follow the document");
}

#[test]
fn map_keys_that_cannot_be_addressed_are_not_stored() {
    for key in ["", "a.b", "$set", "a\0b"] {
        let stored = docmodel::to_vec(&Order { stock: [(key.to_owned(), 1)].into(), ..order("NO-1") });
        let error = stored.expect_err(key).to_string();
        assert!(error.starts_with(&format!("the map key {key:?} ")), "{error}");
    }
}
