//! Types that are certain not to be storable.

use super::embedded;

fn field(ty: &str, expected: &[(&str, &str)]) {
    embedded("", &format!("a: {ty}"), expected);
}

#[test]
fn numbers() {
    for name in ["u64", "usize", "isize", "u128", "i128"] {
        let message = format!(
            "`{name}` has no BSON type that holds all its values; use `i64`, or `bson::Decimal128` for larger numbers"
        );
        field(name, &[(name, &message)]);
    }
}

#[test]
fn syntax() {
    for (ty, message) in [
        ("&'static str", "a model owns its data; use `String`"),
        ("&'static [i32]", "a model owns its data; use `Vec<i32>`"),
        ("&'static Item", "a model owns its data; use `Item`"),
        ("()", "`()` has no value to store; leave the field out"),
        ("(i32,)", "a tuple of one is its part; use `i32`"),
        (
            "(i8, i8, i8, i8, i8, i8, i8, i8, i8)",
            "a tuple of more than 8 parts cannot be stored; use a struct that derives `EmbeddedModel`, where the parts \
             have names",
        ),
        ("*const i32", "a pointer cannot be stored; use the type it points to"),
        ("fn(i32) -> i32", "a function cannot be stored"),
        ("!", "a field of type `!` has no values to store"),
    ] {
        field(ty, &[(ty, message)]);
    }
}

#[test]
fn containers() {
    for (ty, place, message) in [
        ("Rc<Item>", "Rc<Item>", "a model can be sent between threads, and an `Rc` cannot; use `Arc<Item>` or `Item`"),
        (
            "Option<Option<i32>>",
            "Option<i32>",
            "an `Option` does not tell null from a missing value; use `docmodel::Presence<i32>`, or one `Option`",
        ),
        (
            "Option<std::option::Option<i32>>",
            "std::option::Option<i32>",
            "an `Option` does not tell null from a missing value; use `docmodel::Presence<i32>`, or one `Option`",
        ),
        ("Vec<u8>", "Vec<u8>", "this would be stored as an array of numbers; `#[field(binary)]` stores bytes"),
        ("Vec<(i32, &'static str)>", "&'static str", "a model owns its data; use `String`"),
        ("Vec<Option<&'static str>>", "&'static str", "a model owns its data; use `String`"),
        ("HashMap<u64, Item>", "u64", "the keys of a BSON document are strings; use `HashMap<String, Item>`"),
        ("BTreeMap<ObjectId, i32>", "ObjectId", "the keys of a BSON document are strings; use `BTreeMap<String, i32>`"),
        ("HashMap<String, Box<[i32]>>", "[i32]", "a model owns its data; use `Vec<i32>`"),
        (
            "Option<Box<dyn Error>>",
            "dyn Error",
            "a stored field has one type that is known when it is read; use a type instead of a trait",
        ),
    ] {
        field(ty, &[(place, message)]);
    }
}

#[test]
fn types_that_may_be_anything_are_left_to_the_trait() {
    for ty in [
        "geometry::Arc<i32>",
        "Arc",
        "my::u64",
        "<T as Trait>::Type",
        "HashMap<Key, i32>",
        "u64<i32>",
        "Self",
        "(i32, Vec<(Item, bool)>)",
    ] {
        field(ty, &[]);
    }
}
