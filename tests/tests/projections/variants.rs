//! What is in one variant of an enum, and flattened models as wholes.

use bson::{Bson, Document, bson, doc};
use docmodel::{prelude::*, testing};

#[derive(Debug, Clone, PartialEq, FieldType)]
enum Payment {
    Cash,
    Card {
        last4: String,
        #[field(alias = "until")]
        expires: Option<i32>,
        uses: Vec<Use>,
        #[field(default = "one")]
        tries: i32,
    },
    Gift(Voucher),
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Use {
    day: i32,
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Voucher {
    code: String,
}

fn one() -> i32 {
    1
}

#[derive(Debug, Clone, PartialEq, FieldType)]
#[field_type(external)]
enum Transport {
    Pickup,
    Post(Parcel),
    Courier { name: String },
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Parcel {
    weight: f64,
}

#[derive(Debug, Clone, PartialEq, FieldType)]
#[field_type(tag = "is", content = "with")]
enum Reward {
    Points(i64),
    Things(Vec<String>),
    None,
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Audit {
    by: String,
    #[field(alias = "when")]
    at: Option<i32>,
    #[field(flatten)]
    place: Place,
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Place {
    city: String,
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Line {
    #[field(flatten)]
    audit: Audit,
    qty: i32,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "orders")]
struct Order {
    #[field(id)]
    id: i32,
    payment: Payment,
    second: Option<Payment>,
    transport: Transport,
    reward: Reward,
    lines: Vec<Line>,
    #[field(flatten)]
    audit: Audit,
}

fn document(id: i32) -> Document {
    doc! {
        "_id": id,
        "payment": { "type": "Card", "last4": "4242", "until": 9, "uses": [{ "day": 1 }, { "day": 2 }] },
        "second": null,
        "transport": { "Courier": { "name": "Åse" } },
        "reward": { "is": "Things", "with": ["a", "b"] },
        "lines": [{ "by": "Bo", "city": "Oslo", "qty": 1 }],
        "by": "Ida",
        "when": 5,
        "city": "Å",
    }
}

async fn orders(documents: impl IntoIterator<Item = Document>) -> (testing::TestDatabase, Collection<Order>) {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    orders.driver().insert_many(documents).await.unwrap();
    (database, orders)
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Order)]
struct Card {
    #[from(payment.variant_card().last4)]
    last4: Option<String>,
    #[from(payment.variant_card().expires)]
    expires: Option<i32>,
    #[from(payment.variant_card().uses.len())]
    uses: Option<usize>,
    #[from(payment.variant_card().uses.slice(-1..))]
    last_use: Option<Vec<Use>>,
    #[from(payment.variant_card().tries)]
    tries: Option<i32>,
    #[from(second.variant_gift().code)]
    code: Option<String>,
    #[from(transport.variant_courier().name)]
    courier: Option<String>,
    #[from(transport.variant_post().weight)]
    weight: Option<f64>,
    #[from(reward.variant_points())]
    points: Option<i64>,
    #[from(reward.variant_things().len())]
    things: Option<i32>,
}

#[test]
fn asks_for_what_tells_the_variant() {
    let asked = Card::projection().unwrap();
    let keys: Vec<_> =
        asked.iter().filter(|(_, value)| value.as_i32().is_some()).map(|(key, _)| key.as_str()).collect();
    assert_eq!(
        keys,
        [
            "payment.last4",
            "payment.type",
            "payment.expires",
            "payment.until",
            "payment.tries",
            "second.code",
            "second.type",
            "transport",
            "reward.with",
            "reward.is",
            "_id",
        ]
    );
    let uses = "$payment.uses";
    assert_eq!(
        asked.get_document("len(payment/uses)").unwrap(),
        &doc! { "$cond": [
            { "$eq": ["$payment.type", { "$literal": "Card" }] },
            { "$cond": [{ "$isArray": uses }, { "$size": uses }, { "$type": uses }] },
            "missing",
        ] }
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn reads_one_variant() {
    let mut others = document(2);
    others.insert("payment", doc! { "type": "Cash", "last4": "9999", "uses": [1] });
    others.insert("second", doc! { "type": "Gift", "code": "XY" });
    others.insert("transport", "Pickup");
    others.insert("reward", doc! { "is": "Points", "with": 7_i64 });
    let mut third = document(3);
    third.insert("transport", doc! { "Post": { "weight": 1.5 } });
    third.remove("second");
    third.insert("reward", doc! { "is": "None" });
    third.insert("payment", doc! { "type": "Unknown" });
    let all = [document(1), others, third];
    let (_database, orders) = orders(all.clone()).await;
    let read = orders.find(|_| Filter::everything()).sort(|o| o.id.asc()).project::<Card>().await.unwrap();
    let card = Card {
        last4: Some("4242".into()),
        expires: Some(9),
        uses: Some(2),
        last_use: Some(vec![Use { day: 2 }]),
        tries: Some(1),
        courier: Some("Åse".into()),
        things: Some(2),
        ..nothing()
    };
    let gift = Card { code: Some("XY".into()), points: Some(7), ..nothing() };
    let post = Card { weight: Some(1.5), ..nothing() };
    assert_eq!(read, [card, gift, post]);
    let whole: Vec<_> = all.iter().map(|document| Card::from_document(document).unwrap()).collect();
    assert_eq!(whole, read);
    let cards: Vec<Option<String>> =
        orders.find(|o| o.payment.is_card()).select(|o| o.payment.variant_card().last4).await.unwrap();
    assert_eq!(cards, [Some("4242".to_owned())]);
}

fn nothing() -> Card {
    Card {
        last4: None,
        expires: None,
        uses: None,
        last_use: None,
        tries: None,
        code: None,
        courier: None,
        weight: None,
        points: None,
        things: None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn says_what_does_not_fit_in_a_variant() {
    let cases: [(&str, Bson, &str); 4] = [
        ("payment", bson!({ "type": "Card", "last4": 5 }), "payment.last4: expected string, found int32"),
        ("payment", bson!({ "type": "Card" }), "payment.last4: expected string, but the field is missing"),
        ("payment", Bson::Undefined, "payment: expected a variant of an enum, but the field is missing"),
        ("transport", Bson::Undefined, "transport: expected a variant of an enum, but the field is missing"),
    ];
    for (key, value, message) in cases {
        let mut changed = document(1);
        match value {
            Bson::Undefined => changed.remove(key),
            value => changed.insert(key, value),
        };
        let (_database, orders) = orders([changed]).await;
        let all = || orders.find(|_| Filter::everything());
        let error = match key {
            "payment" => all().select(|o| o.payment.variant_card().last4).await.unwrap_err(),
            _ => all().select(|o| o.transport.variant_courier().name).await.unwrap_err(),
        };
        assert_eq!(error.to_string(), format!("orders: {message}"));
    }
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Order)]
struct Audited {
    audit: Audit,
    #[from(audit)]
    card: AuditCard,
    #[from(lines.audit)]
    lines: Vec<Audit>,
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Audit)]
struct AuditCard {
    at: Option<i32>,
    #[from(place)]
    place: Place,
}

#[tokio::test(flavor = "multi_thread")]
async fn reads_flattened_models() {
    let (_database, orders) = orders([document(1)]).await;
    assert_eq!(
        Audited::projection().unwrap(),
        doc! {
            "by": 1, "at": 1, "when": 1, "city": 1,
            "lines.by": 1, "lines.at": 1, "lines.when": 1, "lines.city": 1,
            "_id": 0,
        }
    );
    let place = |city: &str| Place { city: city.into() };
    let audit = Audit { by: "Ida".into(), at: Some(5), place: place("Å") };
    let read = orders.find(|_| Filter::everything()).project::<Audited>().one().await.unwrap().unwrap();
    assert_eq!(read.audit, audit);
    assert_eq!(read.card, AuditCard { at: Some(5), place: place("Å") });
    assert_eq!(read.lines, [Audit { by: "Bo".into(), at: None, place: place("Oslo") }]);
    assert_eq!(orders.find_by_id(&1).select(|o| o.audit).await.unwrap(), Some(audit));
}
