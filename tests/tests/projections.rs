//! Reading some fields of a model: `#[derive(Projection)]`, `project` and `select`.

mod arrays;
mod kinds;
mod text_score;
mod variants;
mod versions;

use bson::{Document, doc};
use docmodel::{DecodeError, Presence, prelude::*, testing};
use futures_util::TryStreamExt;

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
#[document(rename_all = "camelCase")]
struct Address {
    street_name: String,
    city: String,
    zip: Option<String>,
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Item {
    sku: String,
    #[field(name = "n")]
    qty: i32,
    gift: Option<Gift>,
    #[field(default)]
    tags: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Gift {
    card: String,
    parts: Vec<String>,
}

fn three() -> i32 {
    3
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "orders", rename_all = "camelCase")]
struct Order {
    #[field(id)]
    id: i32,
    number: String,
    ship_to: Address,
    items: Vec<Item>,
    gift: Option<Gift>,
    note: Option<String>,
    labels: Option<Vec<String>>,
    range: (i32, i64),
    #[field(lenient)]
    weight: i64,
    #[field(lenient)]
    height: Option<i32>,
    #[field(alias = "party", alias = "customer")]
    buyer: String,
    #[field(default = "three")]
    stars: i32,
    phone: Presence<String>,
    #[field(flatten)]
    audit: Audit,
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
#[document(rename_all = "camelCase")]
struct Audit {
    changed_by: String,
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Order)]
struct Card {
    number: String,
    #[from(ship_to.city)]
    city: String,
    note: Option<String>,
    #[from(items.len())]
    lines: i32,
    #[from(items.qty)]
    amounts: Vec<i32>,
    #[from(ship_to)]
    address: AddressCard,
    #[from(items)]
    cards: Vec<ItemCard>,
    #[from(gift)]
    gift: Option<GiftCard>,
    #[from(gift.card)]
    gift_text: Option<String>,
    #[from(audit.changed_by)]
    by: String,
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Address)]
struct AddressCard {
    street_name: String,
    zip: Option<String>,
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Item)]
struct ItemCard {
    sku: String,
    #[from(gift.card)]
    card: Option<String>,
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Gift)]
struct GiftCard {
    parts: Vec<String>,
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Order)]
struct Stored {
    range: (i32, i64),
    #[from(range)]
    same: (i32, i64),
    weight: i64,
    height: Option<i32>,
    buyer: String,
    stars: i32,
    phone: Presence<String>,
    #[from(labels.len())]
    labels: Option<u64>,
    #[from(items)]
    all: Vec<Item>,
    #[from(items.sku)]
    skus: Vec<String>,
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Order)]
struct Nothing {}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Order)]
struct Ids {
    id: i32,
}

fn whole() -> Document {
    doc! {
        "_id": 1,
        "number": "NO-1",
        "shipTo": { "streetName": "Åsgata 1", "city": "Oslo", "zip": "0150" },
        "items": [
            { "sku": "A1", "n": 2, "gift": { "card": "Hi", "parts": ["x"] } },
            { "sku": "B2", "n": 3, "gift": null },
        ],
        "gift": { "card": "For you", "parts": [] },
        "note": null,
        "labels": ["new", "vip"],
        "range": [1, 2_i64],
        "weight": 5_i32,
        "height": 1.0,
        "buyer": "Ida",
        "stars": 4,
        "phone": null,
        "changedBy": "Bo",
    }
}

/// The whole document with some fields changed, and those that are to be `Undefined` removed.
fn with(changes: Document) -> Document {
    let mut document = whole();
    for (key, value) in changes {
        match value {
            bson::Bson::Undefined => document.remove(key),
            value => document.insert(key, value),
        };
    }
    document
}

const MISSING: bson::Bson = bson::Bson::Undefined;

#[test]
fn asks_for_what_is_read() {
    let length = doc! { "$cond": [{ "$isArray": "$items" }, { "$size": "$items" }, { "$type": "$items" }] };
    assert_eq!(
        Card::projection().unwrap(),
        doc! {
            "number": 1,
            "shipTo.city": 1,
            "note": 1,
            "items.n": 1,
            "shipTo.streetName": 1,
            "shipTo.zip": 1,
            "items.sku": 1,
            "items.gift.card": 1,
            "gift.parts": 1,
            "gift.card": 1,
            "changedBy": 1,
            "len(items)": length,
            "_id": 0,
        }
    );
}

#[test]
fn asks_for_a_whole_once_and_for_old_names() {
    let asked = Stored::projection().unwrap();
    let keys: Vec<&str> = asked.keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        ["range", "weight", "height", "buyer", "party", "customer", "stars", "phone", "items", "len(labels)", "_id"]
    );
    assert_eq!(Nothing::projection().unwrap(), doc! { "_id": 1 });
    assert_eq!(Ids::projection().unwrap(), doc! { "_id": 1 });
}

async fn orders(documents: impl IntoIterator<Item = Document>) -> (testing::TestDatabase, Collection<Order>) {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    orders.driver().insert_many(documents).await.unwrap();
    (database, orders)
}

fn card() -> Card {
    Card {
        number: "NO-1".into(),
        city: "Oslo".into(),
        note: None,
        lines: 2,
        amounts: vec![2, 3],
        address: AddressCard { street_name: "Åsgata 1".into(), zip: Some("0150".into()) },
        cards: vec![ItemCard { sku: "A1".into(), card: Some("Hi".into()) }, ItemCard { sku: "B2".into(), card: None }],
        gift: Some(GiftCard { parts: vec![] }),
        gift_text: Some("For you".into()),
        by: "Bo".into(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn reads_a_projection() {
    let (_database, orders) = orders([whole()]).await;
    assert_eq!(orders.find(|_| Filter::everything()).project::<Card>().await.unwrap(), [card()]);
    assert_eq!(orders.find_one(|o| o.number.eq("NO-1")).project::<Card>().await.unwrap(), Some(card()));
    assert_eq!(orders.find_by_id(&2).project::<Card>().await.unwrap(), None);
    assert_eq!(orders.find_by_id(&1).project::<Ids>().await.unwrap(), Some(Ids { id: 1 }));
    assert_eq!(orders.find_by_id(&1).project::<Nothing>().await.unwrap(), Some(Nothing {}));
    let streamed: Vec<Card> =
        orders.find(|_| Filter::everything()).project::<Card>().stream().await.unwrap().try_collect().await.unwrap();
    assert_eq!(streamed, [card()]);
    // Nothing of it is the server's: a whole document is read the same.
    assert_eq!(Card::from_document(&whole()).unwrap(), card());
}

#[tokio::test(flavor = "multi_thread")]
async fn reads_stored_forms() {
    let mut old = with(doc! { "buyer": MISSING, "customer": "Ås", "stars": MISSING, "phone": MISSING, "labels": null });
    old.insert("_id", 2);
    let (_database, orders) = orders([whole(), old]).await;
    let read = orders.find(|_| Filter::everything()).sort(|o| o.id.asc()).project::<Stored>().await.unwrap();
    let [new, old] = read.as_slice() else { panic!("{read:?}") };
    assert_eq!((new.range, new.weight, new.height, new.stars), ((1, 2), 5, Some(1), 4));
    assert_eq!((new.buyer.as_str(), &new.phone, new.labels), ("Ida", &Presence::Null, Some(2)));
    assert_eq!((new.all.len(), new.skus.len()), (2, 2));
    assert_eq!((old.buyer.as_str(), old.stars, &old.phone, old.labels), ("Ås", 3, &Presence::Missing, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn selects_fields() {
    let mut second = with(doc! { "gift": null, "items": [], "labels": MISSING, "party": "Bo", "buyer": MISSING });
    second.insert("_id", 2);
    let (_database, orders) = orders([whole(), second]).await;
    let all = || orders.find(|_| Filter::everything()).sort(|o| o.id.asc());
    assert_eq!(all().select(|o| o.number).await.unwrap(), ["NO-1", "NO-1"]);
    assert_eq!(all().select(|o| (o.id, o.ship_to.city)).limit(1).await.unwrap(), [(1, "Oslo".to_owned())]);
    assert_eq!(all().select(|o| o.gift.card).await.unwrap(), [Some("For you".to_owned()), None]);
    assert_eq!(all().select(|o| o.items.any().qty).await.unwrap(), [vec![2, 3], vec![]]);
    let cards: Vec<Vec<Option<String>>> = all().select(|o| o.items.any().gift.card).await.unwrap();
    assert_eq!(cards, [vec![Some("Hi".to_owned()), None], vec![]]);
    assert_eq!(all().select(|o| (o.items.len(), o.labels.len())).await.unwrap(), [(2, Some(2)), (0, None)]);
    assert_eq!(all().select(|o| (o.range.0, o.range.1)).await.unwrap(), [(1, 2), (1, 2)]);
    assert_eq!(all().select(|o| (o.weight, o.height)).first().await.unwrap(), Some((5, Some(1))));
    assert_eq!(all().select(|o| o.buyer).await.unwrap(), ["Ida", "Bo"]);
    assert_eq!(all().select(|o| o.labels).await.unwrap(), [Some(vec!["new".to_owned(), "vip".to_owned()]), None]);
    assert_eq!(all().select(|o| o.gift.parts.len()).await.unwrap(), [Some(0), None]);
    assert_eq!(orders.find_by_id(&2).select(|o| o.audit.changed_by).await.unwrap(), Some("Bo".to_owned()));
    let error = all().select(|o| o.id).one().await.unwrap_err();
    assert_eq!(error.to_string(), "orders: several documents match {}, and one was asked for");
    let eight = all().select(|o| (o.id, o.id, o.id, o.id, o.id, o.id, o.id, o.number)).first().await.unwrap();
    assert_eq!(eight, Some((1, 1, 1, 1, 1, 1, 1, "NO-1".to_owned())));
}

#[tokio::test(flavor = "multi_thread")]
async fn plans_show_the_projection() {
    let (_database, orders) = orders([whole()]).await;
    let find = orders.find(|o| o.number.eq("NO-1")).select(|o| (o.number, o.ship_to.city)).limit(2);
    assert_eq!(
        find.plan().to_string(),
        "db.orders.find({ number: \"NO-1\" }, { number: 1, \"shipTo.city\": 1, _id: 0 }).limit(2)\n\
         // no declared index narrows this search"
    );
}

/// What is said when the changed document is read, by the server's projection and as a whole.
async fn error<C: Projection<Model = Order> + std::fmt::Debug + Send>(changes: Document) -> [String; 2] {
    let document = with(changes);
    let whole = C::from_document(&document).unwrap_err();
    let (_database, orders) = orders([document]).await;
    let projected = orders.find(|_| Filter::everything()).project::<C>().await.unwrap_err();
    [projected.to_string(), whole.to_string()]
}

#[tokio::test(flavor = "multi_thread")]
async fn says_what_does_not_fit() {
    let cases: [(Document, &str, &str); 8] = [
        (doc! { "number": 5 }, "number: expected string, found int32", ""),
        (doc! { "number": null }, "number: expected string, found null", ""),
        (doc! { "number": MISSING }, "number: expected string, but the field is missing", ""),
        (doc! { "shipTo": { "city": 5 } }, "shipTo.city: expected string, found int32", ""),
        (doc! { "shipTo": MISSING }, "shipTo.city: expected string, but the field is missing", ""),
        // The server sends nothing of what is no document.
        (
            doc! { "shipTo": null },
            "shipTo.city: expected string, but the field is missing",
            "shipTo: expected document, found null",
        ),
        (
            doc! { "items": [{ "sku": "A", "n": 1 }, { "sku": "B", "n": "2" }] },
            "items[1].n: expected int32, found string",
            "",
        ),
        (
            doc! { "items": [{ "sku": "A", "n": 1 }, { "n": 2 }] },
            "items[1].sku: expected string, but the field is missing",
            "",
        ),
    ];
    for (changes, projected, whole) in cases {
        let whole = if whole.is_empty() { projected } else { whole };
        let said = error::<Card>(changes).await;
        assert_eq!(said, [format!("orders: {projected}"), whole.to_owned()]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn says_what_has_no_length() {
    for (items, found) in [(bson::bson!(null), "null"), (bson::bson!("text"), "string"), (MISSING, "no field")] {
        let (_database, orders) = orders([with(doc! { "items": items })]).await;
        let error = orders.find(|_| Filter::everything()).select(|o| (o.id, o.items.len())).await.unwrap_err();
        assert_eq!(error.to_string(), format!("orders 1: len(items): expected array, found {found}"));
    }
    let (_database, orders) = orders([with(doc! { "labels": 5 })]).await;
    let error = orders.find(|_| Filter::everything()).select(|o| o.labels.len()).await.unwrap_err();
    assert_eq!(error.to_string(), "orders: len(labels): expected array, found int");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_goes_on_after_a_document_that_does_not_fit() {
    let (_database, orders) = orders([with(doc! { "number": 5 }), with(doc! { "_id": 2 })]).await;
    let found = orders.find(|_| Filter::everything()).sort(|o| o.id.asc()).select(|o| (o.id, o.number));
    let mut cursor = found.stream().await.unwrap();
    let error = cursor.try_next().await.unwrap_err();
    assert_eq!(error.to_string(), "orders 1: number: expected string, found int32");
    assert_eq!(cursor.try_next().await.unwrap(), Some((2, "NO-1".to_owned())));
    assert_eq!(cursor.try_next().await.unwrap(), None);
}

#[test]
fn a_field_that_is_there_twice_has_no_meaning() {
    let twice = |document: Document| Stored::from_document(&document).unwrap_err().to_string();
    assert_eq!(
        twice(with(doc! { "party": "Bo" })),
        "party: the document has this field twice, or under an old name, too"
    );
}

#[test]
fn an_option_on_the_way_is_an_option() -> Result<(), DecodeError> {
    for gift in [bson::bson!(null), MISSING] {
        let card = Card::from_document(&with(doc! { "gift": gift }))?;
        assert_eq!((card.gift, card.gift_text), (None, None));
    }
    let error = Card::from_document(&with(doc! { "gift": {} })).unwrap_err();
    assert_eq!(error.to_string(), "gift.parts: expected array, but the field is missing");
    let error = Card::from_document(&with(doc! { "gift": "x" })).unwrap_err();
    assert_eq!(error.to_string(), "gift: expected document, found string");
    Ok(())
}
