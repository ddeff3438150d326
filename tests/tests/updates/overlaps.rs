//! Updates that are in each other's way: an error before anything is sent, with both paths and operators.

use super::{F, Stored, Thing, part};
use bson::doc;
use docmodel::{Error, Update};

fn refused(updates: impl IntoIterator<Item = Update<Thing>>) -> String {
    Update::collect(updates).to_documents().expect_err("refused").to_string()
}

fn sent(updates: impl IntoIterator<Item = Update<Thing>>) {
    Update::collect(updates).to_documents().expect("can be sent");
}

#[test]
fn a_path_twice() {
    assert_eq!(
        refused([F.int.set(1), F.int.inc(1)]),
        "the update changes `int` twice, by `$set` and by `$inc`; MongoDB applies one change per path"
    );
    let by_position = refused([F.parts.at(0, |p| p.qty.set_min(1)), F.parts.at(0, |p| p.qty.set_max(5))]);
    assert!(by_position.contains("`parts.0.qty` twice, by `$min` and by `$max`"), "{by_position}");
    let push_and_pop = refused([F.numbers.push(1), F.numbers.pop_first()]);
    assert!(push_and_pop.contains("`numbers` twice, by `$push` and by `$pop`"), "{push_and_pop}");
    let each = refused([F.numbers.each(|n| n.inc(1)), F.numbers.each(|n| n.mul(2))]);
    assert!(each.contains("`numbers.$[]` twice"), "{each}");
}

#[test]
fn a_path_inside_another() {
    let expected = "the update changes both `part` by `$unset` and `part.qty` by `$inc`, and one lies inside the other; \
                    change one of them";
    assert_eq!(refused([F.part.unset(), F.part.qty.inc(1)]), expected);
    assert_eq!(refused([F.part.qty.inc(1), F.part.unset()]), expected);
    for updates in [
        [F.parts.set(vec![]), F.parts.at(0, |p| p.qty.inc(1))],
        [F.parts.each(|p| p.qty.inc(1)), F.parts.push(part("a", 1))],
        [F.parts.pull(|p| p.qty.eq(1)), F.parts.filtered(|p| p.qty.eq(2), |p| p.qty.inc(1))],
        [F.stock.key("a", |p| p.qty.inc(1)), F.stock.remove("a")],
    ] {
        let problem = refused(updates.clone());
        assert!(problem.contains("inside the other"), "{problem}");
        let [first, second] = updates;
        assert_eq!(refused([second, first]).len(), problem.len());
    }
}

#[test]
fn elements_by_position_and_by_selection() {
    let expected = "the update changes both `parts.$[].qty` by `$inc` and `parts.0.sku` by `$set`; of one array, MongoDB \
                    changes either positions, as `at` does, or what `each` and `filtered` select: make it two updates";
    assert_eq!(refused([F.parts.each(|p| p.qty.inc(1)), F.parts.at(0, |p| p.sku.set("a"))]), expected);
    let other = refused([F.grid.at(0, |row| row.push(1)), F.grid.filtered(|row| row.len().eq(1), |row| row.push(2))]);
    assert!(other.contains("`grid.0` by `$push` and `grid.$[e0]` by `$push`"), "{other}");
}

#[test]
fn elements_that_are_selected_twice() {
    let some = |p: i32| F.parts.filtered(move |part| part.qty.eq(p), |part| part.sku.set("a"));
    assert_eq!(
        refused([F.parts.each(|p| p.sku.set("b")), some(1)]),
        "the update changes `parts.$[].sku` by `$set` and `parts.$[e0].sku` by `$set`, which can be the same value; \
         MongoDB applies one change to it"
    );
    let inside = refused([some(1), F.parts.each(|p| p.set(part("a", 1)))]);
    assert!(inside.contains("both `parts.$[]` by `$set` and `parts.$[e0].sku` by `$set`"), "{inside}");
    // Which elements two filters have in common is known to the server only.
    sent([some(1), some(2)]);
    assert!(refused([some(1), some(1)]).contains("`parts.$[e0].sku` twice"));
    sent([F.parts.each(|p| p.sku.set("b")), F.parts.filtered(|p| p.qty.eq(1), |p| p.qty.inc(1))]);
}

#[test]
fn both_paths_of_a_rename() {
    let rename = || F.text.rename_to(F.other_text);
    assert!(refused([rename(), F.text.set("a")]).contains("`text` twice, by `$rename` and by `$set`"));
    assert!(refused([F.other_text.unset(), rename()]).contains("`other_text` twice, by `$unset` and by `$rename`"));
    assert!(refused([F.text.rename_to(F.text)]).contains("`text` twice, by `$rename` and by `$rename`"));
    let there_and_back = refused([rename(), F.other_text.rename_to(F.text)]);
    assert!(there_and_back.contains("`other_text` twice"), "{there_and_back}");
}

#[test]
fn names_that_others_begin_with() {
    sent([F.part.sku.set("a"), F.parts.push(part("a", 1))]);
    sent([F.parts.at(1, |p| p.qty.inc(1)), F.parts.at(10, |p| p.qty.inc(1))]);
    sent([F.stock.key("a", |p| p.qty.inc(1)), F.stock.key("é", |p| p.qty.inc(1))]);
}

#[tokio::test]
async fn nothing_is_sent() {
    let things = Stored::new([doc! { "int": 1 }]).await;
    let error = things.after(0, [F.int.inc(1), F.int.set(5)]).await.expect_err("refused");
    assert!(matches!(error, Error::InvalidOperation(_)), "{error:?}");
    assert_eq!(things.after(0, [F.text.set("a")]).await.expect("accepted"), doc! { "int": 1, "text": "a" });
}

#[tokio::test]
async fn filters_that_share_an_element_are_the_servers_to_refuse() {
    let things = Stored::new([doc! { "numbers": [1, 5] }]).await;
    let both = |bound| {
        [
            F.numbers.filtered(|n| n.gte(5), |n| n.set(0)),
            F.numbers.filtered(move |n| n.gt(0) & n.lt(bound), |n| n.inc(1)),
        ]
    };
    assert_eq!(things.after(0, both(2)).await.expect("apart"), doc! { "numbers": [2, 0] });
}
