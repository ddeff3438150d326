//! `#[serde(..)]`.

use super::{document, embedded};

#[test]
fn keys_that_change_the_stored_shape() {
    for (key, fix) in [
        (
            "skip_serializing_if = \"f\"",
            "only `None` can be left out, with `Option::is_none` here or with `#[field(skip_none)]`; \
             `#[field(skip_none = false)]` stores every value",
        ),
        (
            "skip_deserializing",
            "what is stored is read again; `#[field(skip)]` is for neither, `#[field(skip = false)]` for both",
        ),
        (
            "with = \"m\"",
            "say with `#[field(with = \"..\")]` how the value is stored, or with `#[field(serde)]` that it is stored as \
             its type's own serde impls do",
        ),
        ("getter = \"g\"", "a model is stored field by field; derive the model for the type itself"),
    ] {
        let name = key.split(' ').next().unwrap();
        let message = format!("`serde({name})` changes the stored shape in a way that docmodel does not follow: {fix}");
        embedded("", &format!("#[serde({key})] a: i32"), &[(name, &message)]);
    }
    for (key, fix) in [
        ("tag = \"t\"", "a model is stored as its fields only; declare the tag as a field"),
        ("transparent", "a model is always stored as a document with its fields"),
        ("from = \"T\"", "a model is stored field by field; derive the model for the type that is stored"),
        ("remote = \"T\"", "derive the model for the type itself"),
    ] {
        let name = key.split(' ').next().unwrap();
        let message = format!("`serde({name})` changes the stored shape in a way that docmodel does not follow: {fix}");
        embedded(&format!("#[serde({key})]"), "a: i32", &[(name, &message)]);
    }
}

#[test]
fn keys_that_do_not() {
    embedded(
        "#[serde(bound = \"\", crate = \"s\", expecting = \"x\", rename = \"I\", rename_all = \"camelCase\", default)]",
        "#[serde(borrow, rename = \"b\", default)] a: i32, \
         #[serde(rename(serialize = \"c\", deserialize = \"c\"))] c: i32",
        &[],
    );
}

#[test]
fn keys_that_are_followed() {
    embedded(
        "#[serde(deny_unknown_fields)]",
        "#[serde(skip)] a: i32, #[serde(flatten)] b: B, #[serde(alias = \"x\", alias = \"y\")] c: i32, \
         #[serde(skip_serializing_if = \"Option::is_none\")] d: Option<i32>, \
         #[serde(skip_serializing_if = \"std::option::Option::is_none\")] e: Option<i32>",
        &[],
    );
    embedded(
        "",
        "#[serde(alias = \"x\")] a: i32, x: i32",
        &[("x", "`a` and `x` would both be read from `x`, which is an old name of one of them")],
    );
}

#[test]
fn own_attributes_win() {
    embedded(
        "#[serde(deny_unknown_fields)] #[document(deny_unknown = false)]",
        "#[serde(skip)] #[field(skip = false)] a: i32, #[serde(flatten)] #[field(flatten = false)] b: B, \
         #[serde(skip_serializing)] #[field(skip = false, min = 1)] c: i32, \
         #[serde(with = \"m\")] #[field(with = \"n\")] d: D, \
         #[serde(skip_serializing_if = \"f\")] #[field(skip_none = false)] e: Option<i32>, \
         #[serde(alias = \"f\")] #[field(alias = \"g\")] h: i32, f: i32",
        &[],
    );
}

#[test]
fn two_names() {
    let message = "`serde(rename)` gives different names for writing and reading, but a stored field has one; say \
                   which with `#[field(name = \"..\")]`";
    embedded("", "#[serde(rename(serialize = \"b\", deserialize = \"c\"))] a: i32", &[("rename", message)]);
    embedded("", "#[serde(rename(serialize = \"b\"))] a: i32", &[("rename", message)]);
    embedded("", "#[serde(rename(serialize = \"b\"))] #[field(name = \"c\")] a: i32", &[]);
    embedded(
        "#[serde(rename_all(serialize = \"camelCase\"))]",
        "a: i32",
        &[(
            "rename_all",
            "`serde(rename_all)` gives different names for writing and reading, but a stored field has one; say which \
         with `#[document(rename_all = \"..\")]`",
        )],
    );
    embedded("#[serde(rename_all(serialize = \"camelCase\"))] #[document(rename_all = \"camelCase\")]", "a: i32", &[]);
}

#[test]
fn names_from_serde_are_checked() {
    embedded(
        "",
        "#[serde(rename = \"$a\")] a: i32",
        &[("\"$a\"", "the stored name `$a` starts with `$`, which marks an operator; drop the `$`")],
    );
    document(
        "",
        "#[serde(rename = \"_id\")] a: i32",
        &[("\"_id\"", "`_id` is the stored name of the id, which is `id`; give this field another name")],
    );
}
