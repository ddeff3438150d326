//! `#[index(..)]`.

use super::{document, embedded};

const FIELDS: &str = "ship_to: Address, total: f64, text: String";

fn on_struct(index: &str, expected: &[(&str, &str)]) {
    document(index, FIELDS, expected);
}

fn on_field(index: &str, expected: &[(&str, &str)]) {
    document("", &format!("{index} ship_to: Address"), expected);
}

#[test]
fn syntax() {
    for index in [
        "#[index(ship_to.geo.country, -total)]",
        "#[index(unique, total)]",
        "#[index(total, name = \"by_total\", unique,)]",
        "#[index(text)]",
        "#[index(r#text)]",
    ] {
        on_struct(index, &[]);
    }
    for index in ["#[index]", "#[index()]", "#[index(unique)]", "#[index(city, -zip, name = \"by_city\")]"] {
        on_field(index, &[]);
    }
    document("#[index(name, -unique)]", "name: String, unique: bool", &[]);
}

#[test]
fn broken_syntax() {
    on_struct("#[index(-)]", &[("-", "expected the path of a field after `-`")]);
    on_struct(
        "#[index(total, ship_to., \"text\")]",
        &[(",", "expected the name of a field"), ("\"text\"", "expected the path of a field or an index option")],
    );
    on_struct("#[index(total text)]", &[("text", "expected `,`, or `.` and the name of a field")]);
    on_struct("#[index = \"total\"]", &[("index = \"total\"", "expected a list, as in `#[index(city, -created_at)]`")]);
    for index in ["index", "index()", "index(unique)"] {
        on_struct(
            &format!("#[{index}]"),
            &[(index, "an index on the struct names its fields, as in `#[index(city, -created_at)]`")],
        );
    }
}

#[test]
fn fields() {
    on_struct(
        "#[index(totl)]",
        &[("totl", "`totl` is neither a field of `Order` nor an index option; did you mean `total`?")],
    );
    on_struct(
        "#[index(total, uniqe)]",
        &[("uniqe", "`uniqe` is neither a field of `Order` nor an index option; did you mean `unique`?")],
    );
    on_struct("#[index(price)]", &[("price", "`Order` has no field `price`")]);
    on_struct("#[index(total, -text, -total)]", &[("total", "`total` is in this index twice")]);
    on_struct("#[index(ship_to.city, ship_to.city)]", &[("ship_to.city", "`ship_to.city` is in this index twice")]);
}

#[test]
fn options() {
    on_struct("#[index(total, sparse)]", &[("sparse", "the index option `sparse` is not supported yet")]);
    on_struct(
        "#[index(total, expire_after = \"7d\")]",
        &[("expire_after", "the index option `expire_after` is not supported yet")],
    );
    on_struct("#[index(total, nam = \"x\")]", &[("nam", "unknown index option `nam`; did you mean `name`?")]);
    on_struct(
        "#[index(total, order = 1)]",
        &[("order", "unknown index option `order`; there are `unique`, `name`, `partial`")],
    );
    on_struct("#[index(total, unique, unique)]", &[("unique", "`unique` is given twice; keep one of them")]);
    on_struct(
        "#[index(total, unique = true)]",
        &[("unique", "expected `unique` alone; an index is unique if the word is there")],
    );
    on_struct("#[index(total, name = \"a\", name = \"b\")]", &[("name", "`name` is given twice; keep one of them")]);
    on_struct("#[index(total, name = 3)]", &[("3", "expected a string, as in `name = \"..\"`")]);
    on_struct("#[index(total, name = \"\")]", &[("\"\"", "the name of an index cannot be empty")]);
    on_struct("#[index(total, name = \"_id_\")]", &[("\"_id_\"", "MongoDB keeps the index name `_id_` for itself")]);
    on_field(
        "#[index(sparse)]",
        &[(
            "sparse",
            "the index option `sparse` is not supported yet; for a field of that name, declare \
         `#[index(ship_to.sparse)]` on the struct",
        )],
    );
}

#[test]
fn partial() {
    for condition in [
        "total > 3.0",
        "(text == \"a\" && total <= 3.0) || ship_to.city.is_in([\"Oslo\"])",
        "text.exists() && ship_to.zip == None",
    ] {
        on_struct(&format!("#[index(total, partial({condition}))]"), &[]);
    }
    let allowed = "MongoDB allows `==`, `<`, `<=`, `>`, `>=`, `.is_in([..])` and `.exists()` in it, joined with `&&` \
                   and `||`";
    let on = |condition: &str, expected: &[(&str, &str)]| {
        on_struct(&format!("#[index(total, partial({condition}))]"), expected);
    };
    on("totl > 3.0", &[("totl", "`Order` has no field `totl`; did you mean `total`?")]);
    on("unique > 3.0", &[("unique", "`Order` has no field `unique`")]);
    on("total != 3.0", &[("!=", &format!("an index cannot be about what is not equal; {allowed}"))]);
    on("!(total == 3.0)", &[("!(total == 3.0)", &format!("an index cannot be about what is not so; {allowed}"))]);
    on("total", &[("total", "compare the field with a value, as in `paid == true`")]);
    on("3.0 < total", &[("3.0", "expected the path of a field, as in `ship_to.city == \"Oslo\"`")]);
    on("total + 1.0", &[("+", &format!("this is no comparison; {allowed}"))]);
    on("total & text", &[("&", &format!("this is no comparison; {allowed}"))]);
    on("text.icontains(\"a\")", &[("icontains", &format!("this is no condition of an index; {allowed}"))]);
    on(
        "text.exists(false)",
        &[("false", "write `exists()`: an index can be about the documents that have the field, not about the others")],
    );
    on(
        "total != 3.0 && text",
        &[
            ("!=", &format!("an index cannot be about what is not equal; {allowed}")),
            ("text", "compare the field with a value, as in `paid == true`"),
        ],
    );
    on_struct(
        "#[index(total, partial(total > 3.0), partial(text == \"a\"))]",
        &[("partial", "`partial` is given twice; join the two conditions with `&&`")],
    );
    on_struct(
        "#[index(total, partial = \"total > 3\")]",
        &[("partial", "expected a condition in parentheses, as in `partial(paid == false)`")],
    );
    on_struct(
        "#[index(total, partial(total > 3.0, text == \"a\"))]",
        &[(",", "expected one condition; join several with `&&`")],
    );
}

#[test]
fn indexes_among_each_other() {
    document("#[index(total)] #[index(total, name = \"some\", partial(total > 3.0))]", "total: f64", &[]);
    document(
        "#[index(total)] #[index(total, partial(total > 3.0))]",
        "total: f64",
        &[(
            "index(total, partial(total > 3.0))",
            "another index on `total` has the name that MongoDB makes of these keys; give this one a `name = \"..\"`",
        )],
    );
    document(
        "#[index(total)]",
        "#[index(unique)] total: f64",
        &[("index(unique)", "there is an index on `total` already; remove one of them")],
    );
    document("#[index(total)] #[index(-total)]", "total: f64", &[]);
    document(
        "#[index(total, name = \"a\")]",
        "total: f64, #[index(name = \"a\")] number: i32",
        &[("\"a\"", "there is an index called `a` already; index names are unique in a collection")],
    );
    document("#[index(id)]", "", &[("index(id)", "MongoDB always has a unique index on `_id`; remove this one")]);
    let fields: Vec<String> = (0..33).map(|number| format!("f{number}")).collect();
    let index = format!("index({})", fields.join(", "));
    document(
        &format!("#[{index}]"),
        &format!("{}: i32", fields.join(": i32, ")),
        &[(index.as_str(), "an index has at most 32 keys, this one has 33")],
    );
}

#[test]
fn embedded_models_have_none() {
    embedded(
        "#[index(sku)]",
        "sku: String",
        &[(
            "index(sku)",
            "an index belongs to a collection; declare it on the `DocumentModel` that embeds this model, as \
         `#[index(path.to.field)]`",
        )],
    );
    embedded(
        "",
        "#[index] sku: String",
        &[(
            "index",
            "an index belongs to a collection; declare it on the `DocumentModel` that embeds this model, as \
         `#[index(path.to.sku)]`",
        )],
    );
}
