//! Pages by a place in the sort order, compared with the whole sort as the server delivers it.

use bson::{Bson, Document, doc, oid::ObjectId};
use docmodel::{
    DecodeError, FieldType, Sort,
    codec::{Decoder, Encoder, Tag},
    collection::{Keyset, PageToken},
    field::{Field, Ordered},
    model::DocumentId,
    path::Path,
    prelude::*,
    testing,
};
use futures_util::TryStreamExt;
use mongodb::options::{Collation, CollationStrength};
use proptest::{
    collection,
    prelude::*,
    test_runner::{Config, TestRunner},
};
use std::sync::Mutex;

/// A value of any type, and so a field in which others stored what they liked.
#[derive(Debug, Clone, PartialEq)]
struct Anything(Bson);

impl FieldType for Anything {
    type Accessor<P: Path> = Field<P, Self>;
    const BSON_TYPE: &'static str = "any";

    fn encode(&self, key: &[u8], out: &mut Encoder) {
        self.0.encode(key, out);
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        Bson::decode(tag, from).map(Self)
    }

    fn missing() -> Option<Self> {
        Some(Self(Bson::Null))
    }
}

impl Ordered for Anything {}

impl DocumentId for Anything {
    fn fill(&mut self) {}
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Inner {
    b: Anything,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "rows")]
struct Row {
    #[field(id)]
    id: Anything,
    a: Anything,
    inner: Option<Inner>,
}

type Keys = [Sort<Row>; 2];

struct Stored {
    database: testing::TestDatabase,
    rows: Collection<Row>,
}

impl Stored {
    async fn new() -> Self {
        let database = testing::database().await.expect("a server");
        let rows = Row::collection(&database);
        Self { database, rows }
    }

    async fn fill(&self, documents: &[Document]) {
        let collection = self.database.collection::<Document>("rows");
        collection.delete_many(doc! {}).await.expect("emptied");
        collection.insert_many(documents).await.expect("stored");
    }

    /// The ids in the order of the sort, all in one.
    async fn sorted(&self, sort: Document) -> Vec<Bson> {
        let cursor = self.database.collection::<Document>("rows").find(doc! {}).sort(sort).await.expect("sorted");
        cursor.map_ok(|mut row| row.remove("_id").expect("an id")).try_collect().await.expect("read")
    }

    fn keyset(&self, keys: Keys, size: u32) -> Keyset<'static, Row> {
        self.rows.find(|_| Filter::everything()).sort(|_| keys).keyset(size)
    }

    /// The ids on each page, to the last page, and then back to the first.
    async fn there_and_back(&self, keys: Keys, size: u32) -> (Vec<Vec<Bson>>, Vec<Vec<Bson>>) {
        let mut there = Vec::new();
        let mut page = self.keyset(keys, size).await.expect("the first page");
        assert_eq!(page.previous, None);
        there.push(ids(&page.items));
        while let Some(token) = page.next.take() {
            assert!(there.len() < 50, "the pages go on for ever: {there:?}");
            page = self.keyset(keys, size).after(&passed_on(&token)).await.expect("a page after");
            there.push(ids(&page.items));
        }
        let mut back = vec![ids(&page.items)];
        while let Some(token) = page.previous.take() {
            assert!(back.len() < 50, "the pages go back for ever: {back:?}");
            page = self.keyset(keys, size).before(&passed_on(&token)).await.expect("a page before");
            assert!(page.next.is_some());
            back.push(ids(&page.items));
        }
        back.reverse();
        (there, back)
    }
}

/// As a client sends it back.
fn passed_on(token: &PageToken) -> PageToken {
    token.to_string().parse().expect("a token")
}

fn ids(rows: &[Row]) -> Vec<Bson> {
    rows.iter().map(|row| row.id.0.clone()).collect()
}

/// Few values of each type, so that many are equal; none for a missing field.
fn value() -> impl Strategy<Value = Option<Bson>> {
    let decimals = ["2", "1.5", "NaN", "-Infinity"].map(|text| Bson::Decimal128(text.parse().expect("a number")));
    let number = prop_oneof![
        (0..3).prop_map(Bson::Int32),
        prop::sample::select(vec![0, 2, i64::MAX]).prop_map(Bson::Int64),
        prop::sample::select(vec![-0.0, 0.0, 1.5, 2.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY])
            .prop_map(Bson::Double),
        prop::sample::select(decimals.to_vec()),
    ];
    let other = vec![
        Bson::MinKey,
        Bson::MaxKey,
        Bson::Boolean(false),
        Bson::Boolean(true),
        Bson::DateTime(DateTime::from_millis(0)),
        Bson::DateTime(DateTime::from_millis(-5)),
        Bson::Timestamp(bson::Timestamp { time: 1, increment: 2 }),
        Bson::ObjectId(ObjectId::from_bytes([1; 12])),
        Bson::Binary(bson::Binary { subtype: bson::spec::BinarySubtype::Generic, bytes: vec![1, 2] }),
    ];
    prop_oneof![
        1 => Just(None),
        2 => Just(Some(Bson::Null)),
        6 => number.prop_map(Some),
        3 => prop::sample::select(vec!["", "a", "b", "å", "$gt"]).prop_map(|text| Some(text.into())),
        3 => prop::sample::select(other).prop_map(Some),
    ]
}

fn documents() -> impl Strategy<Value = Vec<Document>> {
    collection::vec((value(), value()), 1..12).prop_map(|values| {
        let rows = values.into_iter().zip(0..).map(|((a, b), n)| {
            // Ids of two types.
            let id = if n % 3 == 0 { Bson::String(format!("id {n}")) } else { Bson::Int32(n) };
            let mut row = doc! { "_id": id };
            row.extend(a.map(|a| ("a".to_owned(), a)));
            row.extend(b.map(|b| ("inner".to_owned(), doc! { "b": b }.into())));
            row
        });
        rows.collect()
    })
}

fn keys(a_descends: bool, b_descends: bool) -> (Keys, Document) {
    let (a, b) = (Row::F.a, Row::F.inner.b);
    let keys = [if a_descends { a.desc() } else { a.asc() }, if b_descends { b.desc() } else { b.asc() }];
    let direction = |descends| if descends { -1 } else { 1 };
    let (a, b) = (direction(a_descends), direction(b_descends));
    (keys, doc! { "a": a, "inner.b": b, "_id": b })
}

#[test]
fn pages_together_are_the_whole_sort() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let stored = runtime.block_on(Stored::new());
    let cases = (documents(), any::<bool>(), any::<bool>(), 1..5_u32);
    let mut runner = TestRunner::new(Config { cases: 64, failure_persistence: None, ..Config::default() });
    let result = runner.run(&cases, |(documents, a_descends, b_descends, size)| {
        runtime.block_on(async {
            let (keys, sort) = keys(a_descends, b_descends);
            stored.fill(&documents).await;
            let all = stored.sorted(sort).await;
            let (there, back) = stored.there_and_back(keys, size).await;
            prop_assert_eq!(there.concat(), all.clone(), "forwards");
            prop_assert_eq!(back.concat(), all, "backwards");
            let full = usize::try_from(size).expect("small");
            prop_assert!(there.iter().rev().skip(1).all(|page| page.len() == full), "{:?}", there);
            Ok(())
        })
    });
    result.unwrap_or_else(|error| panic!("{error}"));
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Line {
    price: f64,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "orders")]
#[index(-created_at, total, id)]
#[index(city, id)]
struct Order {
    #[field(id)]
    id: i32,
    city: String,
    note: Option<String>,
    total: f64,
    created_at: DateTime,
    lines: Vec<Line>,
    range: (i32, i32),
}

#[derive(Debug, DocumentModel)]
#[document(collection = "parts")]
struct Part {
    #[field(id)]
    id: Line,
}

fn order(id: i32, total: f64) -> Order {
    Order {
        id,
        city: "Oslo".into(),
        note: None,
        total,
        created_at: DateTime::from_millis(0),
        lines: Vec::new(),
        range: (0, -id),
    }
}

async fn orders(totals: &[f64]) -> (testing::TestDatabase, Collection<Order>) {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    orders.sync_indexes().await.expect("created");
    let mut all: Vec<_> = (0..).zip(totals).map(|(id, total)| order(id, *total)).collect();
    orders.insert_many(&mut all).await.expect("stored");
    (database, orders)
}

/// A collection on a server that is never asked.
async fn nowhere() -> Collection<Order> {
    let client = mongodb::Client::with_uri_str("mongodb://127.0.0.1:1").await.expect("parses");
    Order::collection(&client.database("shop"))
}

fn order_ids(orders: &[Order]) -> Vec<i32> {
    orders.iter().map(|order| order.id).collect()
}

#[tokio::test]
async fn documents_before_the_page_do_not_move_it() {
    let (_database, orders) = orders(&[1.0, 2.0, 3.0, 4.0]).await;
    let by_total = || orders.find(|o| o.city.eq("Oslo")).sort(|o| o.total.asc()).keyset(2);
    let first = by_total().await.expect("read");
    assert_eq!(order_ids(&first.items), [0, 1]);
    orders.insert_many(&mut [order(10, 0.5), order(11, 2.0), order(12, 2.5)]).await.expect("stored");
    orders.delete_one(|o| o.id.eq(1)).await.expect("removed");
    let second = by_total().after(&first.next.expect("more")).await.expect("read");
    assert_eq!(order_ids(&second.items), [11, 12], "what is added behind the place is found");
    let before = by_total().before(&second.previous.expect("some")).await.expect("read");
    assert_eq!(order_ids(&before.items), [10, 0]);
    assert_eq!(before.previous, None);
    let last = by_total().after(&second.next.expect("more")).await.expect("read");
    assert_eq!((order_ids(&last.items), &last.next), (vec![2, 3], &None));
    orders.delete_many(|o| o.total.gte(2.5)).await.expect("removed");
    let second_again = by_total().after(&before.next.expect("more")).await.expect("read");
    assert_eq!(order_ids(&second_again.items), [11]);
    let none = by_total().after(&last.previous.expect("some")).await.expect("read");
    assert_eq!((none.items.len(), none.next, none.previous), (0, None, None));
}

#[tokio::test]
async fn sorted_by_the_id_alone_and_by_parts_of_tuples() {
    let (_database, orders) = orders(&[1.0; 5]).await;
    let first = orders.find(|_| Filter::everything()).keyset(2).await.expect("read");
    assert_eq!(order_ids(&first.items), [0, 1]);
    let by_range = || orders.find(|_| Filter::everything()).sort(|o| o.range.1.asc()).keyset(3);
    let first = by_range().await.expect("read");
    assert_eq!(order_ids(&first.items), [4, 3, 2]);
    let second = by_range().after(first.next.as_ref().expect("more")).await.expect("read");
    assert_eq!(second.map(|order| order.id).items, [1, 0]);
    let ids_first = orders.find(|_| Filter::everything()).sort(|o| [o.id.desc(), o.total.asc()]).keyset(2);
    let (next, plan) = (ids_first.plan().to_string(), "db.orders.find({}).sort({ _id: -1, total: 1 }).limit(3)");
    assert!(next.starts_with(plan), "{next}");
    assert_eq!(order_ids(&ids_first.await.expect("read").items), [4, 3]);
}

#[tokio::test]
async fn strings_are_compared_as_they_are_sorted() {
    let (_database, orders) = orders(&[]).await;
    let cities = ["b", "A", "a", "C", "B", "c"];
    let mut all: Vec<_> = (0..).zip(cities).map(|(id, city)| Order { city: city.into(), ..order(id, 1.0) }).collect();
    orders.insert_many(&mut all).await.expect("stored");
    let any_case = Collation::builder().locale("en").strength(CollationStrength::Secondary).build();
    let by_city = || orders.find(|_| Filter::everything()).sort(|o| o.city.asc()).collation(any_case.clone()).keyset(2);
    let first = by_city().await.expect("read");
    let second = by_city().after(first.next.as_ref().expect("more")).await.expect("read");
    let third = by_city().after(second.next.as_ref().expect("more")).await.expect("read");
    assert_eq!([first, second, third].map(|page| order_ids(&page.items)), [[1, 2], [0, 4], [3, 5]]);
}

#[tokio::test]
async fn plans_show_the_place_and_the_index() {
    let orders = nowhere().await;
    let by_date = || orders.find(|o| o.city.eq("Oslo")).sort(|o| [o.created_at.desc(), o.total.asc()]).keyset(20);
    assert_eq!(
        by_date().plan().to_string(),
        "db.orders.find({ city: \"Oslo\" }).sort({ created_at: -1, total: 1, _id: 1 }).limit(21)\n\
         // index: created_at_-1_total_1__id_1 (3 of 3 keys), city_1__id_1 (1 of 2 keys)"
    );
    let by_city = |token: &PageToken| orders.find(|o| o.total.gt(1.0)).sort(|o| o.city.desc()).keyset(20).before(token);
    let (database, stored) = self::orders(&[2.0, 2.0]).await;
    let page = stored.find(|o| o.total.gt(1.0)).sort(|o| o.city.desc()).keyset(1).await.expect("read");
    let token = page.next.expect("more");
    let types = r#"["object", "binData", "objectId", "bool", "date", "timestamp", "regex", "javascript", "javascriptWithScope", "maxKey"]"#;
    assert_eq!(
        by_city(&token).plan().to_string(),
        format!(
            "db.orders.find({{ total: {{ $gt: Double(1) }}, $or: [{{ city: {{ $gt: \"Oslo\" }} }}, \
             {{ city: {{ $type: {types} }} }}, {{ city: \"Oslo\", _id: {{ $gt: 1 }} }}, \
             {{ city: \"Oslo\", _id: {{ $type: [\"string\", {} }} }}] }}).sort({{ city: 1, _id: 1 }}).limit(21)\n\
             // index: city_1__id_1 (2 of 2 keys)",
            &types[1..]
        )
    );
    drop(database);
}

#[tokio::test]
async fn what_is_no_place_is_an_error() {
    let orders = nowhere().await;
    let all = || orders.find(|_| Filter::everything());
    let error = |page: Keyset<'_, Order>| page.plan().operation().unwrap_err().to_string();
    assert_eq!(error(all().keyset(0)), "a page has 1 to 4294967294 documents, not 0");
    assert_eq!(error(all().keyset(u32::MAX)), "a page has 1 to 4294967294 documents, not 4294967295");
    assert_eq!(
        error(all().limit(5).keyset(1)),
        "a page says itself where it begins and ends; leave out `skip` and `limit`"
    );
    assert_eq!(
        error(all().sort(|o| [o.total.asc(), o.lines.any().price.asc()]).keyset(5)),
        "a sort by `lines.price` takes the least or greatest of an array's elements, and no comparison with one value \
         finds the documents after it; sort keyset pages by fields outside of arrays, or use `page`"
    );
    let parts = Part::collection(&orders.driver().client().database("shop"));
    assert_eq!(
        parts.find(|_| Filter::everything()).keyset(5).plan().operation().unwrap_err().to_string(),
        "the `_id`s of `parts` are documents, and a page token holds single values only; use `page`"
    );

    let (database, stored) = self::orders(&[1.0, 2.0]).await;
    let page = stored.find(|_| Filter::everything()).sort(|o| o.total.asc()).keyset(1).await.expect("read");
    let token = page.next.expect("more");
    assert_eq!(
        error(all().sort(|o| o.total.desc()).keyset(1).after(&token)),
        "the page token is of another collection or sort order than `orders` sorted by { total: -1, _id: -1 }; read the \
         first page without a token"
    );
    assert!(all().sort(|o| o.total.asc()).keyset(1).before(&token).plan().operation().is_ok());

    drop(database);
}

/// What others stored under the sort key: an array, which is at one place and found from many, and a document.
#[tokio::test]
async fn pages_begin_and_end_at_documents_that_have_a_place() {
    let (database, orders) = orders(&[1.0, 2.0, 3.0, 4.0, 5.0]).await;
    let raw = database.collection::<Document>("orders");
    let misfits = [
        doc! { "_id": 10, "total": [0.5, 3.5] },
        doc! { "_id": 11, "total": [2.5] },
        doc! { "_id": 12, "total": [] },
        doc! { "_id": 13, "total": { "net": 1 } },
    ];
    raw.insert_many(misfits).await.expect("stored");
    for (descending, size) in [(false, 3), (false, 4), (false, 6), (true, 3), (true, 4), (true, 6)] {
        let reported = Mutex::new(Vec::new());
        let mut fitting = Vec::new();
        let (mut there, mut back) = (0, Vec::new());
        let page = |place: Option<(bool, PageToken)>| {
            let sort =
                |o: &'static <Order as Model>::Fields<_>| if descending { o.total.desc() } else { o.total.asc() };
            let find = orders.find(|_| Filter::everything()).sort(sort);
            let keyset =
                find.skip_misfits(|error| reported.lock().expect("no panic").push(error.id().cloned())).keyset(size);
            match place {
                None => keyset,
                Some((true, token)) => keyset.after(&token),
                Some((false, token)) => keyset.before(&token),
            }
        };
        let mut read = page(None).await.expect("the first page");
        loop {
            fitting.extend(order_ids(&read.items));
            there += 1;
            let Some(next) = read.next.take() else { break };
            assert!(there < 20, "the pages go on for ever");
            let after = page(Some((true, next))).await.expect("a page after");
            if after.items.is_empty() {
                assert_eq!((after.next, after.previous), (None, None), "a last page of misfits alone");
                break;
            }
            read = after;
        }
        loop {
            back.splice(0..0, order_ids(&read.items));
            let Some(previous) = read.previous.take() else { break };
            read = page(Some((false, previous))).await.expect("a page before");
        }
        let all = if descending { [4, 3, 2, 1, 0] } else { [0, 1, 2, 3, 4] };
        assert_eq!((&fitting[..], &back[..]), (&all[..], &all[..]), "{descending} {size}");
        for misfit in [10, 11, 12, 13] {
            // An empty array comes first, and no comparison finds it.
            let is_found = !(descending && misfit == 12);
            assert_eq!(reported.lock().expect("no panic").contains(&Some(misfit.into())), is_found, "{misfit}");
        }
    }

    let by_total = || orders.find(|_| Filter::everything()).sort(|o| o.total.asc());
    assert_eq!(
        by_total().skip_misfits(|_| ()).keyset(1).await.unwrap_err().to_string(),
        "orders 12: total: no page can begin or end at this document: its sort key is of type array, not a single value",
        "more documents follow, and nothing says from where"
    );
    let last = orders.find(|o| o.id.gte(13)).sort(|o| o.total.asc()).skip_misfits(|_| ()).keyset(1);
    let last = last.await.expect("nothing follows");
    assert_eq!((last.items, last.next, last.previous), (Vec::new(), None, None));
    assert_eq!(
        by_total().keyset(3).await.unwrap_err().to_string(),
        "orders 12: total: expected double, found array",
        "a misfit is an error, as in any query"
    );
}

#[tokio::test]
async fn misfits_are_left_out_of_pages() {
    let (database, orders) = orders(&[1.0, 2.0, 3.0]).await;
    let raw = database.collection::<Document>("orders");
    raw.insert_one(doc! { "_id": 10, "total": "2.5" }).await.expect("stored");
    let by_total = || orders.find(|_| Filter::everything()).sort(|o| o.total.desc()).keyset(2);
    assert_eq!(by_total().await.unwrap_err().to_string(), "orders 10: total: expected double, found string");
    let mut misfits = Vec::new();
    let all = || orders.find(|_| Filter::everything()).sort(|o| o.total.desc());
    let first = all().skip_misfits(|error| misfits.push(error.to_string())).keyset(2).await.expect("read");
    assert_eq!((order_ids(&first.items), misfits.len()), (vec![2], 1));
    let second = by_total().after(&first.next.expect("more")).await.expect("read");
    assert_eq!(order_ids(&second.items), [1, 0]);
    let page = all().skip_misfits(|_| ()).page(1, 2).await.expect("read");
    assert_eq!((order_ids(&page.items), page.total), (vec![2], 4));
}
