//! `serde_json`'s values.

use super::misfit;
use bson::{Bson, DateTime, Decimal128, doc, oid::ObjectId};
use docmodel::FieldType;
use proptest::{collection, prelude::*};
use serde_json::{Map, Value, json};

fn json() -> impl Strategy<Value = Value> {
    let number = prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_filter("JSON has it", |n| n.is_finite()).prop_map(Value::from),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        number,
        "[$.a-zö]{0,6}".prop_map(Value::from)
    ];
    leaf.prop_recursive(4, 32, 4, |inner| {
        prop_oneof![
            collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            collection::btree_map("[$.a-zö]{0,6}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_comes_back_and_is_stored_as_serde_stores_it(value in json()) {
        let stored = value.to_bson().expect("encodes");
        prop_assert_eq!(&stored, &bson::serialize_to_bson(&value).expect("serializes"));
        prop_assert_eq!(Value::from_bson(&stored).expect("decodes"), value);
    }
}

#[test]
fn json_that_bson_has_not_and_bson_that_json_has_not() {
    let error = json!({ "a": [u64::MAX] }).to_bson().expect_err("too large");
    assert_eq!(error.to_string(), "the JSON number 18446744073709551615 does not fit into an int64, nor into a double");
    let error = json!({ "a\0b": 1 }).to_bson().expect_err("NUL");
    assert_eq!(error.to_string(), r#"the key "a\0b" contains NUL, which ends a key in BSON"#);
    assert_eq!(Value::from_bson(&1_i32.into()).expect("decodes"), json!(1));

    let cases: Vec<(Bson, &str)> = vec![
        (DateTime::from_millis(0).into(), "value.a[1]: expected any JSON, found date"),
        (ObjectId::new().into(), "value.a[1]: expected any JSON, found ObjectId"),
        (Decimal128::from_bytes([0; 16]).into(), "value.a[1]: expected any JSON, found Decimal128"),
        (Bson::Undefined, "value.a[1]: expected any JSON, found undefined"),
        (f64::NAN.into(), "value.a[1]: expected a number that JSON has, found NaN"),
        (f64::NEG_INFINITY.into(), "value.a[1]: expected a number that JSON has, found -inf"),
    ];
    for (value, expected) in cases {
        assert_eq!(misfit::<Value>(doc! { "a": [1, value] }), expected);
    }
    assert_eq!(misfit::<Map<String, Value>>(vec![1]), "value: expected document, found array");
}
