//! The names that the server sees: of fields and of collections.

use heck::ToSnakeCase;
use proc_macro2::Span;

use super::plural::pluralize;

/// The key of a field in a stored document.
#[derive(Debug, Clone)]
pub(crate) struct StoredName {
    pub(crate) value: String,
    /// The attribute value that sets the name, or else the field.
    pub(crate) span: Span,
}

impl StoredName {
    /// Says what is wrong with a name that the server would take for a path or an operator, or refuse.
    pub(crate) fn check(value: &str) -> Result<(), String> {
        if value.is_empty() {
            Err("a stored name cannot be empty".into())
        } else if value.starts_with('$') {
            Err(format!("the stored name `{value}` starts with `$`, which marks an operator; drop the `$`"))
        } else if value.contains('.') {
            Err(format!(
                "the stored name `{value}` has a `.`, which separates the names of a path; to nest documents, \
                 use a field with an `EmbeddedModel`"
            ))
        } else if value.chars().any(char::is_control) {
            Err("a stored name cannot have control characters".into())
        } else {
            Ok(())
        }
    }
}

/// How `rename_all` writes the names of fields; what serde calls a rename rule, with the same results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

impl Case {
    const ALL: [(&'static str, Self); 8] = [
        ("lowercase", Self::Lower),
        ("UPPERCASE", Self::Upper),
        ("PascalCase", Self::Pascal),
        ("camelCase", Self::Camel),
        ("snake_case", Self::Snake),
        ("SCREAMING_SNAKE_CASE", Self::ScreamingSnake),
        ("kebab-case", Self::Kebab),
        ("SCREAMING-KEBAB-CASE", Self::ScreamingKebab),
    ];

    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        Self::ALL.into_iter().map(|(name, _)| name)
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find_map(|(known, case)| (known == name).then_some(case))
    }

    /// Renames a field. Rust fields are `snake_case`, so its underscores are the only word boundaries.
    pub(crate) fn apply(self, field: &str) -> String {
        match self {
            Self::Lower | Self::Snake => field.to_owned(),
            Self::Upper | Self::ScreamingSnake => field.to_ascii_uppercase(),
            Self::Pascal => capitalize_words(field),
            Self::Camel => {
                let pascal = capitalize_words(field);
                let mut letters = pascal.chars();
                letters
                    .next()
                    .map_or_else(String::new, |first| first.to_ascii_lowercase().to_string() + letters.as_str())
            }
            Self::Kebab => field.replace('_', "-"),
            Self::ScreamingKebab => field.to_ascii_uppercase().replace('_', "-"),
        }
    }
}

impl Case {
    /// Renames a variant. Rust variants are `PascalCase`: a capital starts a word.
    pub(crate) fn apply_to_variant(self, variant: &str) -> String {
        let mut snake = String::new();
        for letter in variant.chars() {
            if letter.is_uppercase() && !snake.is_empty() {
                snake.push('_');
            }
            snake.push(letter.to_ascii_lowercase());
        }
        match self {
            Self::Pascal => variant.to_owned(),
            Self::Lower => variant.to_ascii_lowercase(),
            Self::Upper => variant.to_ascii_uppercase(),
            Self::Camel => {
                let mut letters = variant.chars();
                letters
                    .next()
                    .map_or_else(String::new, |first| first.to_ascii_lowercase().to_string() + letters.as_str())
            }
            other => other.apply(&snake),
        }
    }
}

fn capitalize_words(field: &str) -> String {
    let mut capitals = String::new();
    let mut capitalize = true;
    for letter in field.chars() {
        if letter == '_' {
            capitalize = true;
        } else if capitalize {
            capitals.push(letter.to_ascii_uppercase());
            capitalize = false;
        } else {
            capitals.push(letter);
        }
    }
    capitals
}

/// The collection of a model that names none: the struct's name in `snake_case`, its last word in the plural.
pub(crate) fn default_collection(model: &str) -> String {
    let name = model.to_snake_case();
    match name.rsplit_once('_') {
        Some((words, last)) => format!("{words}_{}", pluralize(last)),
        None => pluralize(&name),
    }
}

/// A namespace, `database.collection`, has at most 235 bytes in a sharded cluster, a database name 63.
const MAX_COLLECTION_BYTES: usize = 235 - 63 - 1;

/// Says what is wrong with a collection name that the server would refuse.
pub(crate) fn check_collection(name: &str) -> Result<(), String> {
    if name.is_empty() {
        Err("a collection name cannot be empty".into())
    } else if name.contains('$') {
        Err(format!("the collection name `{name}` has a `$`, which MongoDB does not allow"))
    } else if name.contains('\0') {
        Err("a collection name cannot have a NUL character".into())
    } else if name.starts_with("system.") {
        Err(format!("the collection name `{name}` starts with `system.`, which MongoDB keeps for itself"))
    } else if name.starts_with('.') || name.ends_with('.') || name.contains("..") {
        Err(format!("the collection name `{name}` has an empty part; names are separated by single dots"))
    } else if name.len() > MAX_COLLECTION_BYTES {
        Err(format!(
            "the collection name has {} bytes; at most {MAX_COLLECTION_BYTES} fit with every database name",
            name.len()
        ))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_are_those_of_serde() {
        let renamed =
            |field: &str| Case::names().map(|name| Case::from_name(name).unwrap().apply(field)).collect::<Vec<_>>();
        assert_eq!(
            renamed("ship_to"),
            ["ship_to", "SHIP_TO", "ShipTo", "shipTo", "ship_to", "SHIP_TO", "ship-to", "SHIP-TO"]
        );
        assert_eq!(renamed("_z42"), ["_z42", "_Z42", "Z42", "z42", "_z42", "_Z42", "-z42", "-Z42"]);
        assert_eq!(Case::Camel.apply("_"), "");
        assert_eq!(Case::from_name("CamelCase"), None);
    }

    #[test]
    fn cases_of_variants_are_those_of_serde() {
        let renamed = |variant: &str| {
            Case::names().map(|name| Case::from_name(name).unwrap().apply_to_variant(variant)).collect::<Vec<_>>()
        };
        assert_eq!(
            renamed("VeryTasty"),
            [
                "verytasty",
                "VERYTASTY",
                "VeryTasty",
                "veryTasty",
                "very_tasty",
                "VERY_TASTY",
                "very-tasty",
                "VERY-TASTY"
            ]
        );
        assert_eq!(renamed("Z42"), ["z42", "Z42", "Z42", "z42", "z42", "Z42", "z42", "Z42"]);
        assert_eq!(Case::Snake.apply_to_variant("HTTP"), "h_t_t_p");
    }

    #[test]
    fn a_collection_is_the_plural_of_its_model() {
        for (model, collection) in [
            ("Order", "orders"),
            ("OrderCategory", "order_categories"),
            ("HTTPLog", "http_logs"),
            ("SalesPerson", "sales_people"),
            ("Data", "data"),
            ("V2", "v2s"),
        ] {
            assert_eq!(default_collection(model), collection);
        }
    }

    #[test]
    fn collection_names_that_the_server_refuses() {
        for (name, part) in [
            ("", "cannot be empty"),
            ("a$b", "has a `$`"),
            ("a\0", "NUL"),
            ("system.users", "`system.`"),
            (".a", "empty part"),
            ("a..b", "empty part"),
            (&"x".repeat(172), "172 bytes; at most 171"),
        ] {
            let message = check_collection(name).unwrap_err();
            assert!(message.contains(part), "{message}");
        }
        assert_eq!(check_collection("shop.orders"), Ok(()));
        assert_eq!(check_collection(&"x".repeat(171)), Ok(()));
    }

    #[test]
    fn stored_names_that_are_no_plain_keys() {
        for (name, part) in
            [("", "empty"), ("$set", "starts with `$`"), ("a.b", "has a `.`"), ("a\0b", "control"), ("a\nb", "control")]
        {
            let message = StoredName::check(name).unwrap_err();
            assert!(message.contains(part), "{message}");
        }
        assert_eq!(StoredName::check("größe in cm"), Ok(()));
    }
}
