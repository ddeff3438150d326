//! Rules, checked without a server.

use crate::models::{Item, Order, item, order};
use docmodel::{DocumentModel, EmbeddedModel, Model, rule::Rule};
use std::collections::BTreeMap;

fn broken<M: Model>(model: &M) -> Vec<String> {
    model.validate().expect_err("breaks rules").iter().map(ToString::to_string).collect()
}

#[test]
fn all_violations_come_together_with_their_paths() {
    assert_eq!(order("NO-1").validate(), Ok(()));
    let bad = Order {
        items: vec![item("A", 1), item("b", 0), Item { sku: String::new(), ..item("", 1001) }],
        note: Some("ü".repeat(21)),
        sizes: [("xl".to_owned(), item("X", -5))].into(),
        stock: [("a.b".to_owned(), 1)].into(),
        ..order("NO-1")
    };
    assert_eq!(
        broken(&bad),
        [
            "items[1].sku: must match `^[A-Z]`, is \"b\"",
            "items[1].qty: must be at least 1, is 0",
            "items[2].sku: must have at least 1 character, has 0",
            "items[2].sku: must match `^[A-Z]`, is \"\"",
            "items[2].qty: must be at most 1000, is 1001",
            "note: must have at most 20 characters, has 21",
            "stock: the map key \"a.b\" contains `.`, so MongoDB cannot address it; replace or escape it",
            "sizes.xl.qty: must be at least 1, is -5",
        ]
    );
    let violations = bad.validate().expect_err("breaks rules");
    assert_eq!((violations[1].path(), violations[1].rule()), ("items[1].qty", Rule::Min));
}

#[test]
fn every_rule_at_its_bounds() {
    #[derive(EmbeddedModel)]
    struct Rules {
        #[field(min = -1.5, max = 1.5)]
        double: f64,
        #[field(min = -9_223_372_036_854_775_808, max = LIMIT)]
        long: Option<i64>,
        #[field(min_length = 2, max_length = 3)]
        text: Option<String>,
        #[field(min_items = 1, max_items = 2)]
        items: Option<Vec<i32>>,
        #[field(max_items = 1)]
        map: BTreeMap<String, i32>,
    }
    const LIMIT: i64 = 10;
    let ok =
        || Rules { double: 1.5, long: Some(10), text: Some("äö".into()), items: Some(vec![1]), map: BTreeMap::new() };
    assert_eq!(ok().validate(), Ok(()));
    // A rule says nothing about what is not there.
    assert_eq!(Rules { long: None, text: None, items: None, ..ok() }.validate(), Ok(()));
    assert_eq!(Rules { long: Some(i64::MIN), double: -1.5, text: Some("äöü".into()), ..ok() }.validate(), Ok(()));
    assert_eq!(
        broken(&Rules { double: 1.6, long: Some(11), ..ok() }),
        ["double: must be at most 1.5, is 1.6", "long: must be at most 10, is 11",]
    );
    assert_eq!(broken(&Rules { double: f64::NAN, ..ok() }).len(), 2, "NaN is within no bounds");
    assert_eq!(
        broken(&Rules { text: Some("ä".into()), items: Some(vec![]), ..ok() }),
        ["text: must have at least 2 characters, has 1", "items: must have at least 1 item, has 0",]
    );
    assert_eq!(
        broken(&Rules { items: Some(vec![1, 2, 3]), map: [("a".into(), 1), ("b".into(), 2)].into(), ..ok() }),
        ["items: must have at most 2 items, has 3", "map: must have at most 1 item, has 2",]
    );
}

#[test]
fn indexes_are_declared_with_stored_names() {
    let indexes: Vec<(String, String)> = Order::INDEXES.iter().map(|index| (index.name(), index.to_string())).collect();
    assert_eq!(
        indexes,
        [
            ("shipTo.city_1_createdAt_-1".into(), r#"{ "shipTo.city": 1, createdAt: -1 }"#.into()),
            ("number_1".into(), "{ number: 1 } unique".into()),
            ("by_sku".into(), r#"{ "items.sku": 1 }"#.into()),
        ]
    );
}
