//! Arrays of values of several types: enums whose variants are told apart by a tag, or by their type.

use bson::doc;
use docmodel::{prelude::*, testing};

#[derive(Debug, PartialEq, FieldType)]
enum Payment {
    Cash,
    Card { last4: String, limit: Option<i32> },
    Invoice { last4: String },
}

#[derive(Debug, PartialEq, EmbeddedModel)]
struct Part {
    sku: String,
}

#[derive(Debug, PartialEq, FieldType)]
#[field_type(untagged)]
enum Value {
    Text(String),
    Number(i32),
    Part(Part),
}

#[derive(Debug, DocumentModel)]
#[document(collection = "orders")]
struct Order {
    #[field(id)]
    id: i32,
    payments: Vec<Payment>,
    values: Vec<Value>,
}

async fn found(database: &testing::TestDatabase, filter: Filter<Order>, mql: &str) -> Vec<i32> {
    assert_eq!(filter.to_string(), mql);
    let mut ids: Vec<i32> =
        Order::collection(database).distinct(|order| order.id).matching(|_| filter).await.expect("found");
    ids.sort_unstable();
    ids
}

#[tokio::test(flavor = "multi_thread")]
async fn by_tag() {
    let database = testing::database().await.expect("a server");
    let card = |last4: &str, limit: Option<i32>| Payment::Card { last4: last4.into(), limit };
    let mut orders = [
        vec![Payment::Cash, card("4242", None)],
        vec![card("1111", Some(5)), Payment::Invoice { last4: "4242".into() }],
        vec![Payment::Cash],
        vec![],
    ]
    .into_iter()
    .zip(0..)
    .map(|(payments, id)| Order { id, payments, values: vec![] })
    .collect::<Vec<_>>();
    Order::collection(&database).insert_many(&mut orders).await.expect("stored");

    let payments = Order::F.payments;
    let by_number = payments.elem_match(|p| p.variant_card().last4.eq("4242"));
    assert_eq!(
        found(&database, by_number, r#"{ payments: { $elemMatch: { type: "Card", last4: "4242" } } }"#).await,
        [0]
    );
    let invoice = payments.elem_match(|p| p.variant_invoice().last4.eq("4242"));
    assert_eq!(
        found(&database, invoice, r#"{ payments: { $elemMatch: { type: "Invoice", last4: "4242" } } }"#).await,
        [1]
    );
    let cash = payments.elem_match(|p| p.is_cash());
    assert_eq!(found(&database, cash, r#"{ payments: { $elemMatch: { type: "Cash" } } }"#).await, [0, 2]);
    let limit = payments.elem_match(|p| p.variant_card().limit.gte(1));
    assert_eq!(
        found(&database, limit, r#"{ payments: { $elemMatch: { type: "Card", limit: { $gte: 1 } } } }"#).await,
        [1]
    );
    let first = payments.at(0, |p| p.variant_card().last4.ne("4242"));
    assert_eq!(
        found(&database, first, r#"{ "payments.0.type": "Card", "payments.0.last4": { $ne: "4242" } }"#).await,
        [1]
    );
    let whole = payments.contains(card("4242", None));
    assert_eq!(
        found(&database, whole, r#"{ payments: { $eq: { type: "Card", last4: "4242", limit: null } } }"#).await,
        [0]
    );
    let read = Order::collection(&database).find(|order| order.id.eq(0)).await.expect("read");
    assert_eq!(read[0].payments, [Payment::Cash, card("4242", None)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn by_type() {
    let database = testing::database().await.expect("a server");
    let documents = [
        doc! { "_id": 0, "payments": [], "values": ["a", 5, { "sku": "A1" }] },
        doc! { "_id": 1, "payments": [], "values": [7] },
        doc! { "_id": 2, "payments": [], "values": [{ "sku": "a" }] },
        doc! { "_id": 3, "payments": [], "values": [] },
    ];
    database.collection("orders").insert_many(documents).await.expect("stored");
    let values = Order::F.values;
    let text = values.elem_match(|v| v.variant_text().eq("a"));
    assert_eq!(found(&database, text, r#"{ values: { $elemMatch: { $eq: "a" } } }"#).await, [0]);
    let number = values.elem_match(|v| v.variant_number().gte(5));
    assert_eq!(found(&database, number, "{ values: { $elemMatch: { $gte: 5 } } }").await, [0, 1]);
    let part = values.elem_match(|v| v.variant_part().sku.is_in(["a", "A1"]));
    assert_eq!(found(&database, part, r#"{ values: { $elemMatch: { sku: { $in: ["a", "A1"] } } } }"#).await, [0, 2]);
    assert_eq!(found(&database, values.contains(Value::Number(7)), "{ values: 7 }").await, [1]);
    let read = Order::collection(&database).find(|order| order.id.eq(0)).await.expect("read");
    let part = Value::Part(Part { sku: "A1".into() });
    assert_eq!(read[0].values, [Value::Text("a".into()), Value::Number(5), part]);
}
