//! The models that the tests share.

use docmodel::prelude::*;
use std::collections::{BTreeMap, HashMap};

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
#[document(rename_all = "camelCase")]
pub(crate) struct Item {
    #[field(min_length = 1, pattern = "^[A-Z]")]
    pub sku: String,
    #[field(min = 1, max = 1000)]
    pub qty: i32,
    pub unit_price: Option<f64>,
    pub labels: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
pub(crate) struct Address {
    pub city: String,
    #[field(name = "postal code")]
    pub zip: Option<String>,
}

/// One field of every supported kind, stored under other names than Rust's.
#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "orders", rename_all = "camelCase")]
#[index(ship_to.city, -created_at)]
#[index(number, unique)]
#[index(items.sku, name = "by_sku")]
pub(crate) struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub number: String,
    pub ship_to: Address,
    pub bill_to: Option<Address>,
    #[field(max_items = 50)]
    pub items: Vec<Item>,
    pub paid: bool,
    #[field(max_length = 20)]
    pub note: Option<String>,
    pub revision: i64,
    pub total: f64,
    pub priority: Option<i32>,
    pub tags: Vec<String>,
    pub scores: Option<Vec<i32>>,
    pub grid: Vec<Vec<i32>>,
    pub stock: HashMap<String, i64>,
    pub sizes: BTreeMap<String, Item>,
    pub created_at: DateTime,
}

pub(crate) fn item(sku: &str, qty: i32) -> Item {
    Item { sku: sku.to_owned(), qty, unit_price: Some(1.5), labels: vec![] }
}

pub(crate) fn order(number: &str) -> Order {
    Order {
        id: ObjectId::new(),
        number: number.to_owned(),
        ship_to: Address { city: "Oslo".into(), zip: Some("0150".into()) },
        bill_to: None,
        items: vec![item("A1", 2), item("B2", 5)],
        paid: false,
        note: None,
        revision: 1,
        total: 18.5,
        priority: Some(3),
        tags: vec!["new".into()],
        scores: None,
        grid: vec![vec![1, 2], vec![3]],
        stock: [("oslo".to_owned(), 4)].into(),
        sizes: [("xl".to_owned(), item("X", 1))].into(),
        created_at: DateTime::from_millis(1_700_000_000_123),
    }
}
