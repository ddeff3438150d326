//! Documents in which there is nothing to count by.

use super::*;

#[tokio::test]
async fn null_and_missing_are_one_none() {
    let (_database, sales) = sales([doc! { "note": "a" }, doc! { "note": null }, doc! {}, doc! { "note": "" }]).await;
    let counts = sales.count_by(|s| s.note).await.expect("counted");
    assert_eq!(counts, [(None, 2), (Some(String::new()), 1), (Some("a".into()), 1)]);
    assert_eq!(sales.count_by(|s| s.note).matching(|s| s.note.is_some()).await.expect("counted").len(), 2);
}

#[tokio::test]
async fn through_an_option() {
    let (_database, sales) = sales([
        doc! { "gift": { "card": "a", "note": "x" } },
        doc! { "gift": { "card": "a", "note": null, "wrapped": true } },
        doc! { "gift": { "card": "b" } },
        doc! { "gift": {} },
        doc! { "gift": null },
        doc! {},
    ])
    .await;
    let cards: Vec<(Option<String>, u64)> = sales.count_by(|s| s.gift.card).await.expect("counted");
    assert_eq!(cards, [(None, 3), (Some("a".into()), 2), (Some("b".into()), 1)]);
    let notes: Vec<(Option<String>, u64)> = sales.count_by(|s| s.gift.note).await.expect("counted");
    assert_eq!(notes, [(None, 5), (Some("x".into()), 1)]);
    // The default is that of gifts, and not of sales without one.
    let wrapped: Vec<(Option<bool>, u64)> = sales.count_by(|s| s.gift.wrapped).await.expect("counted");
    assert_eq!(wrapped, [(Some(false), 3), (None, 2), (Some(true), 1)]);
    assert_eq!(
        mql(&sales.count_by(|s| s.gift.wrapped).plan()),
        r#"db.sales.aggregate([{ $group: { _id: { $cond: [{ $and: [{ $eq: [{ $type: "$gift" }, "object"] }, { $eq: [{ $type: "$gift.wrapped" }, "missing"] }] }, false, "$gift.wrapped"] }, count: { $sum: 1 } } }, { $sort: { count: -1, _id: 1 } }])"#
    );
}

#[tokio::test]
async fn a_required_field_is_in_every_document() {
    let (_database, sales) =
        sales([to("Oslo", true), doc! { "shipTo": { "city": null } }, doc! { "shipTo": {} }, doc! {}]).await;
    let error = sales.count_by(|s| s.ship_to.city).await.expect_err("no city");
    assert!(matches!(&error, Error::Decode(error) if error.path() == "shipTo.city"), "{error}");
    assert_eq!(
        error.to_string(),
        "sales: shipTo.city: expected string, found null or no such field in 3 documents; `matching` with `type_is` leaves \
         them out, and a field of type `Option` counts them as `None`"
    );
    let one = sales.count_by(|s| s.ship_to.city).matching(|s| s.id.eq(3)).await.expect_err("no city");
    assert!(one.to_string().contains("in 1 document;"), "{one}");
    let counts = sales.count_by(|s| s.ship_to.city).matching(|s| s.ship_to.city.type_is(docmodel::codec::Tag::STRING));
    assert_eq!(counts.await.expect("counted"), [("Oslo".into(), 1)]);
    // What stands where a document should be has no fields.
    assert_eq!(sales.count_by(|s| s.ship_to.zip_code).await.expect("counted"), [(None, 4)]);
}

#[tokio::test]
async fn a_default_is_counted_as_a_value() {
    let (_database, sales) = sales([doc! {}, doc! { "channel": "app" }, doc! { "channel": "$web" }]).await;
    let by_channel = || sales.count_by(|s| s.channel);
    assert_eq!(by_channel().await.expect("counted"), [("$web".into(), 2), ("app".into(), 1)]);
    assert_eq!(
        mql(&by_channel().plan()),
        r#"db.sales.aggregate([{ $group: { _id: { $cond: [{ $eq: [{ $type: "$channel" }, "missing"] }, { $literal: "$web" }, "$channel"] }, count: { $sum: 1 } } }, { $sort: { count: -1, _id: 1 } }])"#
    );
    sales.driver().insert_one(doc! { "channel": null }).await.expect("stored");
    let error = by_channel().await.expect_err("null is no default");
    assert!(error.to_string().starts_with("sales: channel: expected string, found null"), "{error}");
}

#[tokio::test]
async fn a_presence_says_more_than_a_group() {
    let (_database, sales) = sales([doc! {}, doc! { "seen": null }, doc! { "seen": 1 }]).await;
    let error = sales.count_by(|s| s.seen).await.expect_err("refused");
    assert_eq!(
        error.to_string(),
        "`seen` is a `Presence`, which tells missing from null, and the server counts them as one value; count by the \
         `Option` in it, with a `*` before the field: `|o| *o.seen`"
    );
    assert_eq!(sales.count_by(|s| *s.seen).await.expect("counted"), [(None, 2), (Some(1), 1)]);
}
