use super::unasked_orders;
use crate::models::{Order, order};
use bson::doc;
use docmodel::{prelude::*, testing};
use mongodb::options::{Collation, CollationStrength, WriteConcern};

fn ignoring_case() -> Collation {
    Collation::builder().locale("en").strength(CollationStrength::Secondary).build()
}

#[tokio::test]
async fn all_writes_have_them() {
    let orders = unasked_orders().await;
    let model = order("a");
    macro_rules! with_all_options {
        ($builder:expr) => {
            $builder
                .collation(ignoring_case())
                .hint("number_1")
                .comment("nightly")
                .variable("least", 5)
                .write_concern(WriteConcern::majority())
                .plan()
                .to_string()
        };
    }
    let options = "{ collation: { locale: \"en\", strength: 2 }, hint: \"number_1\", comment: \"nightly\", \
                   let: { least: 5 }, writeConcern: { w: \"majority\" } })\n// index: number_1 (1 of 1 key)";
    let one = orders.update_one(|o| o.number.eq("a")).apply(|o| o.paid.set(true));
    assert_eq!(
        with_all_options!(one),
        format!("db.orders.updateOne({{ number: \"a\" }}, {{ $set: {{ paid: true }} }}, {options}")
    );
    for plan in [
        with_all_options!(orders.update_many(|o| o.number.eq("a")).apply(|o| o.paid.set(true))),
        with_all_options!(orders.replace_one(|o| o.number.eq("a"), &model)),
        with_all_options!(orders.delete_one(|o| o.number.eq("a"))),
        with_all_options!(orders.delete_many(|o| o.number.eq("a"))),
        with_all_options!(orders.find_one_and_update(|o| o.number.eq("a")).apply(|o| o.paid.set(true))),
        with_all_options!(orders.find_one_and_replace(|o| o.number.eq("a"), &model)),
        with_all_options!(orders.find_one_and_delete(|o| o.number.eq("a"))),
    ] {
        assert!(plan.ends_with(&format!(", {options}")), "{plan}");
    }
}

#[tokio::test]
async fn hints_are_of_declared_indexes() {
    let orders = unasked_orders().await;
    let problem = "// cannot be sent: `orders` declares no index `gone` that could be a hint";
    for plan in [
        orders.update_one(|o| o.number.eq("a")).apply(|o| o.paid.set(true)).hint("gone").plan(),
        orders.replace_one(|o| o.number.eq("a"), &order("a")).hint("gone").plan(),
        orders.delete_one(|o| o.number.eq("a")).hint("gone").plan(),
        orders.find_one_and_delete(|o| o.number.eq("a")).hint("gone").plan(),
    ] {
        assert!(plan.to_string().starts_with(problem), "{plan}");
    }
}

#[tokio::test]
async fn the_server_takes_them() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    orders.sync_indexes().await.expect("synced");
    orders.insert_many(&mut [order("NO-1"), order("no-2"), order("SE-1")]).await.expect("stored");

    let update = orders.update_one(|o| o.number.eq("no-1")).apply(|o| o.paid.set(true)).collation(ignoring_case());
    assert_eq!(update.await.expect("updated").modified_count, 1);
    let by_variable = Filter::raw(doc! { "$expr": { "$eq": ["$number", "$$wanted"] } });
    let update = orders.update_many(|_| by_variable.clone()).apply(|o| o.note.set("x")).variable("wanted", "SE-1");
    assert_eq!(update.comment("nightly").await.expect("updated").modified_count, 1);
    let replaced = orders.find_one(|o| o.note.eq("x")).await.expect("read").expect("there");
    let replace = orders.replace_one(|o| o.number.eq("SE-1"), &replaced).hint("number_1");
    assert_eq!(replace.await.expect("replaced").matched_count, 1);
    let delete = orders.delete_many(|o| o.number.eq("NO-2")).collation(ignoring_case());
    assert_eq!(delete.write_concern(WriteConcern::majority()).await.expect("deleted"), 1);
    let last = orders.find_one_and_delete(|o| o.number.gte("A")).hint("number_1").sort(|o| o.number.desc());
    assert_eq!(last.await.expect("deleted").map(|o| o.number), Some("SE-1".into()));
}
