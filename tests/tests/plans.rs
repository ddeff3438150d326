//! What plans print.

use crate::models::{Order, order};
use docmodel::prelude::*;

/// A handle on a server that is never asked.
async fn orders() -> Collection<Order> {
    let client = mongodb::Client::with_uri_str("mongodb://127.0.0.1:1").await.expect("parses");
    Order::collection(&client.database("shop"))
}

#[tokio::test]
async fn reads() {
    let orders = orders().await;
    let find =
        orders.find(|o| o.ship_to.city.eq("Oslo") & o.paid.eq(false)).sort(|o| o.created_at.desc()).skip(5).limit(20);
    assert_eq!(
        find.plan().to_string(),
        "db.orders.find({ \"shipTo.city\": \"Oslo\", paid: false }).sort({ createdAt: -1 }).skip(5).limit(20)\n\
         // index: shipTo.city_1_createdAt_-1 (2 of 2 keys)"
    );
    assert_eq!(find.plan().indexes()[0].used_keys(), 2);
    assert_eq!(
        orders.find_one(|o| o.id.eq(ObjectId::from_bytes([1; 12])) | o.number.eq("a")).plan().to_string(),
        "db.orders.find({ $or: [{ _id: ObjectId(\"010101010101010101010101\") }, { number: \"a\" }] }).limit(1)\n\
         // index: _id_ (1 of 1 key), number_1 (1 of 1 key)"
    );
    assert_eq!(
        orders.count(|o| o.paid.eq(true)).plan().to_string(),
        "db.orders.countDocuments({ paid: true })\n// no declared index narrows this search"
    );
    assert_eq!(orders.count(|_| Filter::everything()).plan().to_string(), "db.orders.countDocuments({})");
    assert!(orders.find(|o| o.items.elem_match(|i| i.sku.eq("A"))).plan().to_string().contains("index: by_sku"));
    let branch_without = orders.find(|o| o.number.eq("a") | o.paid.eq(true)).plan();
    assert!(branch_without.indexes().is_empty(), "an `$or` needs an index for each branch");
    assert!(orders.find(|o| o.number.ne("a")).plan().indexes().is_empty());
}

#[tokio::test]
async fn writes() {
    let orders = orders().await;
    let update = orders
        .update_many(|o| o.number.eq("a"))
        .apply(|o| [o.paid.set(true), o.items.filtered(|i| i.sku.eq("A"), |i| i.qty.inc(-1))]);
    assert_eq!(
        update.plan().to_string(),
        "db.orders.updateMany({ number: \"a\" }, { $set: { paid: true }, $inc: { \"items.$[e0].qty\": -1 } }, \
         { arrayFilters: [{ \"e0.sku\": \"A\" }] })\n// index: number_1 (1 of 1 key)"
    );
    assert!(
        orders
            .delete_one(|o| o.number.eq("a"))
            .plan()
            .to_string()
            .starts_with("db.orders.deleteOne({ number: \"a\" })")
    );
    let mut five = [order("1"), order("2"), order("3"), order("4"), order("5")];
    let plan = orders.insert_many(&mut five).ordered(false).plan().to_string();
    assert!(
        plan.starts_with("db.orders.insertMany([{ _id: ObjectId(\"")
            && plan.ends_with(", /* and 2 more */], { ordered: false })"),
        "{plan}"
    );
    assert!(orders.insert_one(&mut five[0]).plan().to_string().starts_with("db.orders.insertOne({ _id: "));
    assert!(
        orders
            .replace_one(|o| o.number.eq("1"), &five[0])
            .plan()
            .to_string()
            .starts_with("db.orders.replaceOne({ number: \"1\" }, { _id: ")
    );
    let indexes = orders.sync_indexes().plan().to_string();
    assert!(indexes.contains("createIndex({ number: 1 }, { name: \"number_1\", unique: true })"), "{indexes}");
}

#[tokio::test]
async fn what_cannot_be_sent_says_so() {
    let orders = orders().await;
    let update = orders.update_one(|o| o.number.eq("a")).apply(|o| [o.paid.set(true), o.paid.set(false)]);
    assert!(update.plan().to_string().starts_with("// cannot be sent: the update changes `paid` twice"));
    let error = update.await.expect_err("not sent");
    assert!(matches!(error, docmodel::Error::InvalidOperation(_)), "{error}");
    let error =
        orders.find(|_| Filter::everything()).sort(|o| [o.total.asc(), o.total.desc()]).await.expect_err("not sent");
    assert_eq!(error.to_string(), "the sort order has `total` twice");
}

/// MongoDB combines bounds on several keys of an index over an array only for one element.
#[tokio::test]
async fn plans_do_not_promise_what_an_index_over_an_array_cannot_do() {
    #[derive(DocumentModel)]
    #[index(items.sku, items.qty)]
    struct Cart {
        #[field(id)]
        id: i32,
        items: Vec<crate::models::Item>,
    }
    let client = mongodb::Client::with_uri_str("mongodb://127.0.0.1:1").await.expect("parses");
    let carts = Cart::collection(&client.database("shop"));
    let used = |plan: docmodel::QueryPlan| plan.indexes().first().map_or(0, docmodel::plan::UsableIndex::used_keys);
    assert_eq!(used(carts.find(|c| c.items.any().sku.eq("A") & c.items.any().qty.gt(1)).plan()), 1);
    assert_eq!(used(carts.find(|c| c.items.elem_match(|i| i.sku.eq("A") & i.qty.gt(1))).plan()), 2);
    let two_elements = carts.find(|c| c.items.elem_match(|i| i.sku.eq("A")) & c.items.elem_match(|i| i.qty.gt(1)));
    assert_eq!(used(two_elements.plan()), 1);
    assert_eq!(used(carts.find(|c| c.items.any().sku.eq("A")).sort(|c| c.items.any().qty.desc()).plan()), 1);
}
