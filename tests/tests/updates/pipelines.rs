//! Updates by a pipeline: values that the server computes.

use bson::{Bson, Decimal128, Document, doc};
use docmodel::{
    expr::{self, Expr, Step},
    prelude::*,
    testing,
};

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Name {
    first: String,
    last: Option<String>,
}

#[derive(Debug, DocumentModel)]
#[document(collection = "bills")]
struct Bill {
    #[field(id)]
    id: i32,
    price: f64,
    qty: i32,
    big: i64,
    exact: Decimal128,
    discount: Option<f64>,
    total: Option<f64>,
    paid: bool,
    note: Option<String>,
    #[field(name = "customerName")]
    name: Name,
    payer: Option<Name>,
    tags: Vec<String>,
    at: Option<DateTime>,
    #[field(lenient)]
    count: i64,
}

const F: <Bill as Model>::Fields<docmodel::path::Root<Bill>> = Bill::F;

fn mql<T>(expr: Expr<Bill, T>) -> String {
    expr.to_string()
}

#[test]
fn operators() {
    assert_eq!(mql(F.price.expr().add(1.5)), r#"{ $add: ["$price", 1.5] }"#);
    assert_eq!(mql(F.qty.expr().subtract(1).multiply(F.qty)), r#"{ $multiply: [{ $subtract: ["$qty", 1] }, "$qty"] }"#);
    assert_eq!(
        mql(F.price.expr().divide(F.qty.expr().to_double())),
        r#"{ $divide: ["$price", { $toDouble: "$qty" }] }"#
    );
    assert_eq!(mql(F.exact.expr().divide(F.exact)), r#"{ $divide: ["$exact", "$exact"] }"#);
    assert_eq!(mql(F.big.expr().add(i64::MAX)), r#"{ $add: ["$big", Long("9223372036854775807")] }"#);
    assert_eq!(mql(F.name.first.expr().concat("é")), r#"{ $concat: ["$customerName.first", "é"] }"#);
    assert_eq!(
        mql(F.qty.expr().gt(1).and(F.paid).or(!F.price.expr().lte(F.price))),
        r#"{ $or: [{ $and: [{ $gt: ["$qty", 1] }, "$paid"] }, { $not: [{ $lte: ["$price", "$price"] }] }] }"#
    );
    assert_eq!(
        mql(F.qty.expr().lt(1).or(F.qty.expr().gte(9))),
        r#"{ $or: [{ $lt: ["$qty", 1] }, { $gte: ["$qty", 9] }] }"#
    );
    assert_eq!(mql(F.note.expr().if_null(F.name.first)), r#"{ $ifNull: ["$note", "$customerName.first"] }"#);
    assert_eq!(
        mql(F.note.expr().ne(F.name.last)),
        r#"{ $ne: [{ $ifNull: ["$note", null] }, { $ifNull: ["$customerName.last", null] }] }"#
    );
    assert_eq!(mql(F.price.expr().ne(F.price)), r#"{ $ne: ["$price", "$price"] }"#);
    assert_eq!(mql(expr::cond(F.paid, F.price, 0.0)), r#"{ $cond: ["$paid", "$price", Double(0)] }"#);
    assert_eq!(
        mql(F.tags.len().expr().eq(0)),
        r#"{ $eq: [{ $cond: [{ $isArray: "$tags" }, { $size: "$tags" }, 0] }, 0] }"#
    );
}

#[test]
fn what_is_reached_through_an_option_is_an_option() {
    let first: Expr<Bill, Option<String>> = F.payer.first.expr();
    assert_eq!(mql(first.if_null("nobody")), r#"{ $ifNull: ["$payer.first", "nobody"] }"#);
    // One `Option`, however many there are on the way.
    let last: Expr<Bill, Option<String>> = F.payer.last.expr();
    assert_eq!(mql(last.if_null("nobody")), r#"{ $ifNull: ["$payer.last", "nobody"] }"#);
    assert_eq!(
        mql(F.note.expr().if_null(F.name.first).eq(F.name.first)),
        r#"{ $eq: [{ $ifNull: ["$note", "$customerName.first"] }, "$customerName.first"] }"#
    );
    assert_eq!(mql(expr::cond(F.paid, F.payer.first, F.note)), r#"{ $cond: ["$paid", "$payer.first", "$note"] }"#);
    let whole: Expr<Bill, Option<Name>> = F.payer.expr();
    assert_eq!(mql(whole.if_null(F.name)), r#"{ $ifNull: ["$payer", "$customerName"] }"#);
}

#[test]
fn literals_are_never_taken_for_fields_and_operators() {
    let first = |text: &str| F.name.first.set_to(text).to_string();
    assert_eq!(first("a$b"), r#"{ $set: { "customerName.first": "a$b" } }"#);
    assert_eq!(first("$price"), r#"{ $set: { "customerName.first": { $literal: "$price" } } }"#);
    assert_eq!(first("$$ROOT"), r#"{ $set: { "customerName.first": { $literal: "$$ROOT" } } }"#);
    assert_eq!(
        F.name.set_to(Name { first: "$a".into(), last: None }).to_string(),
        r#"{ $set: { customerName: { $literal: { first: "$a", last: null } } } }"#
    );
    assert_eq!(F.tags.set_to(vec!["$a".to_owned()]).to_string(), r#"{ $set: { tags: { $literal: ["$a"] } } }"#);
    // Adapted fields take their own type, and store it as the adapter does.
    assert_eq!(F.count.set_to(docmodel::codec::stored::As::from(5)).to_string(), r#"{ $set: { count: Long("5") } }"#);
}

struct Stored(testing::TestDatabase);

impl Stored {
    async fn new(document: Document) -> Self {
        let database = testing::database().await.expect("a server");
        database.collection("bills").insert_one(document).await.expect("stored");
        Self(database)
    }

    async fn after(&self, steps: impl IntoIterator<Item = Step<Bill>>) -> docmodel::Result<Document> {
        Bill::collection(&self.0).update_many(|bill| bill.id.eq(1)).pipeline(|_| steps).await?;
        let raw = self.0.collection::<Document>("bills");
        Ok(raw.find_one(doc! { "_id": 1 }).await.expect("read").expect("there"))
    }
}

#[tokio::test]
async fn steps_run_in_their_order() {
    let bill = Stored::new(doc! { "_id": 1, "price": 2.5, "qty": 3, "discount": null, "tags": ["a", "b"] }).await;
    let after = bill
        .after([
            F.total.set_to(F.price.expr().multiply(F.qty.expr().to_double())),
            F.total.set_to(F.total.expr().if_null(0.0).subtract(F.discount.expr().if_null(0.5))),
            F.qty.set_to(F.tags.len().expr()),
            Step::unset(F.discount),
        ])
        .await
        .expect("accepted");
    assert_eq!(after, doc! { "_id": 1, "price": 2.5, "qty": 2, "tags": ["a", "b"], "total": 7.0 });
}

#[tokio::test]
async fn null_missing_and_text_that_looks_like_a_field() {
    let bill = Stored::new(doc! { "_id": 1, "note": null, "customerName": { "first": "é" } }).await;
    let after = bill
        .after([
            F.name.last.set_to("$note"),
            F.note.set_to(F.note.expr().if_null(F.name.first).concat("!")),
            F.qty.set_to(F.tags.len().expr()),
            F.paid.set_to(F.total.expr().eq(None).and(F.total.expr().eq(F.discount))),
        ])
        .await
        .expect("accepted");
    let name = doc! { "first": "é", "last": "$note" };
    assert_eq!(after, doc! { "_id": 1, "note": "é!", "customerName": name, "qty": 0, "paid": true });
}

#[tokio::test]
async fn nothing_is_the_same_whether_null_or_missing() {
    for (total, payer) in [
        (Bson::Null, None),
        (Bson::Null, Some(Bson::Null)),
        (Bson::Null, Some(doc! { "last": null }.into())),
        (1.5.into(), Some(doc! { "first": "Ann", "last": "Bo" }.into())),
    ] {
        let mut document = doc! { "_id": 1, "total": &total };
        document.extend(payer.clone().map(|payer| ("payer".to_owned(), payer)));
        let bill = Stored::new(document).await;
        let steps = [
            F.paid.set_to(F.payer.last.expr().ne(None)),
            F.tags.set_to(expr::cond(F.total.expr().eq(None), vec!["none".to_owned()], Vec::new())),
            F.name.first.set_to(F.payer.first.expr().if_null("nobody")),
        ];
        let after = bill.after(steps).await.expect("accepted");
        let is_paid = total != Bson::Null;
        let tags: &[&str] = if is_paid { &[] } else { &["none"] };
        assert_eq!(after.get("paid"), Some(&is_paid.into()), "{payer:?}");
        assert_eq!(after.get("tags"), Some(&tags.to_vec().into()), "{payer:?}");
        let name = doc! { "first": if is_paid { "Ann" } else { "nobody" } };
        assert_eq!(after.get("customerName"), Some(&name.into()), "{payer:?}");
    }
}

#[tokio::test]
async fn conditions_and_the_clock() {
    let bill = Stored::new(doc! { "_id": 1, "price": 5.0, "qty": 1, "paid": true }).await;
    let before = DateTime::now().timestamp_millis();
    let after = bill
        .after([
            F.price.set_to(expr::cond(F.paid.expr().and(F.qty.expr().lt(2)), F.price.expr().divide(2.0), 0.0)),
            F.at.set_to(expr::now()),
        ])
        .await
        .expect("accepted");
    assert_eq!(after.get("price"), Some(&Bson::Double(2.5)));
    let at = after.get_datetime("at").expect("a date").timestamp_millis();
    assert!((-1000..600_000).contains(&(at - before)), "{at} {before}");
}

#[tokio::test]
async fn what_is_sent_and_what_is_not() {
    let database = testing::database().await.expect("a server");
    let bills = Bill::collection(&database);
    let plan = bills.update_one(|b| b.id.eq(1)).pipeline(|b| [b.qty.set_to(5), Step::unset(b.note)]).plan().to_string();
    assert!(
        plan.starts_with(r#"db.bills.updateOne({ _id: 1 }, [{ $set: { qty: 5 } }, { $unset: ["note"] }])"#),
        "{plan}"
    );
    let empty = bills.update_one(|b| b.id.eq(1)).pipeline(|_| []).await.expect_err("nothing to do").to_string();
    assert_eq!(empty, "the pipeline of the update is empty; give `pipeline` at least one step");
    let upsert = bills.update_one(|b| b.id.eq(1)).pipeline(|b| b.qty.set_to(5)).upsert().await.expect_err("unknown");
    assert!(upsert.to_string().starts_with("an upsert takes no `pipeline`"), "{upsert}");
    let all = bills.update_many(|_| Filter::everything()).pipeline(|b| b.qty.set_to(1)).await.expect_err("all");
    assert!(matches!(all, docmodel::Error::InvalidOperation(_)), "{all}");
}

#[tokio::test]
async fn a_document_is_read_with_the_change() {
    let stored = Stored::new(doc! { "_id": 1, "qty": 2, "price": 1.5, "total": 0.0 }).await;
    let bills = Bill::collection(&stored.0);
    let update = || bills.find_one_and_update(|b| b.id.eq(1)).pipeline(|b| [b.qty.set_to(b.qty.expr().add(3))]);
    assert!(
        update().after().plan().to_string().starts_with(
            r#"db.bills.findOneAndUpdate({ _id: 1 }, [{ $set: { qty: { $add: ["$qty", 3] } } }], { returnDocument: "after" })"#
        ),
        "{}",
        update().after().plan()
    );
    assert_eq!(update().select(|b| b.qty).await.expect("updated"), Some(2), "as it was");
    assert_eq!(update().after().select(|b| b.qty).await.expect("updated"), Some(8));
    let none = bills.find_one_and_update(|b| b.id.eq(9)).pipeline(|b| b.qty.set_to(1));
    assert_eq!(none.select(|b| b.qty).await.expect("no such"), None);
    let upsert = update().upsert().await.expect_err("unknown");
    assert!(upsert.to_string().starts_with("an upsert takes no `pipeline`"), "{upsert}");
}

#[derive(Debug, Clone, EmbeddedModel)]
struct Size {
    #[field(min = 1)]
    width: i32,
}

#[derive(Debug, DocumentModel)]
#[document(collection = "crates")]
struct Crate {
    #[field(id)]
    id: i32,
    #[field(min = 1)]
    qty: i32,
    #[field(max_length = 2)]
    label: Option<String>,
    #[field(max_items = 1)]
    tags: Vec<String>,
    size: Size,
    #[field(max = 5, lenient)]
    count: i64,
}

#[test]
fn plain_values_keep_the_rules_of_their_fields() {
    let broken = |step: Step<Crate>| step.to_document().expect_err("breaks a rule").to_string();
    let f = Crate::F;
    let breaks = |rule: &str| format!("the update breaks a rule\n  {rule}");
    assert_eq!(broken(f.qty.set_to(-5)), breaks("qty: must be at least 1, is -5"));
    assert_eq!(broken(f.label.set_to("$abc")), breaks("label: must have at most 2 characters, has 4"));
    let two = vec!["a".to_owned(), "b".to_owned()];
    assert_eq!(broken(f.tags.set_to(two)), breaks("tags: must have at most 1 item, has 2"));
    assert_eq!(broken(f.size.set_to(Size { width: 0 })), breaks("size.width: must be at least 1, is 0"));
    assert_eq!(broken(f.size.width.set_to(0)), breaks("size.width: must be at least 1, is 0"));
    assert_eq!(broken(f.count.set_to(docmodel::codec::stored::As::from(6))), breaks("count: must be at most 5, is 6"));
    assert_eq!(f.qty.set_to(-5).clone().to_string(), format!("/* {} */", breaks("qty: must be at least 1, is -5")));
    assert_eq!(f.qty.set_to(1).to_string(), "{ $set: { qty: 1 } }");
    // What is computed is known to the server only.
    assert_eq!(f.qty.set_to(f.qty.expr().subtract(5)).to_string(), r#"{ $set: { qty: { $subtract: ["$qty", 5] } } }"#);
    assert_eq!(f.label.set_to(f.label.expr().if_null("none")).to_string(), {
        r#"{ $set: { label: { $ifNull: ["$label", "none"] } } }"#
    });
}

#[tokio::test]
async fn plain_values_that_break_rules_are_not_sent() {
    let database = testing::database().await.expect("a server");
    let crates = Crate::collection(&database);
    let size = Size { width: 1 };
    crates.insert_one(&mut Crate { id: 1, qty: 1, label: None, tags: vec![], size, count: 0 }).await.expect("stored");
    let set = crates.update_one(|c| c.id.eq(1)).apply(|c| c.qty.set(-5)).await.expect_err("breaks a rule");
    let steps = || [Crate::F.label.set_to("a"), Crate::F.qty.set_to(-5)];
    let set_to = crates.update_one(|c| c.id.eq(1)).pipeline(|_| steps()).await.expect_err("breaks a rule");
    let found = crates.find_one_and_update(|c| c.id.eq(1)).pipeline(|_| steps()).await.expect_err("breaks a rule");
    let update = crates.update_one(|c| c.id.eq(1)).pipeline(|_| steps());
    let bulk = crates.bulk().write(update).await.expect_err("breaks a rule");
    for error in [&set, &set_to, &found] {
        assert!(matches!(error, docmodel::Error::Validation(_)), "{error}");
        assert_eq!(error.to_string(), set.to_string());
    }
    assert!(bulk.to_string().contains("[0].qty: must be at least 1, is -5"), "{bulk}");
    let stored = crates.find_one(|c| c.id.eq(1)).await.expect("read").expect("there");
    assert_eq!((stored.qty, stored.label), (1, None));
}
