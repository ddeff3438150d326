//! `#[derive(FieldType)]`: `#[field_type(..)]`, newtypes and enums.

mod forms;

use syn::DeriveInput;

use super::{Mistake, assert_as_expected, underlined};
use crate::error::Errors;
use crate::{attr, check};

fn mistakes(source: &str) -> Vec<Mistake> {
    let input: DeriveInput = syn::parse_str(source).expect("the source is an item");
    let mut errors = Errors::default();
    let item = attr::read_value_type(&input, &mut errors);
    check::check_value_type(&item, &mut errors);
    underlined(errors)
}

pub(super) fn item(source: &str, expected: &[(&str, &str)]) {
    assert_as_expected(source, &mistakes(source), expected);
}

#[test]
fn shapes() {
    const FIX: &str = "for a document with named fields, derive `EmbeddedModel`";
    let newtype = format!("a newtype has one field, as in `struct T(String);`; {FIX}");
    for (source, place, message) in [
        ("struct T(i32, String);", "i32, String", newtype.as_str()),
        ("struct T();", "T", &newtype),
        ("struct T(PhantomData<u64>);", "PhantomData<u64>", &newtype),
        ("struct T { a: i32 }", "T", &format!("a newtype is a tuple struct, as in `struct T(String);`; {FIX}")),
        ("struct T { a: i32, b: i32 }", "T", &format!("`FieldType` is for newtypes and enums; {FIX}")),
        ("struct T;", "T", &format!("a unit struct has nothing to store; {FIX}")),
        ("union T { a: i32 }", "union", "a union does not say which of its fields it holds; use an enum"),
        ("enum T {}", "enum", "an enum without variants has no values to store"),
        (
            "struct T<'a>(Cow<'a, str>);",
            "'a",
            "a field type owns its data and has no lifetime parameters; use `String` instead of `&str`",
        ),
    ] {
        item(source, &[(place, message)]);
    }
    item("struct Id<T>(ObjectId, PhantomData<fn() -> T>);", &[]);
    item("enum Never<T> { Some(T) }", &[]);
}

#[test]
fn keys() {
    let unknown = "unknown field_type attribute";
    for (keys, place, message) in [
        ("renam_all = \"x\"", "renam_all", format!("{unknown} `renam_all`; did you mean `rename_all`?")),
        ("name = \"x\"", "name", format!("{unknown} `name`; a name is given to a variant")),
        (
            "other",
            "other",
            format!("{unknown} `other`; it belongs on the variant that holds what is none of the others"),
        ),
        (
            "zzz",
            "zzz",
            format!(
                "{unknown} `zzz`; there are `rename_all`, `rename_all_fields`, `repr`, `tag`, `content`, `external`, \
                 `untagged`, `crate`"
            ),
        ),
        ("tag = 3", "3", "expected a string, as in `tag = \"..\"`".into()),
        ("untagged = true", "true", "expected the key alone, as in `untagged`".into()),
        ("tag = \"a\", tag = \"b\"", "tag", "`tag` is given twice; keep one of them".into()),
        ("rename_all = \"snake\"", "\"snake\"", "unknown case `snake`; did you mean `snake_case`?".into()),
    ] {
        item(&format!("#[field_type({keys})] enum E {{ A(Bank) }}"), &[(place, &message)]);
    }
    for (keys, message) in [
        ("rename = \"x\"", format!("{unknown} `rename`; did you mean `name`?")),
        ("othr", format!("{unknown} `othr`; did you mean `other`?")),
        ("tag = \"x\"", format!("{unknown} `tag`; there are `name`, `other`")),
    ] {
        let key = keys.split(' ').next().unwrap_or_default();
        item(&format!("enum E {{ #[field_type({keys})] A }}"), &[(key, &message)]);
    }
    let misplaced = [("field", "`#[field]` belongs on a field; did you mean `#[field_type]`?")];
    item("#[field(min = 1)] enum E { A }", &misplaced);
    item("enum E { #[field(name = \"a\")] A }", &misplaced);
    item(
        "#[field_type(rename_all = \"snake_case\", crate = a)] struct T(i32);",
        &[("rename_all", "this is for enums; a newtype is always stored as the value in it")],
    );
}

#[test]
fn values() {
    item(
        "struct T(#[field(name = \"a\", default, min = 1)] i32);",
        &[
            ("name", "`name` is for fields, and the value of a newtype is none; remove `name`"),
            ("default", "`default` is for fields, and the value of a newtype is none; remove `default`"),
        ],
    );
    item(
        "enum E { A(#[field(id)] Bank) }",
        &[("id", "`id` is for fields, and the value of a variant is none; remove `id`")],
    );
    item(
        "enum E { A { #[field(id)] a: i32 } }",
        &[(
            "id",
            "a variant has no id of its own; the id is a field of the `DocumentModel` that the enum is stored in",
        )],
    );
    item("struct T(#[field(min = 2, max = 1)] i32);", &[("1", "`max` is less than `min`, so that no value is valid")]);
    item("struct T(&'static str);", &[("&'static str", "a model owns its data; use `String`")]);
    item(
        "enum E { A { a: u64 }, B(Rc<i32>) }",
        &[
            (
                "u64",
                "`u64` has no BSON type that holds all its values; use `i64`, or `bson::Decimal128` for larger numbers",
            ),
            ("Rc<i32>", "a model can be sent between threads, and an `Rc` cannot; use `Arc<i32>` or `i32`"),
        ],
    );
    item(
        "struct T(PhantomData<i32>, #[field(min = 1)] i32, #[field(min = 1)] PhantomData<i32>);",
        &[("field", "a `PhantomData` is not stored; remove the attribute")],
    );
}

#[test]
fn all_mistakes_of_an_enum_are_found_at_once() {
    let source = r#"
        #[field_type(rename_al = "x", tag = "$kind", external)]
        enum Payment {
            #[field_type(nam = "x")]
            Cash,
            Card { #[field(min = 2, max = 1)] kind: u64, #[field(name = "kind")] other: i32 },
            Two(i32, i32),
            #[field_type(name = "Cash")]
            Again,
            #[field_type(other)]
            Others,
        }
    "#;
    let mistakes = mistakes(source);
    let places: Vec<&str> = mistakes.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(
        places,
        ["rename_al", "nam", "(i32, i32)", "other", "external", "\"$kind\"", "u64", "1", "\"Cash\"", "\"kind\""]
    );
}
