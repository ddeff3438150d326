//! Filters from JSON that others wrote: what is taken, what is refused, and attacks that other mappers fell for.

use bson::{Bson, Decimal128, Document, Uuid, doc};
use docmodel::{
    filter::{Allowed, FilterParser, allow, allow_ordered},
    prelude::*,
    testing,
};
use proptest::prelude::*;

#[derive(Debug, EmbeddedModel)]
struct Address {
    city: String,
}

#[derive(Debug, EmbeddedModel)]
struct Item {
    sku: String,
    qty: i32,
}

#[derive(Debug, PartialEq, FieldType)]
#[field_type(rename_all = "snake_case")]
enum Status {
    Open,
    OnItsWay,
}

#[derive(Debug, DocumentModel)]
#[document(collection = "orders", rename_all = "camelCase")]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
    password: String,
    ship_to: Address,
    items: Vec<Item>,
    tags: Vec<String>,
    total: f64,
    small: i8,
    count: i64,
    price: Decimal128,
    paid: bool,
    note: Option<String>,
    at: DateTime,
    token: Uuid,
    status: Status,
    any: Bson,
    #[field(alias = "oldCity")]
    city: Option<String>,
}

type OrderModelFields = <Order as Model>::Fields<docmodel::path::Root<Order>>;

fn fields(o: &'static OrderModelFields) -> Vec<Allowed<Order>> {
    vec![
        allow(o.id),
        allow_ordered(o.number),
        allow(o.ship_to.city),
        allow(o.items.any().sku),
        allow_ordered(o.items.any().qty),
        allow(o.tags.any()),
        allow_ordered(o.total),
        allow_ordered(o.small),
        allow_ordered(o.count),
        allow_ordered(o.price),
        allow(o.paid),
        allow_ordered(o.note),
        allow_ordered(o.at),
        allow(o.token),
        allow(o.status),
        allow(o.any),
        allow(o.city).named("town"),
    ]
}

fn parser() -> FilterParser<Order> {
    FilterParser::new(fields)
}

fn sent(json: &str) -> Document {
    let filter = parser().parse(json).unwrap_or_else(|error| panic!("{json}: {error}"));
    filter.to_document().expect("can be sent")
}

fn refused(json: &str) -> String {
    parser().parse(json).expect_err(json).to_string()
}

#[test]
fn operators() {
    assert_eq!(sent("{}"), doc! {});
    assert_eq!(sent(r#"{ "shipTo.city": "Oslo" }"#), doc! { "shipTo.city": "Oslo" });
    assert_eq!(sent(r#"{ "number": { "$eq": "a" } }"#), doc! { "number": "a" });
    assert_eq!(sent(r#"{ "number": { "$ne": "a", "$gt": "b" } }"#), doc! { "number": { "$ne": "a", "$gt": "b" } });
    assert_eq!(sent(r#"{ "total": { "$gte": 10, "$lt": 20.5 } }"#), doc! { "total": { "$gte": 10.0, "$lt": 20.5 } });
    assert_eq!(sent(r#"{ "count": { "$lte": 10 } }"#), doc! { "count": { "$lte": 10_i64 } });
    assert_eq!(sent(r#"{ "small": { "$in": [1, 2] } }"#), doc! { "small": { "$in": [1, 2] } });
    // Every document, and no document.
    assert_eq!(sent(r#"{ "small": { "$nin": [] } }"#), doc! {});
    assert_eq!(sent(r#"{ "$nor": [{ "small": { "$in": [] } }] }"#), doc! {});
    assert_eq!(sent(r#"{ "paid": true, "small": { "$in": [] } }"#), doc! { "$nor": [{}] });
    assert_eq!(sent(r#"{ "paid": { "$exists": true } }"#), doc! { "paid": { "$exists": true } });
    assert_eq!(sent(r#"{ "items.sku": "A", "tags": "x" }"#), doc! { "items.sku": "A", "tags": "x" });
    assert_eq!(sent(r#"{ "total": { "$not": { "$gt": 1 } } }"#), doc! { "$nor": [{ "total": { "$gt": 1.0 } }] });
    assert_eq!(
        sent(
            r#"{ "$or": [{ "paid": true }, { "$and": [{ "small": 1 }, { "count": 2 }] }], "$nor": [{ "paid": false }] }"#
        ),
        doc! { "$or": [{ "paid": true }, { "small": 1, "count": 2_i64 }], "$nor": [{ "paid": false }] }
    );
    assert_eq!(sent(r#"{ "$or": [{ "paid": true }, {}] }"#), doc! {}, "one alternative is every document");
    // A name of the program's own, and the field's old name.
    assert_eq!(sent(r#"{ "town": "Oslo" }"#), doc! { "$or": [{ "city": "Oslo" }, { "oldCity": "Oslo" }] });
}

#[test]
fn it_narrows_what_it_is_combined_with() {
    let asked = parser().parse(r#"{ "$or": [{ "number": "a" }, {}] }"#).expect("allowed");
    assert_eq!((Order::F.paid.eq(true) & asked).to_string(), "{ paid: true }");
    let asked = parser().parse(r#"{ "paid": true, "$or": [{ "number": "a" }, { "number": "b" }] }"#).expect("allowed");
    assert_eq!(
        (asked & Order::F.paid.eq(false)).to_string(),
        r#"{ $and: [{ paid: true }, { $or: [{ number: "a" }, { number: "b" }] }, { paid: false }] }"#
    );
}

#[test]
fn values_are_read_as_the_fields_type() {
    let id = ObjectId::parse_str("64f000000000000000000001").expect("an id");
    let token = Uuid::parse_str("5f1e6d5c-0d4e-4b6f-9d3a-7c2b1a0f9e8d").expect("a UUID");
    for (json, expected) in [
        (r#"{ "_id": "64f000000000000000000001" }"#, doc! { "_id": id }),
        // The same digits are text for a text field, and for a field of any type.
        (r#"{ "number": "64f000000000000000000001" }"#, doc! { "number": "64f000000000000000000001" }),
        (r#"{ "any": "64f000000000000000000001" }"#, doc! { "any": "64f000000000000000000001" }),
        (r#"{ "token": "5f1e6d5c-0d4e-4b6f-9d3a-7c2b1a0f9e8d" }"#, doc! { "token": token }),
        (r#"{ "at": "1970-01-01T01:00:00.5+01:00" }"#, doc! { "at": DateTime::from_millis(500) }),
        (r#"{ "at": "1970-01-01T00:00:00.001000Z" }"#, doc! { "at": DateTime::from_millis(1) }),
        (r#"{ "price": 12.10 }"#, doc! { "price": "12.1".parse::<Decimal128>().expect("decimal") }),
        (r#"{ "price": "12.10" }"#, doc! { "price": "12.10".parse::<Decimal128>().expect("decimal") }),
        (r#"{ "price": 5 }"#, doc! { "price": "5".parse::<Decimal128>().expect("decimal") }),
        (r#"{ "status": "on_its_way" }"#, doc! { "status": "on_its_way" }),
        (r#"{ "count": 9223372036854775807 }"#, doc! { "count": i64::MAX }),
        (r#"{ "count": -0 }"#, doc! { "count": 0_i64 }),
        (r#"{ "total": -0.0 }"#, doc! { "total": -0.0 }),
        (r#"{ "note": null }"#, doc! { "note": null }),
        (r#"{ "note": { "$ne": null } }"#, doc! { "note": { "$ne": null } }),
        (r#"{ "note": { "$in": ["a", null] } }"#, doc! { "note": { "$in": ["a", null] } }),
        (r#"{ "number": "$where" }"#, doc! { "number": "$where" }),
        (r#"{ "number": "a\u0000b" }"#, doc! { "number": "a\0b" }),
        (r#"{ "number": "{ \"$gt\": 1 }" }"#, doc! { "number": "{ \"$gt\": 1 }" }),
    ] {
        assert_eq!(sent(json), expected, "{json}");
    }
}

#[test]
fn values_of_another_type_are_refused() {
    for (json, problem) in [
        (r#"{ "number": 5 }"#, "number: expected string, found the number 5"),
        (r#"{ "number": null }"#, "number: expected string, found null"),
        (r#"{ "number": ["a"] }"#, "number: expected string, found an array"),
        (r#"{ "number": { "$eq": ["a"] } }"#, "number.$eq: expected string, found an array"),
        (r#"{ "total": { "$gte": "10" } }"#, r#"total.$gte: expected double, found the string "10""#),
        (r#"{ "small": 1.5 }"#, "small: expected int32, found the number 1.5"),
        (r#"{ "small": 300 }"#, "small: expected a number from -128 to 127, found 300"),
        (r#"{ "small": { "$in": [1, "2"] } }"#, r#"small.$in[1]: expected int32, found the string "2""#),
        (r#"{ "count": 9223372036854775808 }"#, "count: expected int64, found the number 9223372036854775808"),
        (r#"{ "count": 1e400 }"#, "the filter: this is not JSON: number out of range at line 1 column 16"),
        (r#"{ "total": 9007199254740993 }"#, "total: expected double, found the number 9007199254740993"),
        (r#"{ "paid": 1 }"#, "paid: expected bool, found the number 1"),
        (r#"{ "paid": { "$exists": 1 } }"#, "paid.$exists: expected true or false, found the number 1"),
        (r#"{ "small": { "$in": 1 } }"#, "small.$in: expected an array of values, found the number 1"),
        (r#"{ "note": { "$gt": null } }"#, "note.$gt: null has no order; use $eq or $ne"),
        (r#"{ "_id": "64f0" }"#, r#"_id: expected an ObjectId as 24 hexadecimal digits, found the string "64f0""#),
        (
            r#"{ "at": "1970-01-01T00:00:00.0001Z" }"#,
            "at: expected a date such as \"2026-01-31T12:00:00.000Z\", with at most 3 decimal places, found the string \
             \"1970-01-01T00:00:00.0001Z\"",
        ),
    ] {
        assert_eq!(refused(json), problem, "{json}");
    }
    assert!(refused(r#"{ "status": "gone" }"#).contains("on_its_way"), "{}", refused(r#"{ "status": "gone" }"#));
}

/// Payloads that got through other mappers' filters.
#[test]
fn injections() {
    for (json, problem) in [
        // CVE-2024-53900 and CVE-2025-23061 of Mongoose: JavaScript, at the top and below `$or`.
        (
            r#"{ "$where": "sleep(1000)" }"#,
            r#"the filter: "$where" is not an operator here; there are $and, $or, $nor"#,
        ),
        (
            r#"{ "$or": [{ "$where": "typeof global != 'undefined'" }] }"#,
            r#"$or[0]: "$where" is not an operator here; there are $and, $or, $nor"#,
        ),
        (
            r#"{ "$and": [{ "$nor": [{ "$where": "1" }] }] }"#,
            r#"$and[0].$nor[0]: "$where" is not an operator here; there are $and, $or, $nor"#,
        ),
        (
            r#"{ "number": { "$not": { "$where": "1" } } }"#,
            "number.$not: \"$where\" is not an operator here; there are $eq, $ne, $in, $nin, $exists, $not, $gt, $gte, \
             $lt, $lte",
        ),
        // Logging in without the password.
        (
            r#"{ "number": "admin", "password": { "$ne": null } }"#,
            "password: this is not a field here; there are \"_id\", ",
        ),
        (r#"{ "number": { "$ne": null } }"#, "number.$ne: expected string, found null"),
        (r#"{ "shipTo.city": { "$gt": "" } }"#, "[\"shipTo.city\"]: \"$gt\" is not an operator here; "),
        // Patterns, and other ways to run something.
        (r#"{ "number": { "$regex": "^(a+)+$" } }"#, "number: \"$regex\" is not an operator here; "),
        (r#"{ "$expr": { "$function": {} } }"#, "the filter: \"$expr\" is not an operator here; "),
        (r#"{ "$text": { "$search": "a" } }"#, "the filter: \"$text\" is not an operator here; "),
        (r#"{ "$jsonSchema": {} }"#, "the filter: \"$jsonSchema\" is not an operator here; "),
        (r#"{ "$comment": "x" }"#, "the filter: \"$comment\" is not an operator here; "),
        (r#"{ "$not": { "paid": true } }"#, "the filter: \"$not\" is not an operator here; "),
        (r#"{ "tags": { "$elemMatch": { "$where": "1" } } }"#, "tags: \"$elemMatch\" is not an operator here; "),
        (r#"{ "_id": { "$oid": "64f000000000000000000001" } }"#, "_id: \"$oid\" is not an operator here; "),
        // Keys that mean something to JavaScript, or to BSON.
        (r#"{ "__proto__": { "admin": true } }"#, "__proto__: this is not a field here; "),
        (r#"{ "constructor.prototype.x": 1 }"#, "[\"constructor.prototype.x\"]: this is not a field here; "),
        (r#"{ "number": { "__proto__": 1 } }"#, "number: \"__proto__\" is not an operator here; "),
        (r#"{ "number\u0000": "a" }"#, "[\"number\\0\"]: this is not a field here; "),
        (r#"{ "": "a" }"#, "[\"\"]: this is not a field here; "),
        (r#"{ "number.$where": "1" }"#, "[\"number.$where\"]: this is not a field here; "),
        (r#"{ "shipTo": { "city": "Oslo" } }"#, "shipTo: this is not a field here; "),
        (r#"{ "number": { "a": 1 } }"#, "number: \"a\" is not an operator here; "),
        // Look-alikes: a full-width dollar, a Cyrillic letter, another form of the same accent.
        (r#"{ "＄where": "1" }"#, "[\"＄where\"]: this is not a field here; "),
        (r#"{ "numbеr": "1" }"#, "[\"numbеr\"]: this is not a field here; "),
        (r#"{ "number": { "$n\u0065": 1 } }"#, "number.$ne: expected string, found the number 1"),
        (r#"{ "number": "\ud800" }"#, "the filter: this is not JSON: "),
        // What one reader takes for the first value, and another for the last.
        (r#"{ "number": "a", "number": "b" }"#, "the filter: the key \"number\" is there twice"),
        (r#"{ "total": { "$gt": 1, "$gt": 2 } }"#, "total: the key \"$gt\" is there twice"),
        // What is left without a condition.
        (r#"{ "$and": [] }"#, "$and: expected at least one filter in the array"),
        (r#"{ "$or": [] }"#, "$or: expected at least one filter in the array"),
        (r#"{ "number": {} }"#, "number: expected at least one operator in the object"),
        (r#"{ "$or": { "paid": true } }"#, "$or: expected an array of filters, found an object"),
        (r#"{ "$or": ["paid"] }"#, "$or[0]: expected an object with conditions on fields, found the string \"paid\""),
        (r#"{ "number": { "$not": "a" } }"#, "number.$not: expected an object with operators, found the string \"a\""),
        ("[]", "the filter: expected an object with conditions on fields, found an array"),
        ("null", "the filter: expected an object with conditions on fields, found null"),
        ("", "the filter: this is not JSON: "),
        (r#"{ "paid": true } { }"#, "the filter: this is not JSON: "),
    ] {
        let found = refused(json);
        assert!(found.contains(problem), "{json}\n {found}\n {problem}");
    }
}

#[test]
fn sizes_are_limited() {
    let deep = |levels: usize| format!("{}{{}}{}", r#"{ "$and": ["#.repeat(levels), "] }".repeat(levels));
    assert!(parser().parse(&deep(5)).is_ok());
    assert!(refused(&deep(6)).ends_with("the filter is more than the 5 levels deep that are allowed here"));
    assert!(refused(&deep(1_000)).starts_with("the filter: this is not JSON: recursion limit exceeded"));
    let not = format!(r#"{{ "small": {}{{ "$eq": 1 }}{} }}"#, r#"{ "$not": "#.repeat(6), "}".repeat(6));
    assert!(refused(&not).contains("levels deep"));

    let many = |values: usize| format!(r#"{{ "small": {{ "$in": [{}] }} }}"#, vec!["1"; values].join(","));
    assert!(parser().parse(&many(100)).is_ok());
    assert_eq!(refused(&many(101)), "small.$in: 101 values are more than the 100 that are allowed here");
    assert!(parser().max_values(101).parse(&many(101)).is_ok());
    assert!(refused(&many(40_000)).contains(" bytes of JSON are more than the 65536 allowed here"));

    let wide = |filters: usize| format!(r#"{{ "$or": [{}] }}"#, vec!["{}"; filters].join(","));
    assert!(parser().parse(&wide(50)).is_ok());
    assert_eq!(refused(&wide(51)), "$or[50]: there are more conditions than the 50 that are allowed here");

    let mut value = serde_json::json!({});
    for _ in 0..1_000 {
        value = serde_json::json!({ "$and": [value] });
    }
    assert!(parser().max_depth(10_000).parse_value(&value).unwrap_err().to_string().contains("128 levels deep"));
    // Long text of others does not come back at length.
    assert!(refused(&format!(r#"{{ "small": "{}" }}"#, "é".repeat(10_000))).len() < 200);
}

#[test]
fn two_fields_of_one_name_are_a_mistake_of_the_program() {
    let parser = FilterParser::<Order>::new(|o| [allow(o.number), allow(o.note).named("number")]);
    let error = parser.parse("{}").unwrap_err();
    assert_eq!(error.to_string(), "the filter: the program allows two fields as `number`; give one another name");
    assert_eq!(error.path(), "");
}

#[test]
fn what_mongodb_cannot_say_is_an_error_of_the_filter() {
    #[derive(Debug, EmbeddedModel)]
    struct Part {
        #[field(alias = "old")]
        new: Option<String>,
    }
    #[derive(Debug, DocumentModel)]
    #[document(collection = "things")]
    struct Thing {
        #[field(id)]
        id: i32,
        parts: Vec<Part>,
    }
    let parser = FilterParser::<Thing>::new(|t| [allow(t.parts.any().new)]);
    let error = parser.parse(r#"{ "parts.new": null }"#).unwrap_err().to_string();
    assert!(error.contains("each element may have `parts.new` under its new name"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn it_finds_what_the_typed_filter_finds() {
    let database = testing::database().await.expect("a server");
    let documents = [
        doc! { "_id": 0, "number": "$where", "total": 10.0, "items": [{ "sku": "A", "qty": 1 }] },
        doc! { "_id": 1, "number": "b", "total": 20.0, "note": null },
        doc! { "_id": 2, "number": { "$gt": "" }, "total": 30.0, "note": "n" },
    ];
    database.collection::<Document>("orders").insert_many(documents).await.expect("stored");
    for (json, typed) in [
        (r#"{ "number": "$where" }"#, Order::F.number.eq("$where")),
        (r#"{ "total": { "$gte": 10, "$lt": 30 } }"#, Order::F.total.gte(10.0) & Order::F.total.lt(30.0)),
        (r#"{ "items.sku": { "$in": ["A"] } }"#, Order::F.items.any().sku.is_in(["A"])),
        (r#"{ "note": null }"#, Order::F.note.is_none()),
        (r#"{ "note": { "$not": { "$exists": true } } }"#, Order::F.note.is_missing()),
        (r#"{ "$nor": [{ "number": "b" }] }"#, !Order::F.number.eq("b")),
    ] {
        let find = async |filter: Filter<Order>| {
            let orders = database.collection::<Document>("orders");
            orders.distinct("_id", filter.to_document().expect("can be sent")).await.expect("found")
        };
        let found = find(parser().parse(json).expect("allowed")).await;
        assert!(!found.is_empty(), "{json}");
        assert_eq!(found, find(typed).await, "{json}");
    }
}

const OPERATORS: [&str; 13] =
    ["$and", "$or", "$nor", "$not", "$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin", "$exists"];

/// Whether there is no operator in it but those.
fn is_harmless(value: &Bson) -> bool {
    match value {
        Bson::Document(document) => document
            .iter()
            .all(|(key, value)| (!key.starts_with('$') || OPERATORS.contains(&&**key)) && is_harmless(value)),
        Bson::Array(values) => values.iter().all(is_harmless),
        value => !matches!(value, Bson::RegularExpression(_) | Bson::JavaScriptCode(_)),
    }
}

/// JSON made of the words that filters are made of, and of others.
fn json() -> impl Strategy<Value = serde_json::Value> {
    let key = prop_oneof![
        4 => prop::sample::select(OPERATORS.to_vec()).prop_map(str::to_owned),
        4 => prop::sample::select(vec!["number", "total", "note", "any", "town", "tags", "items.sku"])
            .prop_map(str::to_owned),
        1 => prop::sample::select(vec!["$where", "$expr", "$regex", "__proto__", "$text", "password"])
            .prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
        Just("$where".into()),
    ];
    leaf.prop_recursive(6, 60, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
            prop::collection::vec((key.clone(), inner), 0..4)
                .prop_map(|entries| serde_json::Value::Object(entries.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn arbitrary_json_is_harmless(json in json()) {
        let text = json.to_string();
        let (parsed, of_value) = (parser().parse(&text), parser().parse_value(&json));
        prop_assert_eq!(parsed.as_ref().map(ToString::to_string).ok(), of_value.map(|filter| filter.to_string()).ok());
        if let Ok(filter) = parsed {
            let document = filter.to_document().expect("can be sent");
            prop_assert!(is_harmless(&document.clone().into()), "{document}");
            prop_assert_eq!(filter.into_document().expect("can be sent"), document);
        }
    }

    #[test]
    fn arbitrary_text_never_panics(text in any::<String>()) {
        let _ = parser().parse(&text);
        let _ = parser().parse(&format!("{{ \"number\": {text:?} }}"));
    }
}
