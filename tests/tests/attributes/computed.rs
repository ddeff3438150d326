//! `computed`.

use super::{read, refused, stored};
use bson::doc;
use docmodel::{prelude::*, testing};

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Line {
    price: f64,
    qty: i32,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "bills")]
#[index(total)]
struct Bill {
    #[field(id)]
    id: i32,
    #[field(computed = "Bill::sum", max = 1000.0)]
    total: f64,
    lines: Vec<Line>,
    #[field(computed = "count", name = "lineCount")]
    count: i32,
}

impl Bill {
    fn sum(&self) -> f64 {
        self.lines.iter().map(|line| line.price * f64::from(line.qty)).sum()
    }
}

fn count(bill: &Bill) -> i32 {
    i32::try_from(bill.lines.len()).unwrap_or(i32::MAX)
}

fn bill() -> Bill {
    Bill { id: 1, total: -1.0, lines: vec![Line { price: 2.5, qty: 4 }], count: -1 }
}

#[test]
fn is_computed_when_it_is_stored() {
    let lines = [doc! { "price": 2.5, "qty": 4 }];
    assert_eq!(stored(&bill()), doc! { "_id": 1, "total": 10.0, "lines": &lines, "lineCount": 1 });
}

#[test]
fn is_read_as_it_is_stored_and_computed_if_it_is_missing() {
    let lines = [doc! { "price": 2.5, "qty": 4 }];
    let read_back = read::<Bill>(&doc! { "_id": 1, "total": 7.0, "lines": &lines, "lineCount": 3 }).unwrap();
    assert_eq!((read_back.total, read_back.count), (7.0, 3));
    let computed = read::<Bill>(&doc! { "_id": 1, "lines": &lines, "lineCount": 3 }).unwrap();
    assert_eq!((computed.total, computed.count), (10.0, 3));
    assert_eq!(refused::<Bill>(&doc! { "_id": 1, "total": "7", "lines": [] }), "total: expected double, found string");
}

#[test]
fn its_rules_hold_for_what_is_stored() {
    let mut bill = bill();
    bill.lines[0].price = 500.0;
    let violations = bill.validate().unwrap_err();
    assert_eq!(violations[0].to_string(), "total: must be at most 1000, is 2000");
}

#[tokio::test(flavor = "multi_thread")]
async fn on_the_server() {
    let database = testing::database().await.expect("a server");
    let bills = Bill::collection(&database);
    bills.insert_one(&mut bill()).await.unwrap();
    let found = bills.find(|b| b.total.gte(10.0) & b.count.eq(1)).sort(|b| [b.total.desc()]).await.unwrap();
    assert_eq!(found, [Bill { total: 10.0, count: 1, ..bill() }]);
}
