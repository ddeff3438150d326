use docmodel::prelude::*;
use std::collections::{BTreeMap, HashMap};

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Item {
    sku: String,
    #[field(min = 1)]
    qty: i32,
    note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "orders", rename_all = "camelCase")]
#[index(main.sku, -total)]
#[index(line_items.sku)]
struct Order {
    #[field(id)]
    id: ObjectId,
    total: f64,
    main: Item,
    gift: Option<Item>,
    line_items: Vec<Item>,
    tags: Vec<String>,
    stock: HashMap<String, i64>,
    prices: BTreeMap<String, f64>,
    at: DateTime,
    paid: bool,
}

#[test]
fn round_trip() {
    let item = |sku: &str| Item { sku: sku.into(), qty: 2, note: None };
    let order = Order {
        id: ObjectId::new(),
        total: 1.5,
        main: item("ä"),
        gift: Some(item("g")),
        line_items: vec![item("a"), item("b")],
        tags: vec!["x".into()],
        stock: [("oslo".to_owned(), 3)].into(),
        prices: [("no".to_owned(), 3.0)].into(),
        at: DateTime::from_millis(5),
        paid: true,
    };
    let bytes = docmodel::to_vec(&order).unwrap();
    assert_eq!(docmodel::from_slice::<Order>(&bytes).unwrap(), order);
    println!("{}", Order::INDEXES[0]);
    let f = Order::F;
    println!("{}", f.main.sku.eq("x") & f.line_items.elem_match(|i| i.sku.eq("x") & i.qty.gte(2)) & f.gift.sku.eq("g"));
}
