//! `#[derive(Projection)]`: `#[projection(..)]` and `#[from(..)]`.

use syn::DeriveInput;

use super::{assert_as_expected, underlined};
use crate::attr;
use crate::error::Errors;

fn item(source: &str, expected: &[(&str, &str)]) {
    let input: DeriveInput = syn::parse_str(source).expect("the source is an item");
    let mut errors = Errors::default();
    attr::read_projection(&input, &mut errors);
    assert_as_expected(source, &underlined(errors), expected);
}

/// The mistake in the `#[from]` of a field.
fn from(attribute: &str, place: &str, message: &str) {
    item(&format!("#[projection(of = Order)] struct Card {{ {attribute} city: String }}"), &[(place, message)]);
}

#[test]
fn keys() {
    let no_model = "a projection says what it is of, as in `#[projection(of = Order)]`";
    item("struct Card { city: String }", &[("Card", no_model)]);
    item(
        "#[projection(model = Order)] struct Card {}",
        &[("model", "unknown projection attribute `model`; did you mean `of`?"), ("Card", no_model)],
    );
    item(
        "#[projection(of = Order, zzz)] struct Card {}",
        &[("zzz", "unknown projection attribute `zzz`; there are `of`, `crate`")],
    );
    item(
        "#[projection(of = \"Order\")] struct Card {}",
        &[("\"Order\"", "expected the name of a model, as in `of = Order`")],
    );
    item("#[projection(of = shop::Page::<i32>)] struct Card {}", &[]);
}

#[test]
fn shapes() {
    let message =
        "`Projection` needs a struct with named fields; to read a tuple, use `select(|o| (o.number, o.total))`";
    for (source, place) in
        [("enum E { A }", "enum"), ("union U { a: i32 }", "union"), ("struct T(i32);", "(i32)"), ("struct U;", "U")]
    {
        item(&format!("#[projection(of = Order)] {source}"), &[(place, message)]);
    }
    item(
        "#[projection(of = Order)] struct Card<'a, T> { city: &'a T }",
        &[("'a, T", "a projection has no parameters; its fields have the types of a model's")],
    );
}

#[test]
fn sources() {
    for right in [
        "",
        "#[from(city)]",
        "#[from(ship_to.r#type.city)]",
        "#[from(items.len())]",
        "#[from(ship_to.tags.len())]",
        "#[from(items.slice(..2))]",
        "#[from(items.slice(-N..))]",
        "#[from(items.find(|i| i.qty.gt(2) & i.sku.eq(\"A1\")))]",
        "#[from(payment.variant_card().last4)]",
        "#[from(payment.variant_cards().len())]",
        "#[from(text_score())]",
    ] {
        item(&format!("#[projection(of = Order)] struct Card {{ {right} city: String }}"), &[]);
    }
    let expected = "expected the path of a field of the model, as in `#[from(ship_to.city)]`";
    from("#[from]", "from", expected);
    from("#[from = \"city\"]", "from = \"city\"", expected);
    from("#[from(\"city\")]", "\"city\"", expected);
    from("#[from(len())]", "len", expected);
    from("#[from(ship_to.)]", ")", "unexpected end of input, expected the name of a field");
    from("#[from(ship_to.5)]", "5", "expected the name of a field");
    from("#[from(ship_to city)]", "city", "expected `.` and the name of a field");
    from("#[from(variant_card().last4)]", "variant_card", expected);
    from(
        "#[from(items.count())]",
        "count",
        "a projection cannot call `count`; there are `len()`, `slice(..)` and `find(..)`",
    );
    from("#[from(items.length())]", "length", "a projection cannot call `length`; did you mean `len()`?");
    from("#[from(items.slices(..2))]", "slices", "a projection cannot call `slices`; did you mean `slice(..)`?");
    from(
        "#[from(items.elem_match(|i| i.qty.gt(2)))]",
        "elem_match",
        "`elem_match` is a filter of documents; the first element that meets a condition is `find(|i| ..)`",
    );
    from("#[from(items.len(2))]", "2", "`len()` has no arguments");
    from("#[from(payment.variant_card(2).last4)]", "2", "`variant_card()` has no arguments");
    from("#[from(items.slice())]", "slice", "expected positions, as in `slice(1..3)`, `slice(..2)` or `slice(-2..)`");
    from("#[from(items.find())]", "find", "expected a condition, as in `find(|i| i.sku.eq(\"A1\"))`");
    from("#[from(text_score(2))]", "2", "`text_score()` has no arguments");
    from("#[from(text_score().city)]", ".", "nothing comes after `text_score()`");
    from("#[from(items.len().city)]", ".", "nothing comes after `len()`");
    from("#[from(items.slice(..2).city)]", ".", "nothing comes after `slice(..)`");
    from("#[from(a)] #[from(b)]", "from", "`from` is given twice; keep one of them");
}

#[test]
fn misplaced() {
    from("#[projection]", "projection", "`#[projection]` belongs on the struct; did you mean `#[from]`?");
    item(
        "#[projection(of = Order)] #[from(city)] struct Card {}",
        &[("from", "`#[from]` belongs on a field; did you mean `#[projection(of = ..)]`?")],
    );
}
