//! Operators on arrays: at the ends, in order, and on the elements.

#![allow(clippy::redundant_closure_for_method_calls, reason = "as users write them")]

use super::{F, Stored, mql, part, stored};
use bson::{Bson, doc};
use docmodel::prelude::*;

#[test]
fn what_is_sent() {
    assert_eq!(mql([F.numbers.pop_first(), F.parts.pop_last()]), "{ $pop: { numbers: -1, parts: 1 } }");
    assert_eq!(mql([F.grid.each(|row| row.pop_last())]), r#"{ $pop: { "grid.$[]": 1 } }"#);
    let top = F.numbers.push_with([5, 7], |push| push.position(-1).sort(|n| n.desc()).slice(-3));
    assert_eq!(mql([top]), "{ $push: { numbers: { $each: [5, 7], $position: -1, $sort: -1, $slice: -3 } } }");
    let by_two = F.parts.push_with([part("a", 1)], |push| push.sort(|p| [p.qty.desc(), p.sku.asc()]));
    assert_eq!(
        mql([by_two]),
        r#"{ $push: { parts: { $each: [{ sku: "a", qty: 1, labels: [] }], $sort: { qty: -1, sku: 1 } } } }"#
    );
    // A push of nothing sorts or cuts what is there, and stands in an array with other updates.
    assert_eq!(
        mql([F.numbers.push_with([0; 0], |push| push.slice(2)), F.long.inc(1)]),
        r#"{ $push: { numbers: { $each: [], $slice: 2 } }, $inc: { long: Long("1") } }"#
    );
}

#[test]
fn modifiers_that_cannot_be_sent() {
    let refused = |update: Update<super::Thing>| update.to_documents().expect_err("refused").to_string();
    assert_eq!(refused(F.numbers.push_with([1], |push| push.slice(1).slice(2))), "`push_with` has `$slice` twice");
    let empty = refused(F.parts.push_with([part("a", 1)], |push| push.sort(|_| [])));
    assert_eq!(empty, "`sort` of `push_with` has no key; give it at least one");
    let twice = refused(F.parts.push_with([part("a", 1)], |push| push.sort(|p| [p.qty.asc(), p.qty.desc()])));
    assert_eq!(twice, "the sort order has `qty` twice");
    let mixed = refused(F.numbers.push_with([1], |push| push.sort(|n| [n.asc(), n.desc()])));
    assert_eq!(mixed, "the sort order has `` twice");
}

#[tokio::test]
async fn pop() {
    let documents = || {
        [
            doc! { "numbers": [1, 2, 3] },
            doc! { "numbers": [[1], null] },
            doc! { "numbers": [] },
            doc! {},
            doc! { "numbers": null },
            doc! { "numbers": 1 },
        ]
    };
    let arrays = Stored::new(documents()).await;
    let first = arrays.each_after(6, &F.numbers.pop_first()).await;
    let empty: [i32; 0] = [];
    let expected = [
        Some(doc! { "numbers": [2, 3] }),
        Some(doc! { "numbers": [null] }),
        Some(doc! { "numbers": empty }),
        Some(doc! {}),
        None,
        None,
    ];
    assert_eq!(first, expected);
    let arrays = Stored::new(documents()).await;
    let last = arrays.each_after(2, &F.numbers.pop_last()).await;
    assert_eq!(last, [Some(doc! { "numbers": [1, 2] }), Some(doc! { "numbers": [[1]] })]);
}

#[tokio::test]
async fn push_with() {
    let arrays = Stored::new([doc! { "numbers": [4, 1, 9] }, doc! {}, doc! { "numbers": null }]).await;
    let numbers = |after: bson::Document| after["numbers"].clone();
    let list = |list: &[i32]| Bson::from(list.to_vec());
    let push = async |update| arrays.after(0, [update]).await.map(numbers).expect("accepted");
    assert_eq!(push(F.numbers.push_with([0, 2], |p| p.position(0))).await, list(&[0, 2, 4, 1, 9]));
    assert_eq!(push(F.numbers.push_with([3], |p| p.position(-1))).await, list(&[0, 2, 4, 1, 3, 9]));
    assert_eq!(push(F.numbers.push_with([5], |p| p.position(100))).await, list(&[0, 2, 4, 1, 3, 9, 5]));
    assert_eq!(push(F.numbers.push_with([7], |p| p.sort(|n| n.desc()).slice(3))).await, list(&[9, 7, 5]));
    assert_eq!(push(F.numbers.push_with([8], |p| p.slice(-2))).await, list(&[5, 8]));
    assert_eq!(push(F.numbers.push_with([6], |p| p.slice(0))).await, list(&[]));
    // A missing array is made; in null, nothing can be pushed.
    let made = arrays.after(1, F.numbers.push_with([2, 1], |p| p.sort(|n| n.asc()))).await.expect("accepted");
    assert_eq!(made, doc! { "numbers": [1, 2] });
    arrays.after(2, F.numbers.push_with([1], |p| p.slice(1))).await.expect_err("null is no array");
}

#[tokio::test]
async fn push_with_sorts_by_fields_of_the_elements() {
    let parts = [stored("b", 2, &[]), stored("a", 2, &[]), stored("c", 9, &[])];
    let arrays = Stored::new([doc! { "parts": parts }]).await;
    let best = F.parts.push_with([part("d", 5)], |push| push.sort(|p| [p.qty.desc(), p.sku.asc()]).slice(3));
    let after = arrays.after(0, best).await.expect("accepted");
    assert_eq!(after, doc! { "parts": [stored("c", 9, &[]), stored("d", 5, &[]), stored("a", 2, &[])] });
}

#[tokio::test]
async fn add_to_set_adds_what_is_new() {
    let arrays = Stored::new([doc! { "numbers": [1, 2] }, doc! {}, doc! { "parts": [stored("a", 1, &[])] }]).await;
    let after = arrays.after(0, F.numbers.add_to_set([2, 3, 3])).await.expect("accepted");
    assert_eq!(after, doc! { "numbers": [1, 2, 3] });
    let after = arrays.after(1, F.numbers.add_to_set([3])).await.expect("accepted");
    assert_eq!(after, doc! { "numbers": [3] });
    let after = arrays.after(2, F.parts.add_to_set([part("a", 1), part("a", 2)])).await.expect("accepted");
    assert_eq!(after, doc! { "parts": [stored("a", 1, &[]), stored("a", 2, &[])] });
}

#[test]
fn array_filters_in_each_other() {
    let nested = F.parts.filtered(
        |p| p.sku.eq("a") & p.qty.gt(1),
        |p| [p.qty.set(5), p.labels.filtered(|l| l.is_in(["x", "y"]), |l| l.set("z"))],
    );
    assert_eq!(
        mql([nested, F.grid.each(|row| row.filtered(|n| n.lt(0), |n| n.set(0)))]),
        concat!(
            r#"{ $set: { "parts.$[e0].qty": 5, "parts.$[e0].labels.$[e1]": "z", "grid.$[].$[e2]": 0 } }, "#,
            r#"{ arrayFilters: [{ "e0.sku": "a", "e0.qty": { $gt: 1 } }, { e1: { $in: ["x", "y"] } }, { e2: { $lt: 0 } }] }"#
        )
    );
}

#[tokio::test]
async fn array_filters_select_elements() {
    let parts = || [stored("a", 1, &["x"]), stored("b", 5, &["x", "y"]), stored("a", 9, &["y", "w"])];
    let arrays = Stored::new([doc! { "parts": parts(), "grid": [[1, -2], [], [-3]] }, doc! { "parts": [] }]).await;
    let update = [
        F.parts.filtered(|p| p.sku.eq("a") & p.qty.gt(1), |p| [p.qty.mul(2), p.labels.each(|l| l.set("z"))]),
        F.parts.filtered(|p| p.sku.eq("b"), |p| p.labels.filtered(|l| l.eq("y"), |l| l.set("q"))),
        F.grid.each(|row| row.filtered(|n| n.lt(0), |n| n.set_max(0))),
    ];
    let after = arrays.after(0, update.clone()).await.expect("accepted");
    let expected = [stored("a", 1, &["x"]), stored("b", 5, &["x", "q"]), stored("a", 18, &["z", "z"])];
    assert_eq!(after, doc! { "parts": expected, "grid": [[1, 0], [], [0]] });
    // Of an empty array nothing is selected. A missing one is an error of MongoDB's, and SecantusDB leaves it.
    let [first, second, _] = update;
    let empty: [i32; 0] = [];
    assert_eq!(arrays.after(1, [first, second]).await.expect("accepted"), doc! { "parts": empty });
}

#[tokio::test]
async fn elements_are_pulled() {
    let parts = || [stored("a", 1, &["x"]), stored("b", 5, &[]), stored("a", 9, &["y"])];
    let arrays = Stored::new([doc! { "parts": parts() }, doc! { "parts": [parts()] }, doc! {}]).await;
    let pull = F.parts.pull(|p| p.sku.eq("a") & p.labels.contains("y"));
    let after = arrays.after(0, [pull.clone()]).await.expect("accepted");
    assert_eq!(after, doc! { "parts": [stored("a", 1, &["x"]), stored("b", 5, &[])] });
    assert_eq!(arrays.after(2, [pull]).await.expect("accepted"), doc! {});
    let labels = F.parts.each(|p| p.labels.pull_all(["x"]));
    let after = arrays.after(0, [labels]).await.expect("accepted");
    assert_eq!(after, doc! { "parts": [stored("a", 1, &[]), stored("b", 5, &[])] });
}
