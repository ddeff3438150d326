//! Enums with data, in all their forms.

use super::{misfit, stored_as};
use bson::{Bson, Document, doc};
use docmodel::{FieldType, prelude::*};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, EmbeddedModel)]
struct Bank {
    iban: String,
    #[field(min_length = 2)]
    holder: Option<String>,
}

/// The same enum in four forms; serde agrees with each.
macro_rules! payments {
    ($($name:ident: #[$serde:meta] #[$own:meta];)*) => {$(
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, FieldType)]
        #[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
        #[$serde]
        #[$own]
        enum $name {
            Cash,
            Card {
                #[field(pattern = "^[0-9]{4}$")]
                last_four: String,
                #[field(min = 1, max = 12)]
                expiry_month: Option<i32>,
            },
            #[serde(rename = "bank")]
            BankTransfer(Bank),
            Nothing {},
        }

        impl $name {
            fn any() -> impl Strategy<Value = Self> {
                prop_oneof![
                    Just(Self::Cash),
                    Just(Self::Nothing {}),
                    (any::<String>(), any::<Option<i32>>())
                        .prop_map(|(last_four, expiry_month)| Self::Card { last_four, expiry_month }),
                    (any::<String>(), any::<Option<String>>())
                        .prop_map(|(iban, holder)| Self::BankTransfer(Bank { iban, holder })),
                ]
            }

            fn card() -> Self {
                Self::Card { last_four: "1234".into(), expiry_month: Some(5) }
            }

            fn bank() -> Self {
                Self::BankTransfer(Bank { iban: "NO1".into(), holder: None })
            }
        }
    )*};
}

payments! {
    Internal: #[serde(tag = "type")] #[field_type()];
    Adjacent: #[serde(tag = "t", content = "c")] #[field_type(tag = "t", content = "c")];
    External: #[allow(dead_code)] #[field_type(external)];
}

#[derive(Debug, PartialEq, Serialize, Deserialize, EmbeddedModel)]
struct All {
    internal: Internal,
    adjacent: Adjacent,
    external: External,
    list: Vec<Option<Internal>>,
    map: BTreeMap<String, External>,
}

fn all() -> impl Strategy<Value = All> {
    (
        Internal::any(),
        Adjacent::any(),
        External::any(),
        proptest::collection::vec(proptest::option::of(Internal::any()), 0..3),
        proptest::collection::btree_map("[a-z]{1,3}", External::any(), 0..3),
    )
        .prop_map(|(internal, adjacent, external, list, map)| All { internal, adjacent, external, list, map })
}

/// The document with the keys of all its documents in the opposite order.
fn reversed(value: Bson) -> Bson {
    match value {
        Bson::Document(document) => {
            let mut entries: Vec<(String, Bson)> =
                document.into_iter().map(|(key, value)| (key, reversed(value))).collect();
            entries.reverse();
            Document::from_iter(entries).into()
        }
        Bson::Array(values) => values.into_iter().map(reversed).collect::<Vec<_>>().into(),
        other => other,
    }
}

proptest! {
    #[test]
    fn the_bytes_are_those_of_serde(all in all()) {
        let ours = docmodel::to_vec(&all).expect("encodes");
        prop_assert_eq!(&ours, &bson::serialize_to_vec(&all).expect("serializes"));
        prop_assert_eq!(docmodel::from_slice::<All>(&ours).expect("decodes"), all);
    }

    #[test]
    fn keys_are_read_in_any_order(all in all()) {
        let stored = docmodel::to_document(&all).expect("encodes");
        let Bson::Document(reversed) = reversed(stored.into()) else { unreachable!("a document") };
        prop_assert_eq!(docmodel::from_document::<All>(&reversed).expect("decodes"), all);
    }

    #[test]
    fn never_panics_on_damaged_documents(
        all in all(),
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = docmodel::to_vec(&all).expect("encodes");
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Err(error) = docmodel::from_slice::<All>(&bytes) {
            prop_assert!(!error.to_string().is_empty());
        }
    }
}

#[test]
fn the_variants_name_stands_among_the_fields() {
    stored_as(Internal::Cash, doc! { "type": "cash" });
    stored_as(Internal::Nothing {}, doc! { "type": "nothing" });
    stored_as(Internal::card(), doc! { "type": "card", "lastFour": "1234", "expiryMonth": 5 });
    stored_as(Internal::bank(), doc! { "type": "bank", "iban": "NO1", "holder": null });
    let any_order = doc! { "unknown": [1], "iban": "NO1", "type": "bank" };
    assert_eq!(Internal::from_bson(&any_order.into()).ok(), Some(Internal::bank()));
}

#[test]
fn the_variants_name_stands_beside_its_value() {
    stored_as(Adjacent::Cash, doc! { "t": "cash" });
    stored_as(Adjacent::Nothing {}, doc! { "t": "nothing", "c": {} });
    stored_as(Adjacent::card(), doc! { "t": "card", "c": { "lastFour": "1234", "expiryMonth": 5 } });
    stored_as(Adjacent::bank(), doc! { "t": "bank", "c": { "iban": "NO1", "holder": null } });
}

#[test]
fn the_variants_name_is_the_key_of_its_value() {
    stored_as(External::Cash, "cash");
    stored_as(External::Nothing {}, doc! { "nothing": {} });
    stored_as(External::card(), doc! { "card": { "lastFour": "1234", "expiryMonth": 5 } });
    stored_as(External::bank(), doc! { "bank": { "iban": "NO1", "holder": null } });
}

#[test]
fn errors_in_the_name() {
    for (error, expected) in [
        (misfit::<Internal>(doc! { "type": "gold" }), {
            "a.type: expected one of `cash`, `card`, `bank`, `nothing`, found `gold`"
        }),
        (misfit::<Internal>(doc! { "iban": "" }), "a.type: expected string, but the field is missing"),
        (misfit::<Internal>(doc! { "type": 1 }), "a.type: expected string, found int32"),
        (misfit::<Internal>("cash"), "a: expected document, found string"),
        (misfit::<Adjacent>(doc! { "t": "gold" }), {
            "a.t: expected one of `cash`, `card`, `bank`, `nothing`, found `gold`"
        }),
        (misfit::<Adjacent>(doc! { "c": {} }), "a.t: expected string, but the field is missing"),
        (misfit::<Adjacent>(5), "a: expected document, found int32"),
        (misfit::<External>("gold"), "a: expected one of `cash`, `card`, `bank`, `nothing`, found `gold`"),
        (misfit::<External>(doc! { "gold": 1 }), {
            "a: expected one of `cash`, `card`, `bank`, `nothing`, found `gold`"
        }),
        (misfit::<External>(doc! {}), {
            "a: expected a document with the name of a variant as its one key, found no key"
        }),
        (misfit::<External>(doc! { "cash": 1, "card": 2 }), {
            "a: expected a document with the name of a variant as its one key, found more"
        }),
        (misfit::<External>(true), "a: expected string or document, found bool"),
    ] {
        assert_eq!(error, expected);
    }
}

#[test]
fn errors_in_the_value() {
    for (error, expected) in [
        (misfit::<Internal>(doc! { "type": "card", "lastFour": 1 }), "a.lastFour: expected string, found int32"),
        (misfit::<Internal>(doc! { "type": "card" }), "a.lastFour: expected string, but the field is missing"),
        (misfit::<Internal>(doc! { "type": "bank" }), "a.iban: expected string, but the field is missing"),
        (misfit::<Adjacent>(doc! { "t": "card" }), "a.c: expected document, but the field is missing"),
        (misfit::<Adjacent>(doc! { "t": "card", "c": "" }), "a.c: expected document, found string"),
        (misfit::<Adjacent>(doc! { "c": { "iban": 1 }, "t": "bank" }), "a.c.iban: expected string, found int32"),
        (misfit::<External>("card"), "a: expected document, found string"),
        (misfit::<External>(doc! { "cash": {} }), "a: expected string, found document"),
        (misfit::<External>(doc! { "card": { "lastFour": 1 } }), "a.card.lastFour: expected string, found int32"),
        (misfit::<Vec<Internal>>(vec![doc! { "type": "cash" }, doc! { "type": "bank", "iban": 1 }]), {
            "a[1].iban: expected string, found int32"
        }),
    ] {
        assert_eq!(error, expected);
    }
    let mut twice = bson::rawdoc! { "type": "card", "lastFour": "1234" };
    twice.append(bson::cstr!("type"), "cash");
    let bytes = bson::rawdoc! { "a": twice }.into_bytes();
    let error = docmodel::from_slice::<Holder>(&bytes).expect_err("twice");
    assert_eq!(error.to_string(), "a.type: the document has this field twice, or under an old name, too");
}

#[derive(Debug, EmbeddedModel)]
struct Holder {
    a: Internal,
}

#[derive(Debug, Clone, PartialEq, FieldType)]
#[field_type(tag = "kind", rename_all_fields = "camelCase")]
enum Event {
    #[field_type(name = "click")]
    Click {
        at_x: i32,
        #[field(name = "y", default)]
        at_y: i32,
    },
    Key(Bank),
    #[field_type(other)]
    Other(Document),
}

#[test]
fn other_documents_are_kept_where_a_variant_holds_them() {
    stored_as(Event::Click { at_x: 1, at_y: 2 }, doc! { "kind": "click", "atX": 1, "y": 2 });
    for unknown in [doc! { "kind": "scroll", "by": [1] }, doc! {}, doc! { "kind": 5 }] {
        stored_as(Event::Other(unknown.clone()), unknown);
    }
    let read = Event::from_bson(&doc! { "atX": 1, "kind": "click" }.into());
    assert_eq!(read.ok(), Some(Event::Click { at_x: 1, at_y: 0 }));
    // A known name with a value that does not fit is an error all the same.
    assert_eq!(misfit::<Event>(doc! { "kind": "click" }), "a.atX: expected int32, but the field is missing");
    assert_eq!(misfit::<Event>("click"), "a: expected document, found string");
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, FieldType)]
#[serde(tag = "t", content = "c")]
enum Tree<T> {
    Leaf(T),
    Pair { left: Box<Tree<T>>, right: Box<Tree<T>> },
    Many(Vec<Tree<T>>),
    Maybe(Option<i32>),
}

#[test]
fn recursive_and_generic_enums() {
    let tree = Tree::Pair {
        left: Box::new(Tree::Leaf("a".to_owned())),
        right: Box::new(Tree::Many(vec![Tree::Leaf("b".to_owned()), Tree::Maybe(None)])),
    };
    stored_as(
        tree,
        doc! { "t": "Pair", "c": {
            "left": { "t": "Leaf", "c": "a" },
            "right": { "t": "Many", "c": [{ "t": "Leaf", "c": "b" }, { "t": "Maybe", "c": null }] },
        } },
    );
    assert_eq!(Tree::<i32>::from_bson(&doc! { "t": "Maybe" }.into()).ok(), Some(Tree::Maybe(None)));
    assert_eq!(misfit::<Tree<i32>>(doc! { "t": "Leaf", "c": "x" }), "a.c: expected int32, found string");
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, FieldType)]
#[serde(untagged)]
enum Setting {
    Flag(bool),
    Number(i32),
    Text(#[field(max_length = 5)] String),
    List(Vec<i32>),
    Bank(Bank),
}

#[test]
fn untagged_variants_are_told_apart_by_their_type() {
    for (value, stored) in [
        (Setting::Flag(true), Bson::from(true)),
        (Setting::Number(3), 3.into()),
        (Setting::Text("a".into()), "a".into()),
        (Setting::List(vec![1]), vec![1].into()),
        (Setting::Bank(Bank { iban: "NO1".into(), holder: None }), doc! { "iban": "NO1", "holder": null }.into()),
    ] {
        assert_eq!(bson::serialize_to_bson(&value).expect("serializes"), stored);
        stored_as(value, stored);
    }
    assert_eq!(misfit::<Setting>(1.5), "a: expected bool or int32 or string or array or document, found double");
    assert_eq!(misfit::<Setting>(vec![Bson::from(1), "x".into()]), "a[1]: expected int32, found string");
    assert_eq!(misfit::<Setting>(doc! {}), "a.iban: expected string, but the field is missing");
}

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: i32,
    payment: Internal,
    refund: Option<Adjacent>,
    tries: Vec<External>,
    settings: Vec<Setting>,
}

#[test]
fn filters_and_updates() {
    let f = Order::F;
    for (filter, expected) in [
        (f.payment.eq(Internal::Cash), r#"{ payment: { $eq: { type: "cash" } } }"#),
        (f.payment.is_in([Internal::Cash]), r#"{ payment: { $in: [{ type: "cash" }] } }"#),
        (f.refund.ne(Adjacent::Cash), r#"{ refund: { $ne: { t: "cash" } } }"#),
        (f.refund.is_some(), "{ refund: { $ne: null } }"),
        (f.tries.contains(External::Cash), r#"{ tries: "cash" }"#),
        (f.settings.contains(Setting::Number(3)), "{ settings: 3 }"),
    ] {
        assert_eq!(filter.to_string(), expected);
    }
    let update = Update::collect([f.payment.set(Internal::Cash), f.tries.push(External::Nothing {})]);
    assert_eq!(
        update.to_string(),
        r#"{ $set: { payment: { type: "cash" } }, $push: { tries: { $each: [{ nothing: {} }] } } }"#
    );
}

#[test]
fn rules_in_variants_hold() {
    let holder = || Bank { iban: String::new(), holder: Some("x".into()) };
    let order = Order {
        id: 1,
        payment: Internal::Card { last_four: "12".into(), expiry_month: Some(13) },
        refund: Some(Adjacent::BankTransfer(holder())),
        tries: vec![External::Cash, External::BankTransfer(holder())],
        settings: vec![Setting::Text("too long".into())],
    };
    let violations: Vec<String> = order.validate().expect_err("breaks rules").iter().map(ToString::to_string).collect();
    assert_eq!(
        violations,
        [
            "payment.lastFour: must match `^[0-9]{4}$`, is \"12\"",
            "payment.expiryMonth: must be at most 12, is 13",
            "refund.c.holder: must have at least 2 characters, has 1",
            "tries[1].bank.holder: must have at least 2 characters, has 1",
            "settings[0]: must have at most 5 characters, has 8",
        ]
    );
}
