//! Messages: for each mistake its text, and what it underlines.

mod container;
mod field;
mod identity;
mod index;
mod projection;
mod serde;
mod shape;
mod storage;
mod types;
mod value_type;

use syn::DeriveInput;

use crate::error::Errors;
use crate::model::Kind;
use crate::{attr, check};

/// What an error underlines, and its message.
type Mistake = (String, String);

/// All mistakes of a struct.
fn mistakes(kind: Kind, source: &str) -> Vec<Mistake> {
    let input: DeriveInput = syn::parse_str(source).expect("the source is an item");
    let mut errors = Errors::default();
    let model = attr::read(kind, &input, &mut errors);
    check::check(&model, &mut errors);
    underlined(errors)
}

fn underlined(errors: Errors) -> Vec<Mistake> {
    let mistakes = errors.into_iter().map(|error| {
        let underlined = error.span().source_text().unwrap_or_default();
        (underlined, error.to_string())
    });
    mistakes.collect()
}

fn assert_mistakes(kind: Kind, source: &str, expected: &[(&str, &str)]) {
    assert_as_expected(source, &mistakes(kind, source), expected);
}

fn assert_as_expected(source: &str, mistakes: &[Mistake], expected: &[(&str, &str)]) {
    let mistakes: Vec<(&str, &str)> =
        mistakes.iter().map(|(place, message)| (place.as_str(), message.as_str())).collect();
    assert_eq!(mistakes, expected, "in `{source}`");
    for (_, message) in mistakes {
        let is_name = message.starts_with("MongoDB");
        assert!(is_name || !message.starts_with(char::is_uppercase), "a message starts in lower case: {message}");
    }
}

/// The mistakes of a document model that has an id.
fn document(attributes: &str, fields: &str, expected: &[(&str, &str)]) {
    let source = format!("{attributes} struct Order {{ #[field(id)] id: ObjectId, {fields} }}");
    assert_mistakes(Kind::Document, &source, expected);
}

/// The mistakes of an embedded model.
fn embedded(attributes: &str, fields: &str, expected: &[(&str, &str)]) {
    let source = format!("{attributes} struct Item {{ {fields} }}");
    assert_mistakes(Kind::Embedded, &source, expected);
}

#[test]
fn all_mistakes_of_a_struct_are_found_at_once() {
    let mistakes = mistakes(
        Kind::Document,
        r#"
        #[document(colection = "orders", rename_all = "camel")]
        #[index(ship_too.city, -, unique)]
        #[serde(transparent)]
        struct Order {
            id: ObjectId,
            #[field(nam = "x", min_length = -1, min_items = 2, max_items = 1)]
            ship_to: u64,
            #[field(pattern = "(", default = "not a path")]
            #[index(sparse)]
            code: &'static str,
            #[field(name = "a.b")]
            #[serde(flatten)]
            rest: Rc<Rest>,
            #[field(name = "code")]
            other: String,
        }
        "#,
    );
    let underlined: Vec<&str> = mistakes.iter().map(|(underlined, _)| underlined.as_str()).collect();
    assert_eq!(
        underlined,
        [
            "colection",
            "transparent",
            "\"camel\"",
            "-",
            "nam",
            "-1",
            "\"not a path\"",
            "\"(\"",
            "sparse",
            "name",
            "\"a.b\"",
            "id",
            "\"code\"",
            "u64",
            "&'static str",
            "Rc<Rest>",
            "1",
            "ship_too",
        ]
    );
}
