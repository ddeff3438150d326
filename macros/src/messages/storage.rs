//! Attributes that are certain not to fit the type of their field.

use super::value_type::item;
use super::{document, embedded};

fn field(attribute: &str, ty: &str, message: &str) {
    embedded("", &format!("#[field({attribute})] a: {ty}"), &[(attribute, message)]);
}

#[test]
fn flatten() {
    let no_fields = |name: &str| {
        format!(
            "`{name}` has no fields that could stand in the document around it, as an `EmbeddedModel` or a map has; \
             remove `flatten`"
        )
    };
    for (ty, name) in
        [("String", "String"), ("std::string::String", "String"), ("Option<i32>", "i32"), ("Vec<Item>", "Vec")]
    {
        field("flatten", ty, &no_fields(name));
    }
    let message = "what is flattened has no document of its own that could be missing; remove `flatten`, or flatten a \
                   `Address` whose fields are `Option`s";
    field("flatten", "Option<Address>", message);
    item("enum E { A { #[field(flatten)] a: bool } }", &[("flatten", &no_fields("bool"))]);
}

#[test]
fn adapters() {
    for (attribute, ty, message) in [
        (
            "lenient",
            "bool",
            "`lenient` reads numbers and text that are stored as another type, and `bool` is neither; remove `lenient`",
        ),
        (
            "lenient",
            "Vec<Option<u64>>",
            "`u64` has no BSON type that holds all its values; use `i64`, or `bson::Decimal128` for larger numbers",
        ),
        ("binary", "String", "`binary` stores bytes, such as a `Vec<u8>`, and `String` is none; remove `binary`"),
        (
            "binary",
            "HashMap<String, Vec<i32>>",
            "`binary` stores bytes, such as a `Vec<u8>`, and `i32` is none; remove `binary`",
        ),
        (
            "truncate",
            "Option<i64>",
            "`truncate` cuts a time or duration to milliseconds, and `i64` is none; remove `truncate`",
        ),
    ] {
        field(attribute, ty, message);
        item(&format!("struct T(#[field({attribute})] {ty});"), &[(attribute, message)]);
        item(&format!("enum E {{ A(#[field({attribute})] {ty}) }}"), &[(attribute, message)]);
    }
}

#[test]
fn skip_none() {
    for ty in ["String", "Vec<Option<i32>>", "HashMap<String, i32>"] {
        let message = format!("`{ty}` is never `None`; remove `skip_none`, or make the type `Option<{ty}>`");
        field("skip_none", ty, &message);
    }
}

#[test]
fn none_that_is_left_out_is_not_read_as_a_default() {
    let message =
        |fix: &str| format!("a `None` that `skip_none` leaves out would be read as what `my::five` returns; {fix}");
    embedded(
        "",
        "#[field(skip_none, default = \"my::five\")] a: Option<i32>",
        &[("skip_none", &message("remove one of them"))],
    );
    embedded(
        "#[document(skip_none)]",
        "#[field(default = \"my::five\")] a: Option<i32>",
        &[("\"my::five\"", &message("say `skip_none = false`, or remove the default"))],
    );
    embedded(
        "#[document(skip_none)]",
        "#[field(default)] a: Option<i32>, #[field(default = \"f\")] b: i32, \
         #[field(skip_none = false, default = \"f\")] c: Option<i32>, #[field(skip, default = \"f\")] d: Option<i32>",
        &[],
    );
}

#[test]
fn types_that_may_be_anything_are_left_to_the_traits() {
    for (attribute, ty) in [
        ("flatten", "Address"),
        ("flatten", "HashMap<String, i32>"),
        ("flatten", "my::String"),
        ("lenient", "Vec<i32>"),
        ("lenient", "Box<str>"),
        ("lenient", "my::bool"),
        ("binary", "[u8; 4]"),
        ("binary", "Option<Vec<u8>>"),
        ("truncate", "SystemTime"),
        ("serde", "u64"),
        ("skip_none", "Box<Option<i32>>"),
        ("skip_none", "Maybe<i32>"),
    ] {
        embedded("", &format!("#[field({attribute})] a: {ty}"), &[]);
    }
    embedded("#[document(skip_none)]", "a: String", &[]);
}

#[test]
fn indexes() {
    document("#[index(a)]", "#[field(skip)] a: i32", &[("a", "`a` is not stored; remove its `skip`, or this index")]);
    document(
        "#[index(a)]",
        "#[field(flatten)] a: Address",
        &[("a", "`a` is flattened, and has no key of its own; name a field in it, as in `a.field`")],
    );
    document("#[index(a.b)]", "#[field(flatten)] a: Address", &[]);
}
