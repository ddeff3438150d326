//! The rules of a model with parameters, in its documents and in updates.

use docmodel::{FieldType as FieldTypeTrait, prelude::*, rule::Number};

#[derive(Debug, DocumentModel)]
#[document(collection = "pages")]
struct Page<T: FieldTypeTrait + Number<Bound = i32>, const MOST: i32> {
    #[field(id)]
    id: i32,
    #[field(min = 1)]
    number: i32,
    #[field(max = MOST)]
    size: i32,
    #[field(max = Self::most())]
    own: i32,
    #[field(min = 1)]
    item: T,
}

impl<T: FieldTypeTrait + Number<Bound = i32>, const MOST: i32> Page<T, MOST> {
    fn most() -> i32 {
        MOST
    }
}

#[test]
fn documents_are_checked() {
    let page = Page::<Option<i32>, 5> { id: 1, number: 0, size: 6, own: 6, item: Some(0) };
    let violations = page.validate().unwrap_err();
    let paths: Vec<_> = violations.iter().map(docmodel::rule::Violation::path).collect();
    assert_eq!(paths, ["number", "size", "own", "item"]);
}

/// A path does not know the parameters of the model, so rules that need them are not checked in updates.
#[test]
fn updates_are_checked_where_no_parameter_is_named() {
    let page = Page::<Option<i32>, 5>::F;
    let violations = page.number.set(0).validate().unwrap_err();
    assert_eq!(violations[0].to_string(), "number: must be at least 1, is 0");
    for unchecked in [page.size.set(6), page.own.set(6), page.item.set(0)] {
        assert!(unchecked.validate().is_ok(), "{unchecked}");
    }
}
