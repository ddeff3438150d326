//! The field types beyond the common ones: what is stored for them, and what is refused.

mod hashed;
mod presence;
mod tuples;

use bson::{
    Binary, Bson, DateTime, Decimal128, Document, JavaScriptCodeWithScope, Regex, Timestamp, binary::Vector, cstr, doc,
    oid::ObjectId, spec::BinarySubtype,
};
use docmodel::{EmbeddedModel, FieldType, Model, prelude::*};
use proptest::{collection, prelude::*};
use serde::{Deserialize, Serialize};
use std::{
    borrow::Cow,
    collections::{BTreeSet, HashSet, VecDeque},
    sync::Arc,
};

/// Stored by serde as we store it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, EmbeddedModel)]
struct Wide {
    tiny: i8,
    small: i16,
    byte: u8,
    word: u16,
    long: u32,
    single: f32,
    character: char,
    boxed_text: Box<str>,
    cow: Cow<'static, str>,
    boxed: Box<i32>,
    maybe: Option<Box<Wide>>,
    queue: VecDeque<i64>,
    three: [u8; 3],
    sorted: BTreeSet<String>,
    decimal: Decimal128,
    timestamp: Timestamp,
    binary: Binary,
    document: Document,
    any: Vec<Bson>,
}

prop_compose! {
    fn wide()(
        (tiny, small, byte, word, long, single) in any::<(i8, i16, u8, u16, u32, f32)>(),
        (character, text) in any::<(char, String)>(),
        queue in collection::vec_deque(any::<i64>(), 0..4),
        three in any::<[u8; 3]>(),
        sorted in collection::btree_set("[a-c]{0,2}", 0..4),
        decimal in any::<[u8; 16]>(),
        (time, increment) in any::<(u32, u32)>(),
        (subtype, bytes) in (prop_oneof![Just(0_u8), 2_u8..=8, Just(0x80)], collection::vec(any::<u8>(), 0..9)),
        any in collection::vec(bson(), 0..5),
    ) -> Wide {
        Wide {
            tiny, small, byte, word, long, single, character,
            boxed_text: text.clone().into(), cow: text.into(), boxed: Box::new(1), maybe: None,
            queue, three, sorted,
            decimal: Decimal128::from_bytes(decimal),
            timestamp: Timestamp { time, increment },
            binary: Binary { subtype: subtype.into(), bytes },
            document: doc! { "$weird.key": any.first().cloned().unwrap_or(Bson::Null) },
            any,
        }
    }
}

/// Every BSON type but the deprecated `DBPointer`.
fn bson() -> impl Strategy<Value = Bson> {
    let leaf = prop_oneof![
        any::<f64>().prop_map(Bson::Double),
        any::<String>().prop_map(Bson::String),
        any::<bool>().prop_map(Bson::Boolean),
        any::<i32>().prop_map(Bson::Int32),
        any::<i64>().prop_map(Bson::Int64),
        any::<i64>().prop_map(|millis| DateTime::from_millis(millis).into()),
        any::<[u8; 12]>().prop_map(|bytes| ObjectId::from_bytes(bytes).into()),
        any::<String>().prop_map(Bson::JavaScriptCode),
        any::<String>().prop_map(Bson::Symbol),
        prop_oneof![Just(Bson::Null), Just(Bson::Undefined), Just(Bson::MinKey), Just(Bson::MaxKey)],
        Just(Regex { pattern: cstr!("^a").to_owned(), options: cstr!("im").to_owned() }.into()),
        any::<String>().prop_map(|code| JavaScriptCodeWithScope { code, scope: doc! { "x": 1 } }.into()),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            collection::vec(inner.clone(), 0..4).prop_map(Bson::Array),
            collection::vec(inner, 0..4).prop_map(|values| {
                let entries = values.into_iter().enumerate();
                Bson::Document(entries.map(|(n, value)| (format!("key {n}"), value)).collect())
            }),
        ]
    })
}

proptest! {
    #[test]
    fn stores_the_bytes_that_serde_stores(inner in wide(), outer in wide()) {
        let wide = Wide { maybe: Some(Box::new(inner)), ..outer };
        let ours = docmodel::to_vec(&wide).expect("encodes");
        prop_assert_eq!(&ours, &bson::serialize_to_vec(&wide).expect("serializes"));
        let read: Wide = docmodel::from_slice(&ours).expect("decodes");
        prop_assert_eq!(docmodel::to_vec(&read).expect("encodes"), ours);
    }

    #[test]
    fn never_panics_on_damaged_documents(
        wide in wide(),
        damage in collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = docmodel::to_vec(&wide).expect("encodes");
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = docmodel::from_slice::<Wide>(&bytes);
    }
}

fn error<T: FieldType + std::fmt::Debug>(value: impl Into<Bson>) -> String {
    T::from_bson(&value.into()).expect_err("does not fit").to_string()
}

#[test]
fn what_does_not_fit_is_never_wrapped_or_rounded() {
    assert_eq!(error::<i8>(128), "expected a number from -128 to 127, found 128");
    assert_eq!(error::<u8>(-1), "expected a number from 0 to 255, found -1");
    assert_eq!(error::<u16>(65_536), "expected a number from 0 to 65535, found 65536");
    assert_eq!(error::<u32>(-1_i64), "expected a number from 0 to 4294967295, found -1");
    assert_eq!(error::<u32>(1), "expected int64, found int32");
    assert_eq!(error::<f32>(0.1), "expected a number that an `f32` holds exactly, found 0.1");
    assert_eq!(error::<char>("ab"), "expected one character, found 2");
    assert_eq!(error::<char>(""), "expected one character, found 0");
    assert_eq!(error::<[i32; 2]>(vec![1]), "expected an array of 2 elements, found 1");
    assert_eq!(error::<Vector>(Binary { subtype: BinarySubtype::Generic, bytes: vec![] }), {
        "expected binary of subtype 9 (vector), found subtype 0"
    });
    assert!(f32::from_bson(&f64::NAN.into()).expect("a number").is_nan());
    assert_eq!(f32::from_bson(&0.5.into()).ok(), Some(0.5));
}

#[test]
fn errors_in_containers_have_their_path() {
    #[derive(Debug, EmbeddedModel)]
    struct Containers {
        pointer: Arc<Vec<Box<i32>>>,
        set: HashSet<String>,
    }
    let read = |stored: &Document| docmodel::from_document::<Containers>(stored).expect_err("no fit").to_string();
    assert_eq!(read(&doc! { "pointer": [1, "2"], "set": [] }), "pointer[1]: expected int32, found string");
    assert_eq!(read(&doc! { "pointer": [], "set": [1] }), "set[0]: expected string, found int32");
    assert_eq!(read(&doc! { "set": [] }), "pointer: expected array, but the field is missing");
}

#[test]
fn vectors_are_stored_as_vector_search_wants_them() {
    let vector = Vector::Float32(vec![0.5, -1.0]);
    let stored = vector.to_bson().expect("encodes");
    let Bson::Binary(binary) = &stored else { panic!("{stored}") };
    assert_eq!((binary.subtype, binary.bytes.len()), (BinarySubtype::Vector, 2 + 8));
    assert_eq!(Vector::from_bson(&stored).expect("decodes"), vector);
}

#[test]
fn containers_and_pointers_are_filtered_and_updated_like_what_they_hold() {
    #[derive(Debug, DocumentModel)]
    struct Shelf {
        #[field(id)]
        id: u32,
        owner: Box<Wide>,
        label: Arc<str>,
        #[field(max_items = 2)]
        tags: HashSet<String>,
        row: VecDeque<i64>,
        corners: [f64; 2],
        stock: u16,
        extra: Document,
    }
    let f = Shelf::F;
    assert_eq!(f.id.eq(1).to_string(), r#"{ _id: Long("1") }"#);
    assert_eq!(f.owner.tiny.lt(3).to_string(), r#"{ "owner.tiny": { $lt: 3 } }"#);
    assert_eq!(f.label.eq("a").to_string(), r#"{ label: "a" }"#);
    assert_eq!(f.tags.contains("a").to_string(), r#"{ tags: "a" }"#);
    assert_eq!(f.tags.set(HashSet::from(["a".to_owned()])).to_string(), r#"{ $set: { tags: ["a"] } }"#);
    assert_eq!(f.row.eq(VecDeque::from([1])).to_string(), r#"{ row: [Long("1")] }"#);
    assert_eq!(f.corners.at(1, |c| c.gt(0.5)).to_string(), r#"{ "corners.1": { $gt: 0.5 } }"#);
    assert_eq!(f.stock.inc(-1).to_string(), "{ $inc: { stock: -1 } }");
    assert_eq!(f.extra.key("a", |any| any.eq(Bson::Null)).to_string(), r#"{ "extra.a": null }"#);
    let one: Wide = docmodel::from_document(&one()).expect("decodes");
    let shelf = Shelf {
        id: 1,
        owner: Box::new(one),
        label: "a".into(),
        tags: ["a", "b", "c"].map(str::to_owned).into(),
        row: [].into(),
        corners: [0.0, 1.0],
        stock: 3,
        extra: doc! {},
    };
    let violations = shelf.validate().expect_err("too many tags");
    assert_eq!(violations[0].to_string(), "tags: must have at most 2 items, has 3");
}

fn one() -> Document {
    doc! {
        "tiny": 1, "small": 1, "byte": 1, "word": 1, "long": 1_i64, "single": 1.0, "character": "a", "boxed_text": "",
        "cow": "", "boxed": 1, "queue": [], "three": [1, 2, 3], "sorted": [],
        "decimal": "1".parse::<Decimal128>().expect("a decimal"), "timestamp": Timestamp { time: 1, increment: 2 },
        "binary": Binary { subtype: BinarySubtype::Generic, bytes: vec![] }, "document": {}, "any": [],
    }
}
