//! How enums are stored.

use super::item;

#[test]
fn names() {
    let twice = "`A` and `B` are both stored as `x`; give one of them another name with `#[field_type(name = \"..\")]`";
    item("enum E { #[field_type(name = \"x\")] A, #[field_type(name = \"x\")] B }", &[("\"x\"", twice)]);
    item(
        "#[field_type(rename_all = \"lowercase\")] enum E { AB, Ab }",
        &[(
            "Ab",
            "`AB` and `Ab` are both stored as `ab`; give one of them another name with `#[field_type(name = \"..\")]`",
        )],
    );
    item("enum E { #[field_type(name = \"$a.b\")] A, #[field_type(name = \"\")] B }", &[]);
    item(
        "#[field_type(external)] enum E { #[field_type(name = \"a.b\")] A(i32) }",
        &[(
            "\"a.b\"",
            "the stored name `a.b` has a `.`, which separates the names of a path; to nest documents, use a field \
             with an `EmbeddedModel`",
        )],
    );
}

#[test]
fn combinations() {
    for (keys, place, message) in [
        (
            "repr = \"int32\", untagged",
            "untagged",
            "an enum is stored in one form: `untagged` and `repr` are two; remove one",
        ),
        (
            "external, tag = \"a\"",
            "external",
            "an enum is stored in one form: `external` and `tag` are two; remove one",
        ),
        (
            "content = \"a\"",
            "content",
            "`content` names the key of the value beside the key of the tag; add `tag = \"..\"`",
        ),
        ("tag = \"a\", content = \"a\"", "\"a\"", "`tag` and `content` are both `a`; give them two names"),
        ("tag = \"$a\"", "\"$a\"", "the stored name `$a` starts with `$`, which marks an operator; drop the `$`"),
        ("tag = \"a\", content = \"\"", "\"\"", "a stored name cannot be empty"),
        ("repr = \"i32\"", "\"i32\"", "a discriminant is stored as one of `int32`, `int64`"),
        (
            "untagged, rename_all = \"snake_case\"",
            "rename_all",
            "the variants are not stored under their names; remove `rename_all`",
        ),
    ] {
        let variants = match keys {
            keys if keys.starts_with("repr") => "A = 1",
            keys if keys.starts_with("untagged") => "A(i32)",
            _ => "A",
        };
        item(&format!("#[field_type({keys})] enum E {{ {variants} }}"), &[(place, message)]);
    }
}

#[test]
fn numbers() {
    let number = |variants: &str, expected: &[(&str, &str)]| {
        item(&format!("#[field_type(repr = \"int32\")] enum E {{ {variants} }}"), expected);
    };
    number("A = 1, B = -2, C = 0xff, D = (3)", &[]);
    number(
        "A = 1, B",
        &[(
            "B",
            "`B` needs its number, as in `B = 1`: counted from the top, it would change with the order of the variants",
        )],
    );
    number("A = 3_000_000_000", &[("3_000_000_000", "`3000000000` does not fit an `int32`; use `repr = \"int64\"`")]);
    number("A = FIRST", &[("FIRST", "expected a whole number that an `int64` holds, written out, as in `= 1`")]);
    number("A(i32)", &[("A", "a variant that is stored as a number holds nothing; remove its fields, or `repr`")]);
    number("#[field_type(name = \"a\")] A = 1", &[("name", "the variant is stored as its number; remove `name`")]);
    item("#[field_type(repr = \"int64\")] enum E { A = 3_000_000_000 }", &[]);
    item(
        "#[field_type(repr = \"int64\")] enum E { A = 10_000_000_000_000_000_000 }",
        &[("10_000_000_000_000_000_000", "expected a whole number that an `int64` holds, written out, as in `= 1`")],
    );
}

#[test]
fn other() {
    item("enum E { A, #[field_type(other)] B(String) }", &[]);
    item(
        "enum E { #[field_type(other)] A(String), #[field_type(other)] B(String) }",
        &[("other", "`A` holds what is none of the other variants already; there is one such variant")],
    );
    for variant in ["Other", "Other { a: i32 }"] {
        item(
            &format!("enum E {{ A, #[field_type(other)] {variant} }}"),
            &[("other", "the `other` variant holds what was read, to store it again as it was: `Other(String)`")],
        );
    }
    item(
        "enum E { #[field_type(other, name = \"a\")] A(String) }",
        &[("name", "the `other` variant stands for every other name; remove `name`")],
    );
    item(
        "#[field_type(untagged)] enum E { A(i32), #[field_type(other)] B(String) }",
        &[(
            "other",
            "an untagged variant is chosen by its type alone; for all other values, add a variant with a `bson::Bson` \
             as the last one",
        )],
    );
}

#[test]
fn variants() {
    for (variant, place) in [("A(i32, i32)", "(i32, i32)"), ("A()", "A()")] {
        item(
            &format!("enum E {{ {variant} }}"),
            &[(place, "a variant holds nothing, one value, or fields with names to store them under")],
        );
    }
    item(
        "enum E { A { r#type: i32 } }",
        &[(
            "r#type",
            "`type` is the tag of the enum, and in the same document; give the field another name, or the enum \
             another tag with `#[field_type(tag = \"..\")]`",
        )],
    );
    item("#[field_type(tag = \"type\", content = \"c\")] enum E { A { r#type: i32 } }", &[]);
    item(
        "enum E { A { a: i32, #[field(name = \"a\")] b: i32 } }",
        &[(
            "\"a\"",
            "`a` and `b` are both stored as `a`; give one of them another name with `#[field(name = \"..\")]`",
        )],
    );
    item("enum E { A { a: i32 }, B { a: i32 } }", &[]);
}

#[test]
fn untagged() {
    let untagged = |variants: &str, expected: &[(&str, &str)]| {
        item(&format!("#[field_type(untagged)] enum E {{ {variants} }}"), expected);
    };
    untagged("A(String), B(i32), C(i64), D(Vec<i32>), E(Bank), F(Card)", &[]);
    untagged("A(i32), B(u16)", &[("u16", "`A` is stored as int32 too, so that this variant is never read; add a tag")]);
    untagged(
        "A(Vec<i32>), B(Vec<String>)",
        &[("Vec<String>", "`A` is stored as array too, so that this variant is never read; add a tag")],
    );
    untagged("A", &[("A", "an untagged variant is its value, and this one has none; add one, or a tag")]);
    untagged(
        "A { a: i32 }",
        &[("A", "an untagged variant is one value; move the fields into a struct that derives `EmbeddedModel`")],
    );
    untagged(
        "#[field_type(name = \"a\")] A(i32)",
        &[("name", "an untagged variant is stored without its name; remove `name`")],
    );
}

#[test]
fn serde() {
    for container in [
        "rename_all = \"camelCase\", rename_all_fields = \"camelCase\"",
        "tag = \"t\"",
        "tag = \"t\", content = \"c\"",
        "deny_unknown",
    ] {
        item(&format!("#[serde({container})] enum E {{ #[serde(rename = \"x\")] A, B(Bank) }}"), &[]);
    }
    item("#[serde(untagged)] enum E { A(i32) }", &[]);
    item("#[serde(transparent, try_from = \"String\", into = \"String\")] struct T(String);", &[]);
    item(
        "#[serde(from = \"i32\")] struct T(String);",
        &[(
            "from",
            "`serde(from)` changes the stored shape in a way that docmodel does not follow: a model is stored field by \
             field; derive the model for the type that is stored",
        )],
    );
    for (key, fix) in [
        ("other", "`#[field_type(other)]` marks a variant that holds what was read, such as `Other(String)`"),
        ("skip", "every variant of a field type is stored"),
        ("alias = \"x\"", "a variant has one stored name, which `#[field_type(name = \"..\")]` sets"),
        ("untagged", "all variants of an enum are stored in one form, which `#[field_type(..)]` on the enum chooses"),
    ] {
        let name = key.split(' ').next().unwrap_or_default();
        let message = format!("`serde({name})` changes the stored shape in a way that docmodel does not follow: {fix}");
        item(&format!("enum E {{ #[serde({key})] A }}"), &[(name, &message)]);
    }
    item("enum E { #[serde(rename(serialize = \"b\"))] #[field_type(name = \"c\")] A }", &[]);
    item(
        "enum E { #[serde(rename(serialize = \"b\"))] A }",
        &[(
            "rename",
            "`serde(rename)` gives different names for writing and reading, but a stored field has one; say which with \
             `#[field_type(name = \"..\")]`",
        )],
    );
}
