//! `#[field(..)]`, and what fields must not be to each other.

use super::{assert_mistakes, document, embedded};
use crate::model::Kind;

#[test]
fn keys() {
    for (key, message) in [
        ("min_lenght", "unknown field attribute `min_lenght`; did you mean `min_length`?"),
        ("rename", "unknown field attribute `rename`; did you mean `name`?"),
        ("unique", "unknown field attribute `unique`; a unique index is declared with `#[index(unique)]`"),
        (
            "x",
            "unknown field attribute `x`; there are `id`, `version`, `name`, `alias`, `migrated`, `default`, `skip`, \
             `skip_none`, `flatten`, `computed`, `lenient`, `binary`, `truncate`, `serde`, `with`, `min`, `max`, `min_length`, \
             `max_length`, `min_items`, `max_items`, `pattern`",
        ),
    ] {
        embedded("", &format!("#[field({key} = 1)] a: String"), &[(key, message)]);
    }
    embedded(
        "",
        "#[field(min = 1, max = 2)] #[field(min = 1)] a: i32",
        &[("min", "`min` is given twice; keep one of them")],
    );
    embedded("", "#[field] #[field()] a: i32", &[]);
    embedded("", "#[field(min = 1 max = 2)] a: i32", &[("max", "expected `,`")]);
}

#[test]
fn values() {
    for (value, place, message) in [
        ("name = 3", "3", "expected a string, as in `name = \"..\"`"),
        ("name", "name", "expected a string, as in `name = \"..\"`"),
        ("min_length = -1", "-1", "expected a whole number, 0 or more, as in `min_length = 3`"),
        ("max_items = 1.5", "1.5", "expected a whole number, 0 or more, as in `max_items = 3`"),
        ("max_items = 3i32", "3i32", "expected a whole number, 0 or more, as in `max_items = 3`"),
        ("min", "min", "expected a value, as in `min = 1`"),
        ("max(1)", "max(1)", "expected a value, as in `max = 1`"),
        (
            "default = 0",
            "0",
            "expected nothing or the path of a function in a string, as in `default = \"path::to::function\"`",
        ),
        ("default = \"a b\"", "\"a b\"", "`a b` is not the path of a function"),
        ("pattern = \"a(b\"", "\"a(b\"", "invalid pattern: unclosed group (at character 2)"),
        (
            "pattern = \"(?=a)\"",
            "\"(?=a)\"",
            "invalid pattern: look-around, including look-ahead and look-behind, is not supported (at character 1)",
        ),
    ] {
        embedded("", &format!("#[field({value})] a: i32"), &[(place, message)]);
    }
    embedded("", "#[field(min = -1, max = limits::MAX, default = \"a::b\")] a: i32", &[]);
    embedded("", "#[field(min_length = 3usize, pattern = r\"\\d\", default)] a: String", &[]);
}

#[test]
fn rules() {
    for (rules, place, message) in [
        ("min = 2, max = 1", "1", "`max` is less than `min`, so that no value is valid"),
        ("min = -1.5, max = -2.5", "-2.5", "`max` is less than `min`, so that no value is valid"),
        ("min_length = 2, max_length = 1", "1", "`max_length` is less than `min_length`, so that no value is valid"),
        ("max_items = 0, min_items = 1", "0", "`max_items` is less than `min_items`, so that no value is valid"),
        (
            "min_length = 1, max_items = 2",
            "max_items",
            "`max_items` is a rule for arrays, but `min_length` is one for strings; remove one of them",
        ),
        (
            "min_length = 1, min = 1",
            "min_length",
            "`min_length` is a rule for strings, but `min` is one for numbers; remove one of them",
        ),
        (
            "min_items = 1, pattern = \"x\"",
            "pattern",
            "`pattern` is a rule for strings, but `min_items` is one for arrays; remove one of them",
        ),
    ] {
        embedded("", &format!("#[field({rules})] a: Any"), &[(place, message)]);
    }
    embedded("", "#[field(min = 1, max = 1)] a: Any", &[]);
    embedded("", "#[field(min_length = 1, max_length = 1, pattern = \"x\")] a: Any", &[]);
}

#[test]
fn stored_names() {
    embedded("", "#[field(name = \"\")] a: i32", &[("\"\"", "a stored name cannot be empty")]);
    embedded(
        "",
        "#[field(name = \"$a\")] a: i32",
        &[("\"$a\"", "the stored name `$a` starts with `$`, which marks an operator; drop the `$`")],
    );
    embedded(
        "",
        "#[field(name = \"a.b\")] a: i32",
        &[(
            "\"a.b\"",
            "the stored name `a.b` has a `.`, which separates the names of a path; to nest documents, use a field \
             with an `EmbeddedModel`",
        )],
    );
    embedded("", "#[field(name = \"a\\0\")] a: i32", &[("\"a\\0\"", "a stored name cannot have control characters")]);
    embedded(
        "#[document(rename_all = \"camelCase\")]",
        "ship_to: i32, #[field(name = \"shipTo\")] r#where: i32",
        &[(
            "\"shipTo\"",
            "`ship_to` and `where` are both stored as `shipTo`; give one of them another name with \
             `#[field(name = \"..\")]`",
        )],
    );
    embedded(
        "#[document(rename_all = \"camelCase\")]",
        "a_b: i32, aB: i32",
        &[(
            "aB",
            "`a_b` and `aB` are both stored as `aB`; give one of them another name with `#[field(name = \"..\")]`",
        )],
    );
    document(
        "",
        "_id: i32",
        &[("_id", "`_id` is the stored name of the id, which is `id`; give this field another name")],
    );
    embedded("", "_id: i32, #[field(name = \"größe in cm\")] a: i32", &[]);
}

#[test]
fn ids() {
    document("", "#[field(id)] other: i32", &[("id", "`id` is the id already; a document has one `_id`")]);
    embedded(
        "",
        "#[field(id)] a: i32",
        &[("id", "an embedded model has no id of its own; the id is a field of the `DocumentModel` that embeds it")],
    );
    for (fields, place, message) in [
        ("a: i32, id: i32", "id", "`id` is not marked as the id; add `#[field(id)]` to store it as `_id`"),
        ("_id: i32", "_id", "`_id` is not marked as the id; add `#[field(id)]` to store it as `_id`"),
        ("a: i32", "Order", "`Order` has no id; mark the field that is stored as `_id` with `#[field(id)]`"),
        ("", "Order", "`Order` has no id; mark the field that is stored as `_id` with `#[field(id)]`"),
        ("#[field(id, name = \"key\")] a: i32", "\"key\"", "the id is always stored as `_id`; remove `name`"),
        (
            "#[field(id, default)] a: i32",
            "default",
            "the id has no default: every stored document has its `_id`; remove `default`",
        ),
        ("#[field(id = true)] a: i32", "true", "expected the key alone, as in `id`"),
    ] {
        let expected = [(place, message)];
        // What is no id leaves the struct without one.
        let without_id = ("Order", "`Order` has no id; mark the field that is stored as `_id` with `#[field(id)]`");
        let expected = if place == "true" { vec![expected[0], without_id] } else { expected.to_vec() };
        assert_mistakes(Kind::Document, &format!("struct Order {{ {fields} }}"), &expected);
    }
    assert_mistakes(Kind::Document, "struct Order { #[field(id, name = \"_id\")] key: String }", &[]);
}

#[test]
fn attributes_that_exclude_each_other() {
    for (attributes, place, message) in [
        ("lenient, binary", "binary", "`lenient` says how the value is stored already; remove one of them"),
        ("with = \"m\", serde", "serde", "`with` says how the value is stored already; remove one of them"),
        ("skip, name = \"b\"", "name", "a field that is not stored has only a `default`; remove `name` or `skip`"),
        ("skip, min = 1", "min", "a field that is not stored has only a `default`; remove `min` or `skip`"),
        (
            "skip, computed = \"f\"",
            "computed",
            "a field that is not stored has only a `default`; remove `computed` or `skip`",
        ),
        (
            "flatten, alias = \"b\"",
            "alias",
            "what is inside is stored for itself, as its own attributes say; remove `alias` or `flatten`",
        ),
        (
            "computed = \"f\", default",
            "default",
            "a computed field that is missing is computed; remove `default` or `computed`",
        ),
        (
            "migrated",
            "migrated",
            "`migrated` says that no document has the old name any more; add `alias = \"old_name\"`",
        ),
        ("alias = \"a\"", "\"a\"", "`a` is a name of `a` already; remove one of them"),
        ("alias = \"b\", alias = \"b\"", "\"b\"", "`b` is a name of `a` already; remove one of them"),
        (
            "alias = \"b.c\"",
            "\"b.c\"",
            "the stored name `b.c` has a `.`, which separates the names of a path; to nest documents, use a field with an \
             `EmbeddedModel`",
        ),
        ("with = \"a b\"", "\"a b\"", "`a b` is not the path of a module"),
        ("computed = \"a b\"", "\"a b\"", "`a b` is not the path of a function"),
        ("skip = 1", "1", "expected the key alone or a bool, as in `skip = false`"),
        (
            "skip_serializing_if = \"x\"",
            "skip_serializing_if",
            "unknown field attribute `skip_serializing_if`; `skip_none` leaves a `None` out of the document",
        ),
    ] {
        let ty = if attributes.starts_with("flatten") { "Address" } else { "Option<i32>" };
        embedded("", &format!("#[field({attributes})] a: {ty}"), &[(place, message)]);
    }
}

#[test]
fn the_id_is_always_stored() {
    for name in ["alias = \"b\"", "computed = \"f\"", "migrated", "binary"] {
        let mistakes = super::mistakes(
            crate::model::Kind::Document,
            &format!("struct Order {{ #[field(id, {name})] id: ObjectId }}"),
        );
        let key = name.split(' ').next().unwrap();
        let message = format!(
            "the id is in every document, as `_id`, and its type says how it is stored; remove `{key}` or `id`"
        );
        assert!(mistakes.contains(&(key.to_owned(), message)), "{mistakes:?}");
    }
}

#[test]
fn attributes_that_are_not_for_variants() {
    for name in ["with = \"m\"", "computed = \"f\""] {
        let key = name.split(' ').next().unwrap();
        let message =
            format!("`{key}` is for the fields of a model; put the fields of the variant into an `EmbeddedModel`");
        let source = format!("enum Payment {{ Card {{ #[field({name})] a: i32 }} }}");
        super::value_type::item(&source, &[(key, &message)]);
    }
}
