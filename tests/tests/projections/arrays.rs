//! Some elements of an array: `slice(..)`, `find(..)`, and `len()` inside of elements.

use super::{Item, MISSING, Order, orders, with};
use bson::{Bson, Document, bson, doc};
use docmodel::{prelude::*, testing};

/// With `n` tags.
fn item(sku: &str, n: i32) -> Bson {
    let tags: Vec<_> = ["å", "b", "c"].into_iter().take(usize::try_from(n).unwrap()).collect();
    bson!({ "sku": sku, "n": n, "gift": null, "tags": tags })
}

/// Orders with these items, and with ids from 1.
fn documents(items: impl IntoIterator<Item = Bson>) -> Vec<Document> {
    let document = |(id, items): (i32, Bson)| with(doc! { "_id": id, "items": items });
    (1..).zip(items).map(document).collect()
}

fn three() -> Bson {
    bson!([item("A", 1), item("B", 2), item("C", 3)])
}

fn skus(items: &[Item]) -> String {
    items.iter().map(|item| item.sku.as_str()).collect()
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Order)]
struct Parts {
    id: i32,
    #[from(items.slice(1..3))]
    middle: Vec<Item>,
    #[from(items.slice(..2))]
    first: Vec<ItemCard>,
    #[from(items.slice(-2..))]
    last: Vec<ItemCard>,
    #[from(items.len())]
    lines: usize,
    #[from(items.sku)]
    skus: Vec<String>,
    #[from(labels.slice(1..))]
    labels: Option<Vec<String>>,
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Item)]
struct ItemCard {
    sku: String,
    #[from(gift.card)]
    card: Option<String>,
}

fn cards(skus: &str) -> Vec<ItemCard> {
    skus.chars().map(|sku| ItemCard { sku: sku.into(), card: None }).collect()
}

#[test]
fn asks_for_slices_under_names_of_their_own() {
    let slice = |field: &str, start: i32, count: i32| {
        doc! { "$cond": [{ "$isArray": field }, { "$slice": [field, start, count] }, { "$type": field }] }
    };
    assert_eq!(
        Parts::projection().unwrap(),
        doc! {
            "_id": 1,
            "items.sku": 1,
            "slice(items,1,3)": slice("$items", 1, 2),
            "slice(items,0,2)": slice("$items", 0, 2),
            "slice(items,-2)": slice("$items", -2, i32::MAX),
            "len(items)": { "$cond": [{ "$isArray": "$items" }, { "$size": "$items" }, { "$type": "$items" }] },
            "slice(labels,1)": slice("$labels", 1, i32::MAX),
        }
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn reads_slices() {
    let all = documents([three(), bson!([item("A", 1)]), bson!([])]);
    let (_database, orders) = orders(all.clone()).await;
    let read = orders.find(|_| Filter::everything()).sort(|o| o.id.asc()).project::<Parts>().await.unwrap();
    let expected = [("BC", "AB", "BC", "ABC"), ("", "A", "A", "A"), ("", "", "", "")];
    for (parts, (middle, first, last, all)) in read.iter().zip(expected) {
        assert_eq!((skus(&parts.middle), &parts.first, &parts.last), (middle.into(), &cards(first), &cards(last)));
        assert_eq!((parts.lines, parts.skus.concat()), (all.len(), all.to_owned()));
        assert_eq!(parts.labels, Some(vec!["vip".to_owned()]));
    }
    assert_eq!(read.len(), 3);
    // Whole documents are read the same.
    let whole: Vec<_> = all.iter().map(|document| Parts::from_document(document).unwrap()).collect();
    assert_eq!(whole, read);
}

#[tokio::test(flavor = "multi_thread")]
async fn selects_slices() {
    let all = documents([three(), bson!([])]);
    let (_database, orders) = orders(all.clone()).await;
    let all = || orders.find(|_| Filter::everything()).sort(|o| o.id.asc());
    let first: Vec<(i32, Vec<Item>)> = all().select(|o| (o.id, o.items.slice(..1))).await.unwrap();
    assert_eq!(
        first.iter().map(|(id, items)| (*id, skus(items))).collect::<Vec<_>>(),
        [(1, "A".into()), (2, String::new())]
    );
    assert_eq!(all().select(|o| o.items.slice(..)).await.unwrap().iter().map(Vec::len).collect::<Vec<_>>(), [3, 0]);
    assert_eq!(all().select(|o| o.items.slice(2..2)).await.unwrap(), [vec![], vec![]]);
    let tags = all().select(|o| o.items.any().tags.slice(-2..)).await.unwrap();
    assert_eq!(tags, [vec![vec!["å"], vec!["å", "b"], vec!["b", "c"]], vec![]]);
    let card = |text: &str| Some(vec![text.to_owned()]);
    assert_eq!(all().select(|o| o.labels.slice(..1)).await.unwrap(), [card("new"), card("new")]);
    assert_eq!(all().select(|o| o.gift.parts.slice(..1)).await.unwrap(), [Some(vec![]), Some(vec![])]);
    let error = all().select(|o| o.items.slice(..u32::MAX)).await.unwrap_err();
    assert_eq!(error.to_string(), "`items` has no positions beyond 2147483647");
}

#[tokio::test(flavor = "multi_thread")]
async fn counts_inside_of_elements() {
    let broken = bson!([{ "sku": "A", "n": 1, "tags": ["x"] }, { "sku": "B", "n": 1, "tags": "y" }]);
    let (_database, orders) = orders(documents([three(), bson!([]), broken])).await;
    let lengths = |id| orders.find_by_id(&id).select(|o| o.items.any().tags.len());
    assert_eq!(
        lengths(1).plan().to_string().lines().next().unwrap(),
        "db.orders.find({ _id: 1 }, { \"len(items/tags)\": { $cond: [{ $isArray: \"$items\" }, { $map: { input: \"$items\", \
         as: \"e\", in: { $cond: [{ $isArray: \"$$e.tags\" }, { $size: \"$$e.tags\" }, { $type: \"$$e.tags\" }] } } }, \
         { $type: \"$items\" }] }, _id: 0 }).limit(1)"
    );
    assert_eq!(lengths(1).await.unwrap(), Some(vec![1, 2, 3]));
    assert_eq!(lengths(2).await.unwrap(), Some(vec![]));
    let error = lengths(3).await.unwrap_err();
    assert_eq!(error.to_string(), "orders: len(items/tags)[1]: expected array, found string");
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Order)]
struct Lengths {
    #[from(items.tags.len())]
    tags: Vec<u32>,
}

#[test]
fn counts_in_whole_documents() {
    let [document] = documents([three()]).try_into().unwrap();
    assert_eq!(Lengths::from_document(&document).unwrap(), Lengths { tags: vec![1, 2, 3] });
    let error = Lengths::from_document(&with(doc! { "items": [{ "tags": 5 }] })).unwrap_err();
    assert_eq!(error.to_string(), "items[0].tags: expected array, found int32");
}

const BULK: i32 = 2;

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Order)]
struct Bulk {
    id: i32,
    #[from(items.find(|i| i.qty.gte(BULK) & i.sku.ne("B")))]
    item: Option<ItemCard>,
    #[from(labels.find(|label| label.gt("new")))]
    label: Option<String>,
    #[from(items.len())]
    lines: usize,
}

#[tokio::test(flavor = "multi_thread")]
async fn finds_an_element() {
    let mut all = documents([three(), bson!([item("A", 1)]), bson!([])]);
    all[1].insert("labels", bson!(["b", "a"]));
    all[2].insert("labels", Bson::Null);
    let (_database, orders) = orders(all.clone()).await;
    let read = orders.find(|_| Filter::everything()).sort(|o| o.id.asc()).project::<Bulk>();
    assert_eq!(
        read.plan().to_string().lines().next().unwrap(),
        "db.orders.find({}, { _id: 1, items: { $elemMatch: { n: { $gte: 2 }, sku: { $ne: \"B\" } } }, labels: { $elemMatch: \
         { $gt: \"new\" } }, \"find(items)\": { $type: \"$items\" }, \"find(labels)\": { $type: \"$labels\" }, \
         \"len(items)\": { $cond: [{ $isArray: \"$items\" }, { $size: \"$items\" }, { $type: \"$items\" }] } }).sort({ _id: 1 })"
    );
    let read = read.await.unwrap();
    let found: Vec<_> = read.iter().map(|bulk| bulk.item.as_ref().map(|item| item.sku.as_str())).collect();
    assert_eq!(found, [Some("C"), None, None]);
    assert_eq!(read.iter().map(|bulk| bulk.label.as_deref()).collect::<Vec<_>>(), [Some("vip"), None, None]);
    assert_eq!(read.iter().map(|bulk| bulk.lines).collect::<Vec<_>>(), [3, 1, 0]);
    let items = orders.find(|_| Filter::everything()).select(|o| o.items.find(|i| i.tags.contains("b"))).await.unwrap();
    assert_eq!(items.iter().flatten().map(|item| item.qty).collect::<Vec<_>>(), [2]);
    // A whole document does not say which element it is.
    assert_eq!(
        Bulk::from_document(&all[0]).unwrap_err().to_string(),
        "only the server finds the elements of `find(..)`, and it was not asked for those of `items`"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_array_has_no_elements() {
    for (items, found) in [(Bson::Null, "null"), (bson!("text"), "string"), (MISSING, "no field")] {
        let (_database, orders) = orders([with(doc! { "items": items })]).await;
        let all = || orders.find(|_| Filter::everything());
        let error = all().select(|o| o.items.slice(..1)).await.unwrap_err();
        assert_eq!(error.to_string(), format!("orders: slice(items,0,1): expected array, found {found}"));
        let error = all().select(|o| o.items.find(|i| i.qty.gt(1))).await.unwrap_err();
        assert_eq!(error.to_string(), format!("orders: find(items): expected array, found {found}"));
        let error = all().select(|o| o.items.any().tags.len()).await.unwrap_err();
        assert_eq!(error.to_string(), format!("orders: len(items/tags): expected array, found {found}"));
    }
    let (_database, orders) = orders([with(doc! { "labels": MISSING, "items": [{ "sku": 5, "n": 1 }] })]).await;
    let one = || orders.find_one(|_| Filter::everything());
    assert_eq!(one().select(|o| o.labels.slice(..1)).await.unwrap(), Some(None));
    assert_eq!(one().select(|o| o.labels.find(|l| l.eq("new"))).await.unwrap(), Some(None));
    let error = one().select(|o| o.items.slice(..1)).await.unwrap_err();
    assert_eq!(error.to_string(), "orders: slice(items,0,1)[0].sku: expected string, found int32");
    let error = one().select(|o| o.items.find(|i| i.qty.eq(1))).await.unwrap_err();
    assert_eq!(error.to_string(), "orders: items[0].sku: expected string, found int32");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_element_and_others_are_two_queries() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let all = || orders.find(|_| Filter::everything());
    let message = "the projection asks for `items.find(..)`, and also for other elements of `items`; MongoDB sends one or \
                   the other: read them by two queries";
    let error = all().select(|o| (o.items.find(|i| i.qty.eq(1)), o.items)).plan().operation().unwrap_err();
    assert_eq!(error.to_string(), message);
    let error = all().select(|o| (o.items.any().sku, o.items.find(|i| i.qty.eq(1)))).await.unwrap_err();
    assert_eq!(error.to_string(), message);
    let error = all()
        .select(|o| (o.items.find(|i| i.qty.eq(1)), o.items.find(|i| i.qty.eq(2))))
        .plan()
        .operation()
        .unwrap_err();
    assert_eq!(error.to_string(), message);
    assert!(all().select(|o| (o.items.find(|i| i.qty.eq(1)), o.items.find(|i| i.qty.eq(1)))).await.is_ok());
    assert!(all().select(|o| (o.items.find(|i| i.qty.eq(1)), o.items.slice(..1), o.items.len())).await.is_ok());
    let error = all().select(|o| o.labels.find(|l| l.lt("a") | l.gt("b"))).plan().operation().unwrap_err();
    assert_eq!(
        error.to_string(),
        "MongoDB has no `or` between conditions on an array element itself; use `is_in`, or combine two conditions on the \
         array"
    );
    // SecantusDB has no `$or` here, and says so; MongoDB has.
    let either = all().select(|o| o.items.find(|i| i.qty.eq(1) | i.sku.eq("A")));
    assert_eq!(
        either.plan().to_string().lines().next().unwrap(),
        "db.orders.find({}, { items: { $elemMatch: { $or: [{ n: 1 }, { sku: \"A\" }] } }, \"find(items)\": { $type: \
         \"$items\" }, _id: 0 })"
    );
}
