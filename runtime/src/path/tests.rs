//! Paths of segments that are written by hand, and the words of MQL that they lead to.

#![expect(clippy::type_complexity, reason = "paths are types, and long ones here")]

use super::*;
use crate::{
    codec::FieldType,
    field::{Accessor, ArrayField, Field, MapField, Optional},
    filter::Filter,
};
use bson::{Bson, Regex};
use std::collections::BTreeMap;

macro_rules! segments {
    ($($segment:ident = $name:literal $(was $($old:literal),+)?;)*) => {$(
        struct $segment;
        impl Segment for $segment {
            const NAME: &'static str = $name;
        }
        $(impl Aliases for $segment {
            const OLD: &'static [&'static str] = &[$($old),+];
        })?
    )*};
}
segments! {
    Street = "straße";
    B = "b";
    Note = "note" was "remark";
    ShipTo = "shipTo" was "ship_to", "to";
    Items = "items" was "lines";
}

struct Order;

fn at<A: Accessor>() -> A {
    Accessor::NEW
}

type Renaming<P, S, T> = <T as FieldType>::Accessor<Renamed<P, S>>;
type Nothing = Root<Order>;

fn note() -> Renaming<Nothing, Note, String> {
    at()
}

fn optional_note() -> Renaming<Nothing, Note, Option<String>> {
    at()
}

fn items() -> ArrayField<Renamed<Nothing, Items>, i32> {
    at()
}

#[track_caller]
fn assert_mql<M>(filter: &Filter<M>, expected: &str) {
    assert_eq!(filter.to_string(), expected);
}

#[test]
fn joins_at_compile_time() {
    const DOTTED: &str = <Child<Child<Root<()>, Street>, B>>::DOTTED;
    assert_eq!(DOTTED, "straße.b");
    assert_eq!(<Root<()>>::DOTTED, "");
    assert_eq!(<Renamed<Child<Root<()>, Street>, Note>>::DOTTED, "straße.note");
}

#[test]
fn only_paths_with_old_names_have_ways() {
    assert!(<Child<Any<Child<Nothing, B>>, Street>>::WAYS.is_none());
    assert!(<Computed<Child<Nothing, B>, Street>>::WAYS.is_none());
    assert!(<Computed<Any<Renamed<Nothing, Note>>, Street>>::WAYS.is_some());
}

#[test]
fn checks_keys() {
    assert_eq!(check_key("naïve key"), Ok(()));
    for bad in ["", "$set", "a.b", "a\0"] {
        assert!(check_key(bad).is_err(), "{bad:?}");
    }
}

#[test]
fn a_value_is_under_one_of_the_names() {
    assert_mql(&note().eq("x"), r#"{ $or: [{ note: "x" }, { remark: "x" }] }"#);
    assert_mql(&note().gt("x"), r#"{ $or: [{ note: { $gt: "x" } }, { remark: { $gt: "x" } }] }"#);
    assert_mql(&note().is_in(["x"]), r#"{ $or: [{ note: { $in: ["x"] } }, { remark: { $in: ["x"] } }] }"#);
    assert_mql(&note().exists(true), "{ $or: [{ note: { $exists: true } }, { remark: { $exists: true } }] }");
    assert_mql(&optional_note().is_some(), "{ $or: [{ note: { $ne: null } }, { remark: { $ne: null } }] }");
    assert_mql(&optional_note().is_null(), r#"{ $or: [{ note: { $type: "null" } }, { remark: { $type: "null" } }] }"#);
}

#[test]
fn what_matches_a_missing_field_holds_under_each_name() {
    assert_mql(&note().ne("x"), r#"{ note: { $ne: "x" }, remark: { $ne: "x" } }"#);
    assert_mql(&note().not_in(["x"]), r#"{ note: { $nin: ["x"] }, remark: { $nin: ["x"] } }"#);
    assert_mql(&note().exists(false), "{ note: { $exists: false }, remark: { $exists: false } }");
    assert_mql(&optional_note().is_missing(), "{ note: { $exists: false }, remark: { $exists: false } }");
    assert_mql(&optional_note().is_none(), "{ note: null, remark: null }");
    assert_mql(&!note().eq("x"), r#"{ $nor: [{ note: "x" }, { remark: "x" }] }"#);
    assert_mql(&!note().ne("x"), r#"{ $nor: [{ note: { $ne: "x" }, remark: { $ne: "x" } }] }"#);
}

#[test]
fn null_in_a_list_is_a_missing_field() {
    let any: Field<Renamed<Nothing, Note>, Bson> = at();
    let list = || [Bson::Null, Bson::Int32(1)];
    assert_mql(&any.is_in(list()), "{ note: { $in: [null, 1] }, remark: { $in: [null, 1] } }");
    assert_mql(&any.not_in(list()), "{ $or: [{ note: { $nin: [null, 1] } }, { remark: { $nin: [null, 1] } }] }");
}

#[test]
fn patterns_are_values_under_each_name() {
    let any: Field<Renamed<Nothing, Note>, Bson> = at();
    let pattern =
        || Bson::RegularExpression(Regex { pattern: "x".try_into().unwrap(), options: "".try_into().unwrap() });
    assert_mql(
        &any.ne(pattern()),
        r#"{ $and: [{ $nor: [{ note: { $eq: BSONRegExp("x", "") } }] }, { $nor: [{ remark: { $eq: BSONRegExp("x", "") } }] }] }"#,
    );
    assert_mql(
        &any.is_in([pattern(), Bson::Int32(1)]),
        r#"{ $or: [{ note: { $in: [1] } }, { note: { $eq: BSONRegExp("x", "") } }, { remark: { $in: [1] } }, { remark: { $eq: BSONRegExp("x", "") } }] }"#,
    );
    assert_mql(
        &any.not_in([pattern()]),
        r#"{ $and: [{ $nor: [{ note: { $eq: BSONRegExp("x", "") } }] }, { $nor: [{ remark: { $eq: BSONRegExp("x", "") } }] }] }"#,
    );
}

#[test]
fn names_multiply() {
    let deep: Renaming<Renamed<Nothing, ShipTo>, Note, String> = at();
    let expected = r#"{ "shipTo.note": { $ne: "x" }, "ship_to.note": { $ne: "x" }, "to.note": { $ne: "x" }, "shipTo.remark": { $ne: "x" }, "ship_to.remark": { $ne: "x" }, "to.remark": { $ne: "x" } }"#;
    assert_mql(&deep.ne("x"), expected);
    let below: <Option<i32> as FieldType>::Accessor<Child<Renamed<Nothing, ShipTo>, B>> = at();
    assert_mql(&below.is_none(), r#"{ "shipTo.b": null, "ship_to.b": null, "to.b": null }"#);
    assert_mql(&below.eq(1), r#"{ $or: [{ "shipTo.b": 1 }, { "ship_to.b": 1 }, { "to.b": 1 }] }"#);
}

#[test]
fn arrays_with_old_names() {
    assert_mql(&items().contains(1), "{ $or: [{ items: 1 }, { lines: 1 }] }");
    assert_mql(&items().contains_all([1, 2]), "{ $or: [{ items: { $all: [1, 2] } }, { lines: { $all: [1, 2] } }] }");
    assert_mql(
        &items().elem_match(|i| i.gt(1) & i.lt(5)),
        "{ $or: [{ items: { $elemMatch: { $gt: 1, $lt: 5 } } }, { lines: { $elemMatch: { $gt: 1, $lt: 5 } } }] }",
    );
    assert_mql(&items().any().ne(1), "{ items: { $ne: 1 }, lines: { $ne: 1 } }");
    assert_mql(&items().len().eq(1), r#"{ $or: [{ items: { $size: Long("1") } }, { lines: { $size: Long("1") } }] }"#);
    assert_mql(
        &items().len().ne(1),
        r#"{ $or: [{ items: { $type: "array" } }, { lines: { $type: "array" } }], $nor: [{ items: { $size: Long("1") } }, { lines: { $size: Long("1") } }] }"#,
    );
}

#[test]
fn run_time_positions_below_old_names() {
    assert_mql(&items().at(0, |i| i.eq(1)), r#"{ $or: [{ "items.0": 1 }, { "lines.0": 1 }] }"#);
    assert_mql(&items().at(0, |i| i.ne(1)), r#"{ "items.0": { $ne: 1 }, "lines.0": { $ne: 1 } }"#);
    assert_mql(&items().at(0, |i| !i.eq(1)), r#"{ $nor: [{ "items.0": 1 }, { "lines.0": 1 }] }"#);
    assert_mql(
        &items().at(0, |i| i.eq(1) | (i.ne(2) & i.gt(5))),
        r#"{ $or: [{ "items.0": 1 }, { "lines.0": 1 }, { "items.0": { $ne: 2 }, "lines.0": { $ne: 2 }, $or: [{ "items.0": { $gt: 5 } }, { "lines.0": { $gt: 5 } }] }] }"#,
    );
    let map: MapField<Renamed<Nothing, Note>, BTreeMap<String, Option<i32>>, Option<i32>> = at();
    assert_mql(&map.key("ä", Optional::is_none), r#"{ "note.ä": null, "remark.ä": null }"#);
    assert_mql(&map.has_key("k"), r#"{ $or: [{ "note.k": { $exists: true } }, { "remark.k": { $exists: true } }] }"#);
    let rows: ArrayField<Renamed<Nothing, Items>, Vec<i32>> = at();
    assert_mql(
        &rows.at(1, |row| row.elem_match(|n| n.gt(1))),
        r#"{ $or: [{ "items.1": { $elemMatch: { $gt: 1 } } }, { "lines.1": { $elemMatch: { $gt: 1 } } }] }"#,
    );
}

#[test]
fn elements_with_old_names() {
    let of_element: Renaming<Root<Order>, Note, Option<String>> = at();
    let in_any: Renaming<Any<Child<Nothing, B>>, Note, Option<String>> = at();
    assert_mql(&in_any.eq("x"), r#"{ $or: [{ "b.note": "x" }, { "b.remark": "x" }] }"#);
    assert_mql(&in_any.ne("x"), r#"{ "b.note": { $ne: "x" }, "b.remark": { $ne: "x" } }"#);
    assert_mql(&in_any.is_missing(), r#"{ "b.note": { $exists: false }, "b.remark": { $exists: false } }"#);
    for filter in [in_any.is_none(), in_any.is_some()] {
        let error = filter.to_document().unwrap_err().to_string();
        assert!(error.contains("`b.note`") && error.contains("use `elem_match`"), "{error}");
    }
    assert_mql(&of_element.is_none(), "{ note: null, remark: null }");
    let below_any: <Option<i32> as FieldType>::Accessor<Child<Any<Renamed<Nothing, Items>>, B>> = at();
    assert_mql(&below_any.is_none(), r#"{ "items.b": null, "lines.b": null }"#);
}

#[test]
fn replacing_a_value_removes_it_under_its_old_names() {
    assert_eq!(note().set("x").to_string(), r#"{ $set: { note: "x" }, $unset: { remark: "" } }"#);
    assert_eq!(optional_note().set_null().to_string(), r#"{ $set: { note: null }, $unset: { remark: "" } }"#);
    assert_eq!(optional_note().unset().to_string(), r#"{ $unset: { note: "", remark: "" } }"#);
    let deep: Renaming<Child<Nothing, B>, ShipTo, Vec<i32>> = at();
    assert_eq!(
        deep.set(vec![1]).to_string(),
        r#"{ $set: { "b.shipTo": [1] }, $unset: { "b.ship_to": "", "b.to": "" } }"#
    );
}

#[test]
fn replacing_below_an_element() {
    let of_element: Renaming<Root<i32>, Note, String> = at();
    let array: ArrayField<Child<Nothing, B>, i32> = at();
    assert_eq!(
        array.at(3, |_| of_element.set("x")).to_string(),
        r#"{ $set: { "b.3.note": "x" }, $unset: { "b.3.remark": "" } }"#
    );
    assert_eq!(
        array.filtered(|_| of_element.ne("y"), |_| [of_element.set("x")]).to_string(),
        r#"{ $set: { "b.$[e0].note": "x" }, $unset: { "b.$[e0].remark": "" } }, { arrayFilters: [{ "e0.note": { $ne: "y" }, "e0.remark": { $ne: "y" } }] }"#
    );
    assert_eq!(
        array.pull(|_| of_element.eq("x")).to_string(),
        r#"{ $pull: { b: { $or: [{ note: "x" }, { remark: "x" }] } } }"#
    );
}

#[test]
fn optional_arrays_with_old_names() {
    let tags: Optional<ArrayField<Unwrapped<Renamed<Nothing, Items>>, String>> = at();
    assert_mql(
        &tags.is_none(),
        r#"{ items: null, lines: null, $nor: [{ items: { $type: "array" } }, { lines: { $type: "array" } }] }"#,
    );
    assert_mql(&tags.is_some(), r#"{ $or: [{ items: { $type: "array" } }, { lines: { $type: "array" } }] }"#);
}

enum Card {}
impl Variant for Card {
    const MARK: Mark = Mark::Tag { key: "type", name: "Card" };
}

enum Keyed {}
impl Variant for Keyed {
    const MARK: Mark = Mark::Key("Keyed");
}
impl Segment for Keyed {
    const NAME: &'static str = "Keyed";
}

#[test]
fn a_path_into_a_variant_asks_for_the_variant() {
    let number: Field<Child<OfVariant<Child<Nothing, B>, Card>, Street>, String> = at();
    assert_mql(&number.eq("x"), r#"{ "b.type": "Card", "b.straße": "x" }"#);
    assert_mql(&number.ne("x"), r#"{ "b.type": "Card", "b.straße": { $ne: "x" } }"#);
    assert_mql(&!number.eq("x"), r#"{ $nor: [{ "b.type": "Card", "b.straße": "x" }] }"#);
    assert_mql(&(number.gt("x") & number.lt("y")), r#"{ "b.type": "Card", "b.straße": { $gt: "x", $lt: "y" } }"#);
    let of_element: Field<Child<OfVariant<Root<i32>, Card>, Street>, String> = at();
    let array: ArrayField<Child<Nothing, B>, i32> = at();
    assert_mql(
        &array.elem_match(|_| of_element.ne("x")),
        r#"{ b: { $elemMatch: { type: "Card", "straße": { $ne: "x" } } } }"#,
    );
    assert_mql(
        &array.at(0, |_| !of_element.ne("x")),
        r#"{ $nor: [{ "b.0.type": "Card", "b.0.straße": { $ne: "x" } }] }"#,
    );
}

#[test]
fn what_is_below_a_key_needs_no_question_for_the_key() {
    let note: <Option<String> as FieldType>::Accessor<Child<Child<OfVariant<Nothing, Keyed>, Keyed>, B>> = at();
    assert_mql(&note.eq("x"), r#"{ "Keyed.b": "x" }"#);
    assert_mql(&note.is_some(), r#"{ "Keyed.b": { $ne: null } }"#);
    assert_mql(&note.ne("x"), r#"{ Keyed: { $exists: true }, "Keyed.b": { $ne: "x" } }"#);
    assert_mql(&note.is_none(), r#"{ Keyed: { $exists: true }, "Keyed.b": null }"#);
    let held: <Option<String> as FieldType>::Accessor<Child<OfVariant<Nothing, Keyed>, Keyed>> = at();
    assert_mql(&held.is_none(), "{ $and: [{ Keyed: { $exists: true } }, { Keyed: null }] }");
}

#[test]
fn what_is_relative_to_a_place_in_a_variant_is_of_this_variant() {
    let tags: ArrayField<Child<OfVariant<Nothing, Card>, B>, i32> = at();
    assert_mql(&tags.at(0, |t| t.eq(1)), r#"{ type: "Card", "b.0": 1 }"#);
    assert_mql(&tags.at(0, |t| !t.eq(1)), r#"{ type: "Card", $nor: [{ "b.0": 1 }] }"#);
    assert_mql(&tags.at(0, |t| t.eq(1) | t.ne(2)), r#"{ type: "Card", $or: [{ "b.0": 1 }, { "b.0": { $ne: 2 } }] }"#);
    assert_mql(&tags.elem_match(|t| t.ne(1)), r#"{ type: "Card", b: { $elemMatch: { $ne: 1 } } }"#);
    assert_mql(&tags.contains_all([1]), r#"{ type: "Card", b: { $all: [1] } }"#);
    assert_mql(&tags.any().gt(1), r#"{ type: "Card", b: { $gt: 1 } }"#);
}

#[test]
fn old_names_and_variants_go_together() {
    // The enum has an old name: each name comes with its own question for the variant.
    let outside: Field<Child<OfVariant<Renamed<Nothing, Note>, Card>, B>, i32> = at();
    assert_mql(
        &outside.ne(1),
        r#"{ $or: [{ "note.type": "Card", "note.b": { $ne: 1 } }, { "remark.type": "Card", "remark.b": { $ne: 1 } }] }"#,
    );
    // A field in the variant has.
    let inside: Field<Renamed<OfVariant<Child<Nothing, B>, Card>, Note>, i32> = at();
    assert_mql(&inside.ne(1), r#"{ "b.type": "Card", "b.note": { $ne: 1 }, "b.remark": { $ne: 1 } }"#);
    assert_mql(&inside.eq(1), r#"{ "b.type": "Card", $or: [{ "b.note": 1 }, { "b.remark": 1 }] }"#);
    // A variant in a variant.
    let nested: Field<Child<OfVariant<Child<OfVariant<Nothing, Card>, B>, Keyed>, Street>, i32> = at();
    assert_mql(&nested.eq(1), r#"{ type: "Card", "b.straße": 1 }"#);
    assert_mql(&nested.ne(1), r#"{ type: "Card", "b.Keyed": { $exists: true }, "b.straße": { $ne: 1 } }"#);
    let array: ArrayField<Renamed<OfVariant<Nothing, Card>, Items>, i32> = at();
    assert_mql(&array.at(0, |i| i.ne(1)), r#"{ type: "Card", "items.0": { $ne: 1 }, "lines.0": { $ne: 1 } }"#);
}
