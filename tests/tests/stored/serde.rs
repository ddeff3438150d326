use super::{read, round_trip};
use bson::{Bson, DateTime, doc, oid::ObjectId};
use docmodel::{
    EmbeddedModel, FieldType,
    codec::stored::{As, Serde},
};
use proptest::{collection, prelude::*};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Shape {
    Point,
    Circle(f64),
    Box { wide: u8, high: Option<i64> },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Foreign {
    #[serde(rename = "the shapes")]
    shapes: Vec<Shape>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    names: BTreeMap<String, (char, bool)>,
    id: ObjectId,
    at: DateTime,
    unit: (),
}

prop_compose! {
    fn foreign()(
        shapes in collection::vec(prop_oneof![
            Just(Shape::Point),
            any::<f64>().prop_filter("equal to itself", |number| !number.is_nan()).prop_map(Shape::Circle),
            any::<(u8, Option<i64>)>().prop_map(|(wide, high)| Shape::Box { wide, high }),
        ], 0..4),
        names in collection::btree_map("[a-zæ]{0,3}", any::<(char, bool)>(), 0..4),
        id in any::<[u8; 12]>(),
        at in any::<i64>(),
    ) -> Foreign {
        Foreign { shapes, names, id: ObjectId::from_bytes(id), at: DateTime::from_millis(at), unit: () }
    }
}

#[derive(Debug, EmbeddedModel)]
struct Ours {
    before: i32,
    foreign: As<Serde, Foreign>,
    list: As<Serde, Vec<Option<Foreign>>>,
    after: bool,
}

#[derive(Serialize)]
struct Theirs<'a> {
    before: i32,
    foreign: &'a Foreign,
    list: &'a [Option<Foreign>],
    after: bool,
}

proptest! {
    #[test]
    fn stores_the_bytes_that_serde_stores(foreign in foreign(), list in collection::vec(proptest::option::of(foreign()), 0..3)) {
        let theirs = Theirs { before: 1, foreign: &foreign, list: &list, after: true };
        let theirs = bson::serialize_to_vec(&theirs).expect("serializes");
        let ours = Ours { before: 1, foreign: foreign.clone().into(), list: list.clone().into(), after: true };
        prop_assert_eq!(docmodel::to_vec(&ours).expect("encodes"), theirs.clone());
        let read: Ours = docmodel::from_slice(&theirs).expect("decodes");
        prop_assert_eq!((read.foreign.into_inner(), read.list.into_inner()), (foreign, list));
    }

    #[test]
    fn never_panics_on_damaged_documents(
        foreign in foreign(),
        damage in collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let ours = Ours { before: 1, foreign: foreign.into(), list: vec![].into(), after: true };
        let mut bytes = docmodel::to_vec(&ours).expect("encodes");
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = docmodel::from_slice::<Ours>(&bytes);
    }
}

#[test]
fn values_of_all_kinds_are_stored() {
    assert_eq!(round_trip::<Serde, _>(()), Bson::Null);
    assert_eq!(round_trip::<Serde, _>(u64::from(u32::MAX)), Bson::Int64(4_294_967_295));
    assert_eq!(round_trip::<Serde, Option<i32>>(None), Bson::Null);
    assert_eq!(round_trip::<Serde, _>(Shape::Point), "point".into());
    assert_eq!(round_trip::<Serde, _>(doc! { "a": [1, null] }), doc! { "a": [1, null] }.into());
    let any =
        Bson::JavaScriptCodeWithScope(bson::JavaScriptCodeWithScope { code: "f()".into(), scope: doc! { "a": 1 } });
    assert_eq!(round_trip::<Serde, _>(any.clone()), any);
}

#[test]
fn what_serde_refuses_is_an_error() {
    let error = As::<Serde, _>::from(u64::MAX).to_bson().expect_err("too large").to_string();
    assert_eq!(error, "Unsigned integer 18446744073709551615 cannot fit into BSON");
    assert_eq!(read::<Serde, Shape>("line").expect_err("unknown"), {
        "unknown variant `line`, expected one of `point`, `circle`, `box`"
    });
    assert_eq!(read::<Serde, i32>("a").expect_err("a text"), "invalid type: string \"a\", expected i32");
}

#[test]
fn a_missing_field_is_what_serde_makes_of_it() {
    #[derive(Debug, EmbeddedModel)]
    struct Sparse {
        maybe: As<Serde, Option<i32>>,
        #[field(default)]
        other: Option<i32>,
    }
    let read: Sparse = docmodel::from_document(&doc! {}).expect("decodes");
    assert_eq!((read.maybe.into_inner(), read.other), (None, None));
    assert!(As::<Serde, i32>::missing().is_none());
}

#[test]
fn documents_that_nest_too_deeply_are_refused() {
    let nested = |depth: usize| (0..depth).fold(Bson::Int32(1), |inner, _| Bson::Array(vec![inner]));
    // One level is the document round the value.
    assert_eq!(round_trip::<Serde, Bson>(nested(199)), nested(199));
    let error = read::<Serde, Bson>(nested(200)).expect_err("too deep");
    assert!(
        error.ends_with("]: the bytes are not valid BSON: documents are nested more than 200 levels deep"),
        "{error}"
    );
}
