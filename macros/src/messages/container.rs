//! `#[document(..)]`.

use super::{document, embedded};

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
        &[("zzz", "unknown document attribute `zzz`; there are `collection`, `rename_all`, `crate`")],
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
    document("#[document(\"orders\")]", "", &[("\"orders\"", "expected one of `collection`, `rename_all`, `crate`")]);
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
