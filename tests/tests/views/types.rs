//! What the field types are in a view.

use super::refused;
use bson::{Binary, Document, doc, spec::BinarySubtype};
use bytes::Bytes;
use docmodel::{Presence, prelude::*, view::MapRef};
use indexmap::{IndexMap, IndexSet};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

#[derive(Debug, Clone, PartialEq, FieldType)]
#[field_type(rename_all = "snake_case")]
enum Status {
    Draft,
    Sent,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, FieldType)]
struct City(String);

#[derive(Debug, EmbeddedModel)]
#[document(view)]
struct Types {
    boxed: Box<str>,
    shared: Arc<str>,
    cow: Cow<'static, str>,
    pointer: Arc<String>,
    status: Status,
    city: City,
    bytes: Bytes,
    binary: Binary,
    document: Document,
    set: BTreeSet<String>,
    ordered: IndexSet<String>,
    map: HashMap<City, Vec<String>>,
    index: IndexMap<String, Option<String>>,
    place: docmodel::geo::Point,
    presence: Presence<String>,
    nothing: Presence<String>,
    #[field(default)]
    absent: Presence<String>,
    pair: (i32, String),
    #[field(flatten)]
    rest: Document,
}

fn stored() -> Document {
    let bytes = Binary { subtype: BinarySubtype::Generic, bytes: vec![1, 2] };
    doc! {
        "boxed": "boxed", "shared": "shared", "cow": "cow", "pointer": "pointer", "status": "sent", "city": "Oslo",
        "bytes": bytes, "binary": Binary { subtype: BinarySubtype::Md5, bytes: vec![3] },
        "document": { "a": { "b": 1 } }, "set": ["b", "a", "b"], "ordered": ["z", "y"],
        "map": { "Oslo": ["x"], "Århus": [] }, "index": { "b": null, "a": "text" },
        "place": { "type": "Point", "coordinates": [10.7, 59.9] }, "presence": "here",
        "nothing": null, "pair": [1, "two"], "more": [1], "other": null,
    }
}

#[test]
fn types_borrow_or_are_themselves() {
    let bytes = stored().to_vec().unwrap();
    let view = TypesRef::from_slice(&bytes).unwrap();
    assert_eq!([view.boxed, view.shared, view.cow, *view.pointer], ["boxed", "shared", "cow", "pointer"]);
    assert_eq!((view.status, view.city), (Status::Sent, City("Oslo".into())));
    assert_eq!((view.bytes, view.binary.subtype, view.binary.bytes), (&[1, 2][..], BinarySubtype::Md5, &[3][..]));
    assert_eq!(view.document.get_document("a").unwrap().get_i32("b").unwrap(), 1);
    assert_eq!(view.set, ["b", "a", "b"], "as stored");
    assert_eq!(view.ordered, ["z", "y"]);
    assert_eq!(
        (view.map.get("Oslo"), view.map.get("Århus"), view.map.get("")),
        (Some(&vec!["x"]), Some(&vec![]), None)
    );
    assert_eq!(view.index.iter().collect::<Vec<_>>(), [("b", &None), ("a", &Some("text"))]);
    assert_eq!(view.place, docmodel::geo::Point::new(10.7, 59.9).unwrap());
    assert_eq!((view.presence, view.nothing), (Presence::Value("here"), Presence::Null));
    assert_eq!((view.absent, view.pair), (Presence::Missing, (1, "two".to_owned())));
    assert_eq!(view.rest.keys().collect::<Vec<_>>(), ["more", "other"]);
    assert_eq!(view.rest.values().collect::<Vec<_>>(), [&bson::bson!([1]), &bson::Bson::Null]);
}

#[test]
fn misfits_are_refused_as_the_model_refuses_them() {
    let refused_with = |key: &str, value: bson::Bson| {
        let mut stored = stored();
        stored.insert(key, value);
        refused::<Types>(&stored)
    };
    assert_eq!(refused_with("status", "lost".into()), "status: expected one of `draft`, `sent`, found `lost`");
    assert_eq!(refused_with("bytes", stored()["binary"].clone()), {
        "bytes: expected binary of subtype 0 (generic), found subtype 5; use `bson::Binary` to read any subtype"
    });
    assert_eq!(refused_with("map", doc! { "Oslo": [1] }.into()), "map.Oslo[0]: expected string, found int32");
    assert_eq!(refused_with("document", 1.into()), "document: expected document, found int32");
    assert_eq!(refused_with("index", doc! { "a": "b", "c": 1 }.into()), "index.c: expected string, found int32");
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, FieldType)]
enum Size {
    Small,
    Large,
}

#[derive(Debug, EmbeddedModel)]
#[document(view)]
struct Maps {
    sizes: BTreeMap<Size, String>,
    many: BTreeMap<String, i32>,
}

#[test]
fn keys_are_those_that_the_map_can_have_and_stand_once() {
    let bytes = doc! { "sizes": { "Large": "L", "Small": "S" }, "many": {} }.to_vec().unwrap();
    let view = MapsRef::from_slice(&bytes).unwrap();
    assert_eq!(view.sizes.iter().collect::<Vec<_>>(), [("Large", &"L"), ("Small", &"S")]);
    assert_eq!((view.sizes.len(), view.many.len(), view.many.is_empty()), (2, 0, true));
    assert_eq!(format!("{:?}", view.sizes), r#"{"Large": "L", "Small": "S"}"#);
    assert_eq!(refused::<Maps>(&doc! { "sizes": { "Huge": "" }, "many": {} }), {
        "sizes.Huge: expected one of `Small`, `Large`, found `Huge`"
    });
    for entries in [2, 15, 16, 17, 18, 40] {
        let mut many = bson::RawDocumentBuf::new();
        let keys = (1..entries).chain([entries / 2]).map(|n| format!("key {n}"));
        keys.for_each(|key| many.append(bson::raw::CString::try_from(key).unwrap(), 1));
        let bytes = bson::rawdoc! { "sizes": {}, "many": many }.into_bytes();
        let read = docmodel::from_slice::<Maps>(&bytes).map(drop).map_err(|error| error.to_string());
        let viewed = MapsRef::from_slice(&bytes).map(drop).map_err(|error| error.to_string());
        assert_eq!(viewed, read);
        assert!(entries < 4 || viewed.is_err_and(|error| error.ends_with("the document has this field twice, or under an old name, too")));
    }
}

#[test]
fn maps_are_equal_with_the_same_entries_in_the_same_order() {
    fn map(document: &bson::RawDocument) -> MapRef<'_, i32> {
        MapsRef::from_slice(document.as_bytes()).unwrap().many
    }
    let one = bson::rawdoc! { "many": { "a": 1, "b": 2 }, "sizes": {} };
    let other = bson::rawdoc! { "sizes": {}, "many": { "b": 2, "a": 1 } };
    assert_eq!(map(&one), map(&one.clone()));
    assert_ne!(map(&one), map(&other));
}
