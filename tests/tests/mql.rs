//! The exact MQL that filters and updates become.

use crate::models::{Address, Item, Order, item};
use bson::{Bson, DateTime, Document, doc, oid::ObjectId};
use docmodel::{DocumentModel, Filter, Update};
use std::collections::HashMap;

const F: <Order as docmodel::Model>::Fields<docmodel::path::Root<Order>> = Order::F;

/// By both ways to the document.
fn sent(filter: Filter<Order>) -> Document {
    let document = filter.to_document().expect("can be sent");
    assert_eq!(filter.into_document().as_ref(), Ok(&document));
    document
}

fn refused(filter: Filter<Order>) -> String {
    filter.to_document().expect_err("cannot be sent").to_string()
}

fn applied(updates: impl IntoIterator<Item = Update<Order>>) -> (Document, Vec<Document>) {
    Update::collect(updates).to_documents().expect("can be sent")
}

fn refused_update(updates: impl IntoIterator<Item = Update<Order>>) -> String {
    Update::collect(updates).to_documents().expect_err("cannot be sent").to_string()
}

#[test]
fn comparisons() {
    let id = ObjectId::new();
    let date = DateTime::from_millis(0);
    assert_eq!(sent(F.id.eq(id)), doc! { "_id": id });
    assert_eq!(sent(F.number.eq("NO-1")), doc! { "number": "NO-1" });
    assert_eq!(sent(F.number.eq("NO-1".to_owned())), doc! { "number": "NO-1" });
    let number = "NO-1".to_owned();
    assert_eq!(sent(F.number.eq(&number)), doc! { "number": &number });
    assert_eq!(sent(F.paid.ne(true)), doc! { "paid": { "$ne": true } });
    assert_eq!(sent(F.revision.gt(1)), doc! { "revision": { "$gt": 1_i64 } });
    assert_eq!(sent(F.total.gte(-0.0)), doc! { "total": { "$gte": -0.0 } });
    assert_eq!(sent(F.created_at.lt(date)), doc! { "createdAt": { "$lt": date } });
    assert_eq!(sent(F.priority.lte(3)), doc! { "priority": { "$lte": 3 } });
    assert_eq!(sent(F.number.is_in(["a", "b"])), doc! { "number": { "$in": ["a", "b"] } });
    assert_eq!(sent(F.number.is_in::<&str>([])), doc! { "$nor": [{}] });
    assert_eq!(sent(F.number.not_in::<&str>([])), doc! {});
    assert_eq!(sent(F.priority.not_in([1, 2])), doc! { "priority": { "$nin": [1, 2] } });
    assert_eq!(sent(F.total.exists(true)), doc! { "total": { "$exists": true } });
}

#[test]
fn stored_names_are_used_at_every_depth() {
    assert_eq!(sent(F.ship_to.city.eq("Oslo")), doc! { "shipTo.city": "Oslo" });
    assert_eq!(sent(F.bill_to.zip.eq("0150")), doc! { "billTo.postal code": "0150" });
    assert_eq!(sent(F.items.any().unit_price.gt(1.0)), doc! { "items.unitPrice": { "$gt": 1.0 } });
}

#[test]
fn null_and_missing_are_three_questions() {
    assert_eq!(sent(F.note.is_null()), doc! { "note": { "$type": "null" } });
    assert_eq!(sent(F.note.is_missing()), doc! { "note": { "$exists": false } });
    assert_eq!(sent(F.note.is_none()), doc! { "note": null });
    assert_eq!(sent(F.note.is_some()), doc! { "note": { "$ne": null } });
    assert_eq!(sent(F.scores.is_some()), doc! { "scores": { "$type": "array" } });
    assert_eq!(sent(F.scores.is_none()), doc! { "scores": null, "$nor": [{ "scores": { "$type": "array" } }] });
}

#[test]
fn dollar_strings_and_documents_are_data() {
    assert_eq!(sent(F.number.eq("$where")), doc! { "number": "$where" });
    let address = Address { city: "$city".into(), zip: None };
    assert_eq!(sent(F.ship_to.eq(&address)), doc! { "shipTo": { "$eq": { "city": "$city", "postal code": null } } });
    let (update, _) = applied(F.note.set("{ $gt: 1 }"));
    assert_eq!(update, doc! { "$set": { "note": "{ $gt: 1 }" } });
}

#[test]
fn conjunctions_are_flat_and_lose_nothing() {
    let all = F.paid.eq(false) & F.total.gte(1.0) & F.total.lt(5.0) & F.ship_to.city.eq("Oslo");
    assert_eq!(sent(all), doc! { "paid": false, "total": { "$gte": 1.0, "$lt": 5.0 }, "shipTo.city": "Oslo" });
    let twice = F.tags.contains("a") & F.tags.contains("b") & F.paid.eq(true);
    assert_eq!(sent(twice), doc! { "$and": [{ "tags": "a" }, { "tags": "b" }, { "paid": true }] });
    let same_operator = F.priority.ne(1) & F.priority.ne(2);
    assert_eq!(sent(same_operator), doc! { "$and": [{ "priority": { "$ne": 1 } }, { "priority": { "$ne": 2 } }] });
    let ors = (F.paid.eq(true) | F.total.eq(0.0)) & (F.number.eq("a") | F.number.eq("b"));
    assert_eq!(
        sent(ors),
        doc! { "$and": [
            { "$or": [{ "paid": true }, { "total": 0.0 }] },
            { "$or": [{ "number": "a" }, { "number": "b" }] },
        ] }
    );
}

#[test]
fn disjunctions_and_negations() {
    let any = F.paid.eq(true) | F.total.eq(0.0) | F.number.eq("a");
    assert_eq!(sent(any), doc! { "$or": [{ "paid": true }, { "total": 0.0 }, { "number": "a" }] });
    assert_eq!(sent(!F.paid.eq(true)), doc! { "$nor": [{ "paid": true }] });
    assert_eq!(sent(!!F.paid.eq(true)), doc! { "paid": true });
    assert_eq!(sent(!(F.paid.eq(true) | F.total.eq(0.0))), doc! { "$nor": [{ "paid": true }, { "total": 0.0 }] });
    assert_eq!(sent(!(F.paid.eq(true) & F.total.eq(0.0))), doc! { "$nor": [{ "paid": true, "total": 0.0 }] });
}

#[test]
fn empty_combinations() {
    assert_eq!(sent(Filter::everything()), doc! {});
    assert_eq!(sent(Filter::all([])), doc! {});
    assert_eq!(sent(Filter::any([])), doc! { "$nor": [{}] });
    assert_eq!(sent(!Filter::any([])), doc! {});
    assert_eq!(sent(Filter::all([]) & F.paid.eq(true)), doc! { "paid": true });
    assert_eq!(sent(Filter::any([]) | F.paid.eq(true)), doc! { "paid": true });
}

#[test]
fn arrays() {
    assert_eq!(sent(F.tags.contains("a")), doc! { "tags": "a" });
    assert_eq!(sent(F.tags.contains_all(["a", "b"])), doc! { "tags": { "$all": ["a", "b"] } });
    assert_eq!(sent(F.tags.contains_all::<&str>([])), doc! { "tags": { "$type": "array" } });
    assert_eq!(sent(F.tags.any().gt("a")), doc! { "tags": { "$gt": "a" } });
    assert_eq!(sent(F.tags.at(0, |t| t.eq("a"))), doc! { "tags.0": "a" });
    assert_eq!(sent(F.tags.eq(vec!["a".to_owned()])), doc! { "tags": ["a"] });
    assert_eq!(
        sent(F.items.at(3, |i| i.qty.gt(1) & i.sku.eq("A"))),
        doc! { "items.3.qty": { "$gt": 1 }, "items.3.sku": "A" }
    );
    assert_eq!(
        sent(F.items.elem_match(|i| i.sku.eq("A") & (i.qty.gte(2) | i.labels.contains("x")))),
        doc! { "items": { "$elemMatch": { "sku": "A", "$or": [{ "qty": { "$gte": 2 } }, { "labels": "x" }] } } }
    );
    assert_eq!(
        sent(F.items.contains(item("A", 1))),
        doc! { "items": { "$eq": {
            "sku": "A", "qty": 1, "unitPrice": 1.5, "labels": [],
        } } }
    );
    assert_eq!(sent(F.tags.len().eq(2)), doc! { "tags": { "$size": 2_i64 } });
    assert_eq!(sent(F.items.any().labels.len().eq(0)), doc! { "items.labels": { "$size": 0_i64 } });
    assert_eq!(
        sent(F.tags.len().is_in([0, 2])),
        doc! { "$or": [
            { "tags": { "$size": 0_i64 } }, { "tags": { "$size": 2_i64 } },
        ] }
    );
    assert_eq!(
        sent(F.items.len().lt(2)),
        doc! { "$expr": { "$cond": [
            { "$isArray": "$items" }, { "$lt": [{ "$size": "$items" }, 2_i64] }, false,
        ] } }
    );
}

#[test]
fn conditions_on_an_element_itself() {
    let scores = &F.scores;
    assert_eq!(
        sent(scores.elem_match(|s| s.gt(1) & s.lt(5))),
        doc! { "scores": { "$elemMatch": { "$gt": 1, "$lt": 5 } } }
    );
    assert_eq!(sent(scores.elem_match(|s| !s.eq(1))), doc! { "scores": { "$elemMatch": { "$not": { "$eq": 1 } } } });
    assert_eq!(
        sent(scores.elem_match(|s| s.eq(1) | s.eq(2))),
        doc! { "$or": [
            { "scores": { "$elemMatch": { "$eq": 1 } } }, { "scores": { "$elemMatch": { "$eq": 2 } } },
        ] }
    );
    assert_eq!(
        sent(F.grid.elem_match(|row| row.contains(3))),
        doc! { "grid": { "$elemMatch": { "$elemMatch": { "$eq": 3 } } } }
    );
    assert_eq!(sent(F.grid.contains(vec![3])), doc! { "grid": { "$elemMatch": { "$eq": [3] } } });
    assert_eq!(sent(F.grid.elem_match(|row| row.len().eq(2))), doc! { "grid": { "$elemMatch": { "$size": 2_i64 } } });
    assert!(refused(scores.elem_match(|s| s.ne(1) & s.ne(2))).contains("`$ne` twice"));
    assert!(refused(scores.elem_match(|s| s.gt(0) & (s.lt(1) | s.gt(5)))).contains("no `or`"));
    assert_eq!(
        sent(scores.elem_match(|s| s.gt(0) & (s.eq(1) | s.eq(2)))),
        doc! { "scores": { "$elemMatch": { "$gt": 0, "$not": { "$nin": [1, 2] } } } }
    );
    assert!(refused(F.items.elem_match(|i| i.eq(item("A", 1)) & i.qty.eq(1))).contains("as a whole and by its fields"));
}

#[test]
fn maps() {
    assert_eq!(sent(F.stock.key("oslo", |n| n.gte(1))), doc! { "stock.oslo": { "$gte": 1_i64 } });
    assert_eq!(sent(F.sizes.key("xl", |i| i.sku.eq("A"))), doc! { "sizes.xl.sku": "A" });
    assert_eq!(sent(F.stock.has_key("são paulo")), doc! { "stock.são paulo": { "$exists": true } });
    for key in ["", "a.b", "$set", "a\0"] {
        assert!(refused(F.stock.key(key, |n| n.eq(1))).contains(&format!("the map key {key:?} ")));
        assert!(refused(F.stock.has_key(key)).contains("cannot address it"));
        assert!(refused_update(F.stock.key(key, |n| n.set(1))).contains("cannot address it"));
        assert!(refused_update(F.stock.remove(key)).contains("cannot address it"));
        assert!(refused_update(F.stock.set(HashMap::from([(key.to_owned(), 1)]))).contains("cannot address it"));
    }
}

#[test]
fn updates() {
    let (update, filters) = applied([
        F.paid.set(true),
        F.note.unset(),
        F.revision.inc(1),
        F.ship_to.city.set("Bergen"),
        F.bill_to.set_null(),
        F.tags.push("a"),
        F.items.pull(|i| i.qty.lt(1) | i.sku.eq("A")),
        F.stock.key("oslo", |n| n.inc(-1)),
        F.stock.remove("bergen"),
    ]);
    assert_eq!(
        update,
        doc! {
            "$set": { "paid": true, "shipTo.city": "Bergen", "billTo": null },
            "$unset": { "note": "", "stock.bergen": "" },
            "$inc": { "revision": 1_i64, "stock.oslo": -1_i64 },
            "$push": { "tags": { "$each": ["a"] } },
            "$pull": { "items": { "$or": [{ "qty": { "$lt": 1 } }, { "sku": "A" }] } },
        }
    );
    assert!(filters.is_empty());
}

#[test]
fn updates_of_array_elements() {
    let one = |update| applied([update]).0;
    assert_eq!(one(F.tags.push_all(["a", "b"])), doc! { "$push": { "tags": { "$each": ["a", "b"] } } });
    assert_eq!(one(F.tags.pull(|t| t.is_in(["a"]))), doc! { "$pull": { "tags": { "$in": ["a"] } } });
    assert_eq!(one(F.tags.pull_all(["a"])), doc! { "$pullAll": { "tags": ["a"] } });
    assert_eq!(one(F.tags.at(1, |t| t.set("b"))), doc! { "$set": { "tags.1": "b" } });
    assert_eq!(one(F.tags.each(|t| t.set("b"))), doc! { "$set": { "tags.$[]": "b" } });
    assert_eq!(
        one(F.items.at(0, |i| [i.qty.inc(1), i.sku.set("B")])),
        doc! {
            "$inc": { "items.0.qty": 1 }, "$set": { "items.0.sku": "B" },
        }
    );
    assert_eq!(one(F.grid.each(|row| row.each(|n| n.inc(1)))), doc! { "$inc": { "grid.$[].$[]": 1 } });
}

#[test]
fn filtered_elements_get_identifiers() {
    let (update, filters) = applied(
        [
            F.items.filtered(|i| i.sku.eq("A"), |i| [i.qty.inc(1), i.labels.push("hot")]),
            F.items.filtered(|i| i.qty.gt(5) | i.qty.lt(1), |i| i.unit_price.set(0.5)),
            F.scores.filtered(|s| s.gte(3), |s| s.set(0)),
            F.items.filtered(|i| i.sku.eq("A"), |i| i.labels.filtered(|l| l.eq("x"), |l| l.set("y"))),
        ]
        .into_iter()
        .take(3),
    );
    assert_eq!(
        update,
        doc! {
            "$inc": { "items.$[e0].qty": 1 },
            "$push": { "items.$[e0].labels": { "$each": ["hot"] } },
            "$set": { "items.$[e1].unitPrice": 0.5, "scores.$[e2]": 0 },
        }
    );
    assert_eq!(
        filters,
        [
            doc! { "e0.sku": "A" },
            doc! { "$or": [{ "e1.qty": { "$gt": 5 } }, { "e1.qty": { "$lt": 1 } }] },
            doc! { "e2": { "$gte": 3 } },
        ]
    );
    let nested = F.items.filtered(|i| i.sku.eq("A"), |i| i.labels.filtered(|l| l.eq("x"), |l| l.set("y")));
    assert_eq!(
        applied(nested),
        (doc! { "$set": { "items.$[e0].labels.$[e1]": "y" } }, vec![doc! { "e0.sku": "A" }, doc! { "e1": "x" }],)
    );
}

#[test]
fn updates_that_cannot_be_sent() {
    assert!(refused_update([]).contains("empty"));
    assert!(refused_update([F.paid.set(true), F.paid.set(false)]).contains("`paid` twice"));
    let overlapping = refused_update([F.ship_to.set(Address { city: "a".into(), zip: None }), F.ship_to.city.set("b")]);
    assert!(overlapping.contains("`shipTo`") && overlapping.contains("`shipTo.city`"), "{overlapping}");
    // A name that another begins with is no overlap.
    applied([F.tags.push("a"), F.total.set(1.0)]);
}

#[test]
fn filters_and_updates_compare_what_is_stored() {
    let item = Item { sku: "A".into(), qty: 1, unit_price: None, labels: vec!["x".into()] };
    let stored = Bson::from(docmodel::to_document(&item).expect("encodes"));
    let Ok(Bson::Document(filter)) = sent(F.items.contains(&item)).remove("items").ok_or("no items") else { panic!() };
    assert_eq!(filter, doc! { "$eq": stored.clone() });
    let (update, _) = applied(F.items.push(item));
    assert_eq!(update, doc! { "$push": { "items": { "$each": [stored] } } });
}

#[test]
fn conditions_that_say_nothing() {
    assert_eq!(
        sent(F.scores.elem_match(|_| Filter::everything())),
        doc! { "scores": { "$elemMatch": { "$exists": true } } }
    );
    assert_eq!(applied(F.tags.pull(|_| Filter::everything())).0, doc! { "$pull": { "tags": { "$exists": true } } });
    assert_eq!(sent(Filter::any([]) & F.paid.eq(true)), doc! { "$nor": [{}] });
    assert_eq!(sent(Filter::everything() | F.paid.eq(true)), doc! {});
    assert_eq!(sent(!Filter::everything()), doc! { "$nor": [{}] });
    let (_, none) = applied(F.items.filtered(|_| Filter::any([]), |i| i.qty.inc(1)));
    assert_eq!(none, [doc! { "e0": { "$in": [] } }]);
    let (_, all) = applied(F.items.filtered(|i| i.sku.not_in::<&str>([]), |i| i.qty.inc(1)));
    assert_eq!(all, [doc! { "e0": { "$exists": true } }]);
    assert_eq!(applied(F.tags.pull(|t| t.is_in::<&str>([]))).0, doc! { "$pull": { "tags": { "$in": [] } } });
}

/// The server knows operators on an element by the first key, and `$not` is none that it knows there.
#[test]
fn pulls_of_what_is_not() {
    let pulled = applied(F.tags.pull(|t| !t.eq("a"))).0;
    assert_eq!(pulled, doc! { "$pull": { "tags": { "$exists": true, "$not": { "$eq": "a" } } } });
}

#[test]
fn lists_of_values_are_values() {
    let grid = sent(F.grid.contains_all([vec![1], vec![2]]));
    assert_eq!(
        grid,
        doc! { "$and": [
            { "grid": { "$elemMatch": { "$eq": [1] } } }, { "grid": { "$elemMatch": { "$eq": [2] } } },
        ] }
    );
    let row = refused(F.grid.elem_match(|row| row.contains_all([1, 2])));
    assert!(row.contains("`$elemMatch` twice"), "{row}");
    assert_eq!(sent(F.items.contains_all([item("A", 1)])), sent(F.items.contains(item("A", 1))));
}

#[test]
fn map_keys_cannot_reach_the_markers_of_array_filters() {
    assert_eq!(applied(F.stock.key("x$[?]", |n| n.inc(1))).0, doc! { "$inc": { "stock.x$[?]": 1_i64 } });
}

#[test]
fn array_filters_differ_if_their_documents_differ_in_order() {
    #[derive(DocumentModel)]
    struct Rows {
        #[field(id)]
        id: i32,
        rows: Vec<bson::Document>,
    }
    let rows = Rows::F.rows;
    let update =
        Update::collect([doc! { "a": 1, "b": 2 }, doc! { "b": 2, "a": 1 }].map(|row| {
            rows.filtered(|r| r.key("x", |x| x.eq(Bson::from(row))), |r| r.key("n", |n| n.set(Bson::from(1))))
        }));
    let (update, filters) = update.to_documents().expect("can be sent");
    assert_eq!(update, doc! { "$set": { "rows.$[e0].n": 1, "rows.$[e1].n": 1 } });
    assert_eq!(filters.len(), 2);
}

#[test]
fn numbers_as_keys_below_an_array_are_not_positions() {
    #[derive(DocumentModel)]
    struct Maps {
        #[field(id)]
        id: i32,
        maps: Vec<HashMap<String, i32>>,
    }
    let maps = Maps::F.maps;
    let error = maps.any().has_key("0").to_document().expect_err("a position").to_string();
    assert!(error.contains("for a position in the array"), "{error}");
    let inside = maps.elem_match(|map| map.has_key("0")).to_document().expect("can be sent");
    assert_eq!(inside, doc! { "maps": { "$elemMatch": { "0": { "$exists": true } } } });
}

#[test]
fn large_updates_and_filters_take_no_square_of_time() {
    let started = std::time::Instant::now();
    let (update, _) = applied((0..20_000).map(|n| F.stock.key(&format!("key{n}"), |value| value.inc(1))));
    assert_eq!(update.get_document("$inc").expect("there").len(), 20_000);
    let filter =
        (0..20_000).fold(Filter::everything(), |filter, n| filter & F.stock.key(&format!("key{n}"), |v| v.eq(n)));
    assert_eq!(sent(filter).len(), 20_000);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
