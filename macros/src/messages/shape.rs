//! What is no struct with named fields, and lifetimes.

use super::assert_mistakes;
use crate::model::Kind;

#[test]
fn items_that_are_no_models() {
    for (item, place) in [
        ("enum E { A }", "enum"),
        ("union U { a: i32 }", "union"),
        ("struct T(i32, String);", "(i32, String)"),
        ("struct U;", "U"),
    ] {
        for kind in [Kind::Document, Kind::Embedded] {
            let message = format!(
                "`{}` needs a struct with named fields, which are the keys of the stored document",
                kind.derive_name()
            );
            assert_mistakes(kind, item, &[(place, &message)]);
        }
    }
    assert_mistakes(Kind::Embedded, "struct Nothing {}", &[]);
}

#[test]
fn lifetimes() {
    assert_mistakes(
        Kind::Embedded,
        "struct View<'a, T> { text: Cow<'a, str>, value: T }",
        &[("'a", "a model owns its data and has no lifetime parameters; use `String` instead of `&str`")],
    );
}
