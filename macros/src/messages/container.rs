//! `#[document(..)]`.

use super::{assert_mistakes, document, embedded};

#[test]
fn keys() {
    document(
        "#[document(colection = \"orders\")]",
        "",
        &[("colection", "unknown document attribute `colection`; did you mean `collection`?")],
    );
    document(
        "#[document(zzz)]",
        "",
        &[(
            "zzz",
            "unknown document attribute `zzz`; there are `collection`, `rename_all`, `skip_none`, `deny_unknown`, \
             `schema_version`, `upgrade`, `track_changes`, `timestamps`, `hooks`, `soft_delete`, `view`, `crate`",
        )],
    );
    document(
        "#[document(keep_unknown)]",
        "",
        &[(
            "keep_unknown",
            "unknown document attribute `keep_unknown`; unknown keys are kept in a field of their own: \
             `#[field(flatten)] rest: bson::Document`",
        )],
    );
    document(
        "#[document(name = \"orders\")]",
        "",
        &[("name", "unknown document attribute `name`; did you mean `collection`?")],
    );
    document(
        "#[document(collection = \"a\", collection = \"b\")]",
        "",
        &[("collection", "`collection` is given twice; keep one of them")],
    );
    document(
        "#[document(crate = a)] #[document(crate = b)]",
        "",
        &[("crate", "`crate` is given twice; keep one of them")],
    );
    document(
        "#[document(\"orders\")]",
        "",
        &[(
            "\"orders\"",
            "expected one of `collection`, `rename_all`, `skip_none`, `deny_unknown`, `schema_version`, `upgrade`, \
             `track_changes`, `timestamps`, `hooks`, `soft_delete`, `view`, `crate`",
        )],
    );
    document("#[document = \"x\"]", "", &[("document = \"x\"", "expected a list, as in `#[document(..)]`")]);
    document(
        "",
        "#[document(collection = \"a\")] a: i32",
        &[("document", "`#[document]` belongs on the struct; did you mean `#[field]`?")],
    );
    document("#[field(id)]", "", &[("field", "`#[field]` belongs on a field; did you mean `#[document]`?")]);
}

#[test]
fn values() {
    document("#[document(collection = orders)]", "", &[("orders", "expected a string, as in `collection = \"..\"`")]);
    document("#[document(collection)]", "", &[("collection", "expected a string, as in `collection = \"..\"`")]);
    document(
        "#[document(crate = \"docmodel\")]",
        "",
        &[("\"docmodel\"", "expected a path, as in `crate = my_crate::docmodel`")],
    );
    document(
        "#[document(rename_all = \"CamelCase\")]",
        "",
        &[("\"CamelCase\"", "unknown case `CamelCase`; did you mean `camelCase`?")],
    );
    document(
        "#[document(rename_all = \"?\")]",
        "",
        &[(
            "\"?\"",
            "unknown case `?`; there are `lowercase`, `UPPERCASE`, `PascalCase`, `camelCase`, `snake_case`, \
             `SCREAMING_SNAKE_CASE`, `kebab-case`, `SCREAMING-KEBAB-CASE`",
        )],
    );
    document("#[document(collection = pub)]", "", &[("pub", "expected an expression")]);
}

#[test]
fn collections() {
    document(
        "#[document(collection = \"system.users\")]",
        "",
        &[(
            "\"system.users\"",
            "the collection name `system.users` starts with `system.`, which MongoDB keeps for itself",
        )],
    );
    embedded(
        "#[document(collection = \"items\")]",
        "",
        &[(
            "collection",
            "an embedded model has no collection; it is stored inside the documents of a `DocumentModel`",
        )],
    );
}

#[test]
fn schema_versions() {
    for (attribute, place, message) in [
        (
            "upgrade(1 = \"f\")",
            "upgrade",
            "`upgrade` makes older documents current; say which version is, with `schema_version`",
        ),
        (
            "schema_version = 0",
            "0",
            "a schema version is a whole number from 1 to 2147483647; documents without one are of version 1",
        ),
        ("schema_version = \"2\"", "\"2\"", "expected a whole number, 0 or more, as in `schema_version = 3`"),
        (
            "schema_version = 2",
            "schema_version",
            "documents of version 1 need a function that makes them version 2, as in \
             `upgrade(1 = \"path::to::function\")`",
        ),
        (
            "schema_version = 3, upgrade(1 = \"f\")",
            "upgrade",
            "documents of version 2 need a function that makes them version 3, as in \
             `upgrade(2 = \"path::to::function\")`",
        ),
        (
            "schema_version = 2, upgrade(1 = \"f\", 1 = \"g\")",
            "1",
            "version 1 is upgraded twice; keep one of the functions",
        ),
        ("schema_version = 2, upgrade(1 = \"f\", 2 = \"g\")", "2", "an older version is one from 1 to 1"),
        ("schema_version = 2, upgrade(1 = \"f g\")", "\"f g\"", "`f g` is not the path of a function"),
        (
            "schema_version = 2, upgrade(one = \"f\")",
            "upgrade(one = \"f\")",
            "expected a function for each older version, as in `upgrade(1 = \"path::to::function\")`",
        ),
    ] {
        let mistakes = super::mistakes(
            crate::model::Kind::Document,
            &format!("#[document({attribute})] struct Order {{ #[field(id)] id: ObjectId }}"),
        );
        assert_eq!(mistakes.first(), Some(&(place.to_owned(), message.to_owned())), "in `{attribute}`");
    }
    document(
        "#[document(schema_version = 1, rename_all = \"camelCase\")]",
        "schema_version: i32",
        &[(
            "schema_version",
            "`schemaVersion` is where the document has its schema version; give this field another name with \
             `#[field(name = \"..\")]`",
        )],
    );
}

#[test]
fn views() {
    document(
        "#[document(view, schema_version = 2, upgrade(1 = \"f\"))]",
        "",
        &[(
            "view",
            "a view borrows from the stored bytes, and an upgraded document has none: remove `view`, or read the model",
        )],
    );
    assert_mistakes(
        crate::model::Kind::Embedded,
        "#[document(view)] struct Range<T> { from: T, #[field(default)] unit: String, \
         #[field(default, lenient)] count: i32, #[field(skip, default)] cache: T }",
        &[(
            "unit",
            "the view of a generic model cannot keep the default of `unit` for all that its parameters may be: make \
             the field an `Option`, or remove `view`",
        )],
    );
}
