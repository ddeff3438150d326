//! Views of what a server sends.

use bson::doc;
use docmodel::{Error, prelude::*, testing};
use futures_util::{StreamExt, TryStreamExt};

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
#[document(view)]
struct Item {
    sku: String,
    qty: i32,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "orders", view, rename_all = "camelCase")]
#[expect(clippy::struct_field_names, reason = "a name of two words, to see its case")]
struct Order {
    #[field(id)]
    id: i32,
    order_number: String,
    items: Vec<Item>,
}

fn order(id: i32) -> Order {
    Order { id, order_number: format!("NO-{id}"), items: vec![Item { sku: "A1".into(), qty: id }] }
}

async fn store(database: &testing::TestDatabase, ids: std::ops::Range<i32>) -> docmodel::Collection<Order> {
    let orders = Order::collection(database);
    orders.insert_many(&mut ids.map(order).collect::<Vec<_>>()).await.expect("stored");
    orders
}

#[tokio::test]
async fn batches_give_views_and_models() {
    let database = testing::database().await.expect("a server");
    let orders = store(&database, 0..25).await;
    let mut batches =
        orders.find(|_| Filter::everything()).sort(|o| o.id.asc()).batch_size(10).batches().await.unwrap();
    let (mut sizes, mut numbers, mut read) = (vec![], vec![], vec![]);
    while let Some(batch) = batches.try_next().await.unwrap() {
        let views: Vec<OrderRef<'_>> = batch.views().collect::<Result<_, _>>().unwrap();
        sizes.push(views.len());
        numbers.extend(views.iter().map(|order| order.order_number.to_owned()));
        assert!(views.iter().all(|order| order.items[0].sku == "A1" && order.items[0].qty == order.id));
        read.extend(batch.clone().models().collect::<Result<Vec<_>, _>>().unwrap());
    }
    sizes.retain(|size| *size > 0);
    assert_eq!(sizes, [10, 10, 5]);
    assert_eq!(read, (0..25).map(order).collect::<Vec<_>>());
    assert_eq!(numbers, read.into_iter().map(|order| order.order_number).collect::<Vec<_>>());

    let mut none = orders.find(|_| Filter::everything()).limit(0).batches().await.unwrap();
    assert!(none.next().await.is_none());
}

#[tokio::test]
async fn each_document_is_viewed() {
    let database = testing::database().await.expect("a server");
    let orders = store(&database, 0..120).await;
    let (mut sum, mut longest) = (0, 0);
    let view = |order: OrderRef<'_>| {
        sum += order.items.iter().map(|item| item.qty).sum::<i32>();
        longest = longest.max(order.order_number.len());
    };
    orders.find(|o| o.id.gte(1)).batch_size(50).for_each_view(view).await.expect("viewed");
    assert_eq!((sum, longest), ((1..120).sum(), 6));

    let mut session = database.client().start_session().await.expect("started");
    let mut count = 0;
    let find = orders.find(|o| o.id.lt(7)).batch_size(2).session(&mut session);
    find.for_each_view(|_| count += 1).await.expect("viewed");
    assert_eq!(count, 7);
}

#[tokio::test]
async fn a_misfit_names_its_document_and_the_next_one_is_viewed() {
    let database = testing::database().await.expect("a server");
    let orders = store(&database, 0..3).await;
    let set = doc! { "$set": { "items.0.qty": "two" } };
    orders.driver().update_one(doc! { "_id": 1 }, set).await.expect("updated");
    let mut batches = orders.find(|_| Filter::everything()).sort(|o| o.id.asc()).batches().await.unwrap();
    let batch = batches.try_next().await.unwrap().expect("a batch");
    let ids: Vec<_> = batch.views().map(|view| view.map(|order| order.id).map_err(|error| error.to_string())).collect();
    let misfit = "orders 1: items[0].qty: expected int32, found string";
    assert_eq!(ids, [Ok(0), Err(misfit.to_owned()), Ok(2)]);
    assert_eq!(batch.models().flatten().count(), 2);

    let mut viewed = vec![];
    let find = orders.find(|_| Filter::everything()).sort(|o| o.id.asc());
    let error = find.for_each_view(|order| viewed.push(order.id)).await.expect_err("a misfit");
    assert!(matches!(&error, Error::Decode(_)) && error.to_string() == misfit, "{error}");
    assert_eq!(viewed, [0]);
}
