//! `#[serde(..)]`.

use super::{document, embedded};

#[test]
fn keys_that_change_the_stored_shape() {
    for (key, fix) in [
        ("flatten", "an embedded model is a document of its own; declare its fields in this struct instead"),
        ("skip", "every field of a model is stored; keep the field outside of the model"),
        (
            "skip_serializing_if = \"f\"",
            "every field is stored, `None` as null; `#[field(default)]` fills in a missing one",
        ),
        ("skip_deserializing", "every stored field is read; `#[field(default)]` fills in a missing one"),
        ("with = \"m\"", "the type of a field decides how it is stored; use a type that is stored as you need it"),
        ("alias = \"b\"", "a field has one stored name, which `#[field(name = \"..\")]` sets"),
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
        ("deny_unknown_fields", "keys of a stored document that the model does not have are skipped"),
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
