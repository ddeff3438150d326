//! Paths into variants: on the server, a filter finds what the same question finds in Rust.

use bson::{Bson, Document, doc};
use docmodel::{FieldType, prelude::*, testing};

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Account {
    number: String,
    limit: Option<i32>,
}

/// Variants with fields of the same names, in three forms; each filter beside what it asks.
macro_rules! payments {
    ($($form:ident: #[$attribute:meta];)*) => {$(
        mod $form {
            use super::*;

            #[derive(Debug, Clone, PartialEq, FieldType)]
            #[$attribute]
            pub(super) enum Payment {
                Cash,
                Card { number: String, limit: Option<i32>, tags: Vec<String> },
                #[field_type(name = "giro")]
                GiroTransfer { number: String, limit: Option<i32> },
                Account(Account),
                Nothing {},
            }

            impl Payment {
                pub(super) fn all() -> Vec<Self> {
                    let mut all = vec![Self::Cash, Self::Nothing {}];
                    for number in ["1", "2", ""].map(str::to_owned) {
                        for limit in [None, Some(0), Some(5)] {
                            let tags = number.chars().map(String::from).chain(limit.map(|_| "x".to_owned())).collect();
                            all.push(Self::Card { number: number.clone(), limit, tags });
                            all.push(Self::GiroTransfer { number: number.clone(), limit });
                            all.push(Self::Account(Account { number: number.clone(), limit }));
                        }
                    }
                    all
                }

                fn card(&self) -> Option<(&str, Option<i32>, &[String])> {
                    match self {
                        Self::Card { number, limit, tags } => Some((number, *limit, tags)),
                        _ => None,
                    }
                }
            }

            #[derive(Debug, Clone, PartialEq, DocumentModel)]
            #[document(collection = "orders")]
            struct Order {
                #[field(id)]
                id: i32,
                payment: Payment,
                maybe: Option<Payment>,
                history: Vec<Payment>,
            }

            type Question = (&'static str, Filter<Order>, fn(&Order) -> bool);

            fn is_card(o: &Order, is: impl Fn(&str, Option<i32>, &[String]) -> bool) -> bool {
                o.payment.card().is_some_and(|(number, limit, tags)| is(number, limit, tags))
            }
            fn has_card(payments: &[Payment], is: impl Fn(&str, Option<i32>) -> bool) -> bool {
                payments.iter().filter_map(Payment::card).any(|(number, limit, _)| is(number, limit))
            }

            fn questions() -> Vec<Question> {
                let o = Order::F;
                macro_rules! ask {
                    ($filter:expr, $is:expr) => {
                        (stringify!($filter), $filter, $is as fn(&Order) -> bool)
                    };
                }
                let card = o.payment.variant_card();
                vec![
                    ask!(o.payment.is_cash(), |o| o.payment == Payment::Cash),
                    ask!(o.payment.is_nothing(), |o| o.payment == Payment::Nothing {}),
                    ask!(o.payment.is_giro_transfer(), |o| matches!(o.payment, Payment::GiroTransfer { .. })),
                    ask!(o.payment.is_account(), |o| matches!(o.payment, Payment::Account(_))),
                    ask!(!o.payment.is_card(), |o| o.payment.card().is_none()),
                    ask!(o.payment.is_card() & o.payment.is_cash(), |_| false),
                    ask!(card.number.eq("1"), |o| is_card(o, |number, _, _| number == "1")),
                    ask!(card.number.ne("1"), |o| is_card(o, |number, _, _| number != "1")),
                    ask!(!card.number.eq("1"), |o| !is_card(o, |number, _, _| number == "1")),
                    ask!(!card.number.ne("1"), |o| !is_card(o, |number, _, _| number != "1")),
                    ask!(card.number.gte("1"), |o| is_card(o, |number, _, _| number >= "1")),
                    ask!(card.number.is_in(["", "2"]), |o| is_card(o, |number, _, _| number != "1")),
                    ask!(card.number.not_in(["", "2"]), |o| is_card(o, |number, _, _| number == "1")),
                    ask!(card.number.exists(true), |o| is_card(o, |_, _, _| true)),
                    ask!(card.number.exists(false), |_| false),
                    ask!(card.limit.is_none(), |o| is_card(o, |_, limit, _| limit.is_none())),
                    ask!(card.limit.is_null(), |o| is_card(o, |_, limit, _| limit.is_none())),
                    ask!(card.limit.is_some(), |o| is_card(o, |_, limit, _| limit.is_some())),
                    ask!(card.limit.is_missing(), |_| false),
                    ask!(card.limit.ne(5), |o| is_card(o, |_, limit, _| limit != Some(5))),
                    ask!(card.limit.lt(5), |o| is_card(o, |_, limit, _| limit == Some(0))),
                    ask!(card.number.eq("1") & card.limit.eq(5), |o| {
                        is_card(o, |number, limit, _| number == "1" && limit == Some(5))
                    }),
                    ask!(card.number.ne("1") & card.limit.ne(5), |o| {
                        is_card(o, |number, limit, _| number != "1" && limit != Some(5))
                    }),
                    ask!(!(card.number.eq("1") | card.limit.is_none()), |o| {
                        !is_card(o, |number, limit, _| number == "1" || limit.is_none())
                    }),
                    ask!(card.number.eq("1") | o.payment.is_cash(), |o| {
                        o.payment == Payment::Cash || is_card(o, |number, _, _| number == "1")
                    }),
                    ask!(card.tags.contains("x"), |o| is_card(o, |_, _, tags| tags.contains(&"x".into()))),
                    ask!(!card.tags.contains("x"), |o| !is_card(o, |_, _, tags| tags.contains(&"x".into()))),
                    ask!(card.tags.any().ne("x"), |o| is_card(o, |_, _, tags| !tags.contains(&"x".into()))),
                    ask!(card.tags.elem_match(|t| t.ne("x")), |o| is_card(o, |_, _, tags| tags.iter().any(|t| t != "x"))),
                    ask!(card.tags.at(0, |t| t.ne("x")), |o| {
                        is_card(o, |_, _, tags| tags.first().is_none_or(|t| t != "x"))
                    }),
                    ask!(card.tags.at(0, |t| !t.eq("x")), |o| {
                        is_card(o, |_, _, tags| tags.first().is_none_or(|t| t != "x"))
                    }),
                    ask!(card.tags.contains_all([""; 0]), |o| is_card(o, |_, _, _| true)),
                    ask!(card.tags.contains_all(["1", "x"]), |o| is_card(o, |_, _, tags| tags == ["1", "x"])),
                    ask!(card.tags.len().eq(1), |o| is_card(o, |_, _, tags| tags.len() == 1)),
                    ask!(card.tags.len().ne(1), |o| is_card(o, |_, _, tags| tags.len() != 1)),
                    ask!(card.tags.len().lt(1), |o| is_card(o, |_, _, tags| tags.is_empty())),
                    ask!(o.payment.variant_giro_transfer().number.ne("1"), |o| {
                        matches!(&o.payment, Payment::GiroTransfer { number, .. } if number != "1")
                    }),
                    ask!(o.payment.variant_account().number.ne("1"), |o| {
                        matches!(&o.payment, Payment::Account(account) if account.number != "1")
                    }),
                    ask!(o.maybe.is_some(), |o| o.maybe.is_some()),
                    ask!(o.maybe.is_card(), |o| o.maybe.iter().any(|p| p.card().is_some())),
                    ask!(o.maybe.variant_card().number.ne("1"), |o| has_card(o.maybe.as_slice(), |number, _| number != "1")),
                    ask!(o.maybe.variant_card().limit.is_none(), |o| {
                        has_card(o.maybe.as_slice(), |_, limit| limit.is_none())
                    }),
                    ask!(o.maybe.eq(Payment::Cash), |o| o.maybe == Some(Payment::Cash)),
                    ask!(o.payment.ne(Payment::Cash), |o| o.payment != Payment::Cash),
                    ask!(o.history.any().is_card(), |o| has_card(&o.history, |_, _| true)),
                    ask!(o.history.elem_match(|p| p.is_cash()), |o| o.history.contains(&Payment::Cash)),
                    ask!(o.history.elem_match(|p| p.variant_card().number.ne("1")), |o| {
                        has_card(&o.history, |number, _| number != "1")
                    }),
                    ask!(
                        o.history.elem_match(|p| p.variant_card().number.eq("1") & p.variant_card().limit.is_none()),
                        |o| has_card(&o.history, |number, limit| number == "1" && limit.is_none())
                    ),
                    ask!(o.history.elem_match(|p| p.variant_card().number.eq("1") | p.is_cash()), |o| {
                        o.history.contains(&Payment::Cash) || has_card(&o.history, |number, _| number == "1")
                    }),
                    ask!(o.history.at(1, |p| p.variant_card().number.ne("1")), |o| {
                        has_card(o.history.get(1..2).unwrap_or_default(), |number, _| number != "1")
                    }),
                ]
            }

            #[tokio::test]
            async fn finds_what_rust_finds() {
                let all = Payment::all();
                let orders = all.iter().enumerate().map(|(id, payment)| Order {
                    id: i32::try_from(id).expect("few"),
                    payment: payment.clone(),
                    maybe: (id % 3 > 0).then(|| payment.clone()),
                    history: all.iter().skip(id).step_by(1 + id % 5).take(id % 4).cloned().collect(),
                });
                check(orders.collect(), &questions()).await;
            }

            async fn check(mut orders: Vec<Order>, questions: &[Question]) {
                let database = testing::database().await.expect("a server");
                let collection = Order::collection(&database);
                collection.insert_many(&mut orders).await.expect("stored");
                for (question, filter, is_found) in questions {
                    let find = collection.find(|_| filter.clone()).sort(|o| o.id.asc());
                    let found = find.await.unwrap_or_else(|error| panic!("{question}: {filter}: {error}"));
                    let found: Vec<_> = found.iter().map(|order| order.id).collect();
                    let expected: Vec<_> = orders.iter().filter(|order| is_found(order)).map(|order| order.id).collect();
                    assert_eq!(found, expected, "{question}: {filter}");
                }
            }
        }
    )*};
}

payments! {
    internal: #[field_type(tag = "type")];
    adjacent: #[field_type(tag = "t", content = "c")];
    external: #[field_type(external)];
}

#[derive(Debug, Clone, PartialEq, FieldType)]
#[field_type(untagged)]
enum Value {
    Text(String),
    Number(i64),
    Account(Account),
    List(Vec<i32>),
}

#[derive(Debug, FieldType)]
#[field_type(tag = "kind")]
enum Known {
    None,
    In {
        n: i32,
    },
    #[field_type(other)]
    Other(Document),
}

#[derive(Debug, FieldType)]
#[field_type(external)]
enum Outside {
    None,
    Card {
        n: Option<i32>,
    },
    #[field_type(other)]
    Other(Bson),
}

#[derive(Debug, FieldType)]
#[field_type(tag = "t", content = "c")]
enum Tree<T> {
    Leaf(T),
    Pair { left: Box<Self>, right: Option<Box<Self>> },
}

#[derive(Debug, FieldType)]
struct Wrapped(Known);

#[derive(Debug, FieldType)]
enum Paid {
    Cash,
    Card {
        #[field(alias = "last4")]
        last_four: Option<String>,
        #[field(lenient)]
        limit: Option<i32>,
    },
}

#[derive(Debug, DocumentModel)]
#[document(collection = "things")]
struct Thing {
    #[field(id)]
    id: i32,
    wrapped: Option<Wrapped>,
    boxed: Option<Box<Known>>,
    #[field(alias = "payment")]
    paid: Option<Paid>,
    boxed_paid: Option<Box<Paid>>,
    value: Option<Value>,
    known: Option<Known>,
    outside: Option<Outside>,
    tree: Option<Tree<i32>>,
    several: Vec<Known>,
}

async fn things(documents: impl IntoIterator<Item = Document>) -> testing::TestDatabase {
    let database = testing::database().await.expect("a server");
    let documents = documents.into_iter().enumerate().map(|(id, mut document)| {
        document.insert("_id", i32::try_from(id).expect("few"));
        document.entry("several").or_insert(Bson::Array(Vec::new()));
        document
    });
    Thing::collection(&database).driver().insert_many(documents).await.expect("stored");
    database
}

#[track_caller]
fn sent(filter: &Filter<Thing>) -> String {
    filter.to_string()
}

async fn found(database: &testing::TestDatabase, filter: Filter<Thing>) -> Vec<i32> {
    let things = Thing::collection(database);
    let found = things.find(|_| filter).sort(|t| t.id.asc()).await.expect("read");
    found.iter().map(|thing| thing.id).collect()
}

#[tokio::test]
async fn untagged_variants_are_told_apart_by_type() {
    let value = Thing::F.value;
    assert_eq!(sent(&value.variant_text().gt("a")), r#"{ value: { $gt: "a" } }"#);
    assert_eq!(sent(&value.variant_account().number.ne("1")), r#"{ "value.number": { $ne: "1" } }"#);
    let database = things([
        doc! { "value": "b" },
        doc! { "value": 5_i64 },
        doc! { "value": { "number": "1", "limit": null } },
        doc! { "value": [5, 6] },
        doc! { "value": null },
        doc! {},
    ])
    .await;
    assert_eq!(found(&database, value.variant_text().gt("a")).await, [0]);
    assert_eq!(found(&database, value.variant_account().number.eq("1")).await, [2]);
    assert_eq!(found(&database, value.variant_list().contains(6)).await, [3]);
    assert_eq!(found(&database, value.variant_list().len().eq(2)).await, [3]);
    // A number is also an element of an array of numbers, as always in MongoDB.
    assert_eq!(found(&database, value.variant_number().gte(5)).await, [1, 3]);
}

#[tokio::test]
async fn what_is_no_known_variant() {
    let (known, outside) = (Thing::F.known, Thing::F.outside);
    assert_eq!(sent(&known.is_other()), r#"{ known: { $ne: null }, "known.kind": { $nin: ["None", "In"] } }"#);
    assert_eq!(sent(&known.is_variant_none()), r#"{ "known.kind": "None" }"#);
    assert_eq!(sent(&known.is_none()), "{ known: null }");
    assert_eq!(
        sent(&outside.is_other()),
        r#"{ outside: { $ne: null, $nin: ["None"] }, "outside.Card": { $exists: false } }"#
    );
    let database = things([
        doc! { "known": { "kind": "None" }, "outside": "None" },
        doc! { "known": { "kind": "In", "n": 1 }, "outside": { "Card": { "n": 1 } } },
        doc! { "known": { "kind": "Out", "n": 1 }, "outside": { "Out": { "n": 1 } } },
        doc! { "known": { "n": 1 }, "outside": "Out" },
        doc! { "known": {}, "outside": 7 },
        doc! { "known": null, "outside": null },
        doc! {},
        doc! { "several": [{ "kind": "None" }, { "kind": "Out" }] },
        doc! { "several": [{ "kind": "In", "n": 5 }, { "kind": "Out", "n": 6 }] },
    ])
    .await;
    assert_eq!(found(&database, known.is_other()).await, [2, 3, 4]);
    assert_eq!(found(&database, !known.is_other()).await, [0, 1, 5, 6, 7, 8]);
    assert_eq!(found(&database, known.is_variant_none()).await, [0]);
    assert_eq!(found(&database, known.is_none()).await, [5, 6, 7, 8]);
    assert_eq!(found(&database, known.is_variant_in()).await, [1]);
    assert_eq!(found(&database, known.variant_in().n.eq(1)).await, [1]);
    assert_eq!(found(&database, outside.is_other()).await, [2, 3, 4]);
    assert_eq!(found(&database, outside.variant_card().n.ne(2)).await, [1]);
    assert_eq!(found(&database, Thing::F.several.elem_match(|k| k.is_other())).await, [7, 8]);
    assert_eq!(found(&database, Thing::F.several.elem_match(|k| k.variant_in().n.gte(5))).await, [8]);
    assert_eq!(found(&database, Thing::F.several.elem_match(|k| k.variant_in().n.gt(5))).await, [0; 0]);
}

#[tokio::test]
async fn missing_and_null_in_documents_of_others() {
    let card = Thing::F.outside.variant_card();
    let database = things([
        doc! { "outside": { "Card": { "n": null } } },
        doc! { "outside": { "Card": {} } },
        doc! { "outside": { "Card": { "n": 0 } } },
        doc! { "outside": { "n": null } },
        doc! { "outside": null },
        doc! {},
    ])
    .await;
    assert_eq!(found(&database, card.n.is_none()).await, [0, 1]);
    assert_eq!(found(&database, card.n.is_missing()).await, [1]);
    assert_eq!(found(&database, card.n.is_null()).await, [0]);
    assert_eq!(found(&database, card.n.is_some()).await, [2]);
}

#[tokio::test]
async fn recursive_and_generic_enums() {
    let pair = Thing::F.tree.variant_pair();
    assert_eq!(
        sent(&pair.left.variant_leaf().ne(1)),
        r#"{ "tree.t": "Pair", "tree.c.left.t": "Leaf", "tree.c.left.c": { $ne: 1 } }"#
    );
    let leaf = |n: i32| doc! { "t": "Leaf", "c": n };
    let database = things([
        doc! { "tree": leaf(2) },
        doc! { "tree": { "t": "Pair", "c": { "left": leaf(1), "right": null } } },
        doc! { "tree": { "t": "Pair", "c": { "left": leaf(2), "right": leaf(1) } } },
    ])
    .await;
    assert_eq!(found(&database, pair.left.variant_leaf().ne(1)).await, [2]);
    assert_eq!(found(&database, pair.right.is_none()).await, [1]);
    assert_eq!(found(&database, pair.right.is_leaf()).await, [2]);
    assert_eq!(found(&database, pair.right.variant_pair().left.is_leaf()).await, [0; 0]);
}

#[tokio::test]
async fn variants_and_old_names() {
    let (paid, card) = (Thing::F.paid, Thing::F.paid.variant_card());
    assert_eq!(
        sent(&card.last_four.eq("1")),
        r#"{ $or: [{ "paid.type": "Card", $or: [{ "paid.last_four": "1" }, { "paid.last4": "1" }] }, { "payment.type": "Card", $or: [{ "payment.last_four": "1" }, { "payment.last4": "1" }] }] }"#
    );
    assert_eq!(
        sent(&Thing::F.boxed_paid.variant_card().limit.gte(1)),
        r#"{ "boxed_paid.type": "Card", "boxed_paid.limit": { $gte: 1 } }"#
    );
    let database = things([
        doc! { "paid": { "type": "Card", "last_four": "1" } },
        doc! { "paid": { "type": "Card", "last4": "1" } },
        doc! { "payment": { "type": "Card", "last_four": "2" } },
        doc! { "payment": { "type": "Card", "last4": null } },
        doc! { "payment": { "type": "Cash", "last4": "1" } },
        doc! {},
    ])
    .await;
    assert_eq!(found(&database, card.last_four.eq("1")).await, [0, 1]);
    assert_eq!(found(&database, card.last_four.ne("1")).await, [2, 3]);
    assert_eq!(found(&database, !card.last_four.eq("1")).await, [2, 3, 4, 5]);
    assert_eq!(found(&database, card.last_four.is_none()).await, [3]);
    assert_eq!(found(&database, card.last_four.is_missing()).await, [0; 0]);
    assert_eq!(found(&database, paid.is_card()).await, [0, 1, 2, 3]);
    assert_eq!(found(&database, !paid.is_card()).await, [4, 5]);
    assert_eq!(found(&database, paid.is_none()).await, [5]);

    let things = Thing::collection(&database);
    things.update_one(|t| t.id.eq(3)).apply(|t| t.paid.set(Paid::Cash)).await.expect("updated");
    let changed = things.driver().find_one(doc! { "_id": 3 }).await.expect("read").expect("there");
    assert_eq!(changed, doc! { "_id": 3, "several": [], "paid": { "type": "Cash" } });
}

#[test]
fn newtypes_and_boxes_of_enums() {
    let (wrapped, boxed) = (Thing::F.wrapped, Thing::F.boxed);
    assert_eq!(sent(&wrapped.variant_in().n.lt(1)), r#"{ "wrapped.kind": "In", "wrapped.n": { $lt: 1 } }"#);
    assert_eq!(sent(&wrapped.eq(Wrapped(Known::None))), r#"{ wrapped: { $eq: { kind: "None" } } }"#);
    assert_eq!(sent(&boxed.variant_in().n.lt(1)), r#"{ "boxed.kind": "In", "boxed.n": { $lt: 1 } }"#);
    assert_eq!(sent(&boxed.eq(Known::In { n: 1 })), r#"{ boxed: { $eq: { kind: "In", n: 1 } } }"#);
}

#[test]
fn elements_are_replaced_and_removed_by_variant() {
    let several = Thing::F.several;
    assert_eq!(
        several.filtered(|k| k.variant_in().n.gt(1), |k| k.set(Known::None)).to_string(),
        r#"{ $set: { "several.$[e0]": { kind: "None" } } }, { arrayFilters: [{ "e0.kind": "In", "e0.n": { $gt: 1 } }] }"#
    );
    assert_eq!(
        several.pull(|k| k.variant_in().n.gt(1)).to_string(),
        r#"{ $pull: { several: { kind: "In", n: { $gt: 1 } } } }"#
    );
}

#[tokio::test]
async fn sorted_by_what_a_variant_holds() {
    let database = things([
        doc! { "outside": { "Card": { "n": 2 } } },
        doc! { "outside": { "Card": { "n": 1 } } },
        doc! { "outside": "None" },
    ])
    .await;
    let things = Thing::collection(&database);
    let found = things.find(|t| t.outside.is_card()).sort(|t| t.outside.variant_card().n.asc()).await.expect("read");
    assert_eq!(found.iter().map(|thing| thing.id).collect::<Vec<_>>(), [1, 0]);
}
