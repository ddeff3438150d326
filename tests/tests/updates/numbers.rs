//! `inc`, `mul`, `set_min`, `set_max` and the operators on bits.

use super::{F, Stored, mql};
use bson::{Bson, Decimal128, Document, doc};
use docmodel::{FieldType as _, Millis, Update, prelude::*};
use std::time::Duration;

#[test]
fn operands_are_encoded_as_the_field_is() {
    assert_eq!(mql([F.int.mul(3)]), "{ $mul: { int: 3 } }");
    assert_eq!(mql([F.long.mul(-3), F.double.mul(0.5)]), r#"{ $mul: { long: Long("-3"), double: 0.5 } }"#);
    assert_eq!(mql([F.long.set_min(i64::MIN)]), r#"{ $min: { long: Long("-9223372036854775808") } }"#);
    assert_eq!(mql([F.double.set_max(f64::NAN)]), "{ $max: { double: NaN } }");
    assert_eq!(mql([F.text.set_max("é")]), r#"{ $max: { text: "é" } }"#);
    assert_eq!(
        mql([F.int.bit_and(-2), F.long.bit_xor(1)]),
        r#"{ $bit: { int: { and: -2 }, long: { xor: Long("1") } } }"#
    );
    assert_eq!(mql([F.numbers.each(|n| n.mul(2))]), r#"{ $mul: { "numbers.$[]": 2 } }"#);
    assert_eq!(mql([F.parts.at(1, |p| p.qty.bit_or(4))]), r#"{ $bit: { "parts.1.qty": { or: 4 } } }"#);
}

#[derive(FieldType)]
struct Rights(u32);

#[derive(FieldType)]
struct Price(f64);

#[derive(FieldType)]
struct Seen(DateTime);

#[derive(DocumentModel)]
struct User {
    #[field(id)]
    _id: i32,
    rights: Rights,
    price: Option<Price>,
    exact: Decimal128,
    took: Millis<Duration>,
    seen: Seen,
    #[field(lenient)]
    clicks: i64,
    #[field(truncate)]
    until: std::time::SystemTime,
}

#[test]
fn newtypes_and_adapted_fields_have_the_operators_of_what_they_store() {
    let user = User::F;
    let mql = |update: Update<User>| update.to_string();
    assert_eq!(mql(user.rights.bit_or(Rights(u32::MAX))), r#"{ $bit: { rights: { or: Long("4294967295") } } }"#);
    assert_eq!(mql(user.price.mul(1.5)), "{ $mul: { price: 1.5 } }");
    assert_eq!(mql(user.price.set_min(Price(0.5))), "{ $min: { price: 0.5 } }");
    assert_eq!(
        mql(user.exact.mul("1.10".parse::<Decimal128>().unwrap())),
        r#"{ $mul: { exact: Decimal128("1.10") } }"#
    );
    assert_eq!(mql(user.took.set_max(Millis::new(Duration::from_secs(1)))), r#"{ $max: { took: Long("1000") } }"#);
    assert_eq!(mql(user.seen.current_date()), r#"{ $currentDate: { seen: { $type: "date" } } }"#);
    assert_eq!(mql(user.until.current_date()), r#"{ $currentDate: { until: { $type: "date" } } }"#);
    assert_eq!(mql(user.clicks.mul(2)), r#"{ $mul: { clicks: Long("2") } }"#);
    assert_eq!(Rights(1).to_bson().unwrap(), Bson::Int64(1));
}

#[tokio::test]
async fn mul() {
    let values = Stored::new([
        doc! { "long": 5_i64 },
        doc! { "long": 5 },
        doc! { "long": 2.5 },
        doc! {},
        doc! { "long": null },
        doc! { "long": "5" },
        doc! { "long": i64::MAX },
    ])
    .await;
    let after = values.each_after(7, &F.long.mul(2)).await;
    let expected = [
        Some(doc! { "long": 10_i64 }),
        Some(doc! { "long": 10_i64 }),
        // A double stays one.
        Some(doc! { "long": 5.0 }),
        Some(doc! { "long": 0_i64 }),
        None,
        None,
        None,
    ];
    assert_eq!(after, expected);
}

#[tokio::test]
async fn a_product_that_the_field_cannot_hold_is_stored_and_not_read() {
    let values = Stored::new([doc! { "int": i32::MAX }]).await;
    let after = values.after(0, F.int.mul(2)).await.expect("stored");
    assert_eq!(after, doc! { "int": i64::from(i32::MAX) * 2 });
    let error =
        super::Thing::collection(&values.database).find_one(|_| Filter::everything()).await.expect_err("too great");
    assert!(error.to_string().contains("int"), "{error}");
}

#[tokio::test]
async fn set_min_and_set_max() {
    let documents =
        || [doc! { "long": 5_i64 }, doc! { "long": -5_i64 }, doc! {}, doc! { "long": null }, doc! { "long": "5" }];
    let values = Stored::new(documents()).await;
    // Null is less than every number, and text is greater.
    let least = values.each_after(5, &F.long.set_min(0)).await;
    let null = Some(doc! { "long": null });
    let [zero, five, minus] = [0, 5, -5].map(|long: i64| Some(doc! { "long": long }));
    assert_eq!(least, [zero.clone(), minus, zero.clone(), null, zero.clone()]);
    let values = Stored::new(documents()).await;
    let greatest = values.each_after(5, &F.long.set_max(0)).await;
    assert_eq!(greatest, [five, zero.clone(), zero.clone(), zero, Some(doc! { "long": "5" })]);
}

#[tokio::test]
async fn bits() {
    let documents =
        || [doc! { "long": 0b0110_i64 }, doc! { "long": -1_i64 }, doc! {}, doc! { "long": null }, doc! { "long": 6.0 }];
    // MongoDB's result is an int64 here, and SecantusDB's an int32 where that is enough.
    let long = |document: Option<Document>| match document?.get("long") {
        Some(Bson::Int32(int)) => Some(i64::from(*int)),
        Some(Bson::Int64(long)) => Some(*long),
        other => panic!("{other:?}"),
    };
    for (update, expected) in [
        (F.long.bit_and(0b0011), [Some(0b0010), Some(0b0011), Some(0), None, None]),
        (F.long.bit_or(0b0011), [Some(0b0111), Some(-1), Some(0b0011), None, None]),
        (F.long.bit_xor(i64::MAX), [Some(i64::MAX ^ 0b0110), Some(i64::MIN), Some(i64::MAX), None, None]),
    ] {
        let values = Stored::new(documents()).await;
        let after: Vec<_> = values.each_after(5, &update).await.into_iter().map(long).collect();
        assert_eq!(after, expected, "{update}");
    }
}
