//! Types that cannot be stored, as far as their tokens leave no doubt.
//!
//! Whether a type can be stored is for the type system to say, through the trait `FieldType`. But the message of
//! a missing impl is the same for all types; here, those that users try get one that says what to use instead.
//! Whatever might be another type of the same name is left to the trait.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{PathSegment, Type};

use super::storage;
use crate::error::Errors;
use crate::model::{Field, Storage, option_of, standard_type, type_arguments};
use crate::source::source_of;

pub(super) fn check<'a>(fields: impl IntoIterator<Item = &'a Field>, errors: &mut Errors) {
    // What is not stored can have any type, and what another adapter stores is for that to say.
    let is_own = |field: &&Field| !field.is_skipped() && matches!(field.storage, Storage::Own) && storage::fits(field);
    for field in fields.into_iter().filter(is_own) {
        for problem in problems(&field.ty) {
            errors.at(problem.place, problem.message);
        }
    }
}

/// Whether a type passes, and has no lifetimes, which a model's parameters are reported for.
pub(super) fn is_storable(ty: &Type) -> bool {
    problems(ty).is_empty() && !source_of(ty).replace("'static", "").contains('\'')
}

/// The longest tuple that can be stored.
const MAX_PARTS: usize = 8;

struct Problem {
    place: TokenStream,
    message: String,
}

/// What is wrong with a type, or with the types inside of it.
fn problems(ty: &Type) -> Vec<Problem> {
    match ty {
        Type::Path(path) if path.qself.is_none() => match standard_type(&path.path) {
            Some(segment) => named(ty, segment),
            None => Vec::new(),
        },
        Type::Group(group) => problems(&group.elem),
        Type::Paren(paren) => problems(&paren.elem),
        Type::Tuple(tuple) if (2..=MAX_PARTS).contains(&tuple.elems.len()) => {
            tuple.elems.iter().flat_map(problems).collect()
        }
        other => Vec::from_iter(syntax(other).map(|message| problem(ty, message))),
    }
}

fn problem(place: impl ToTokens, message: impl Into<String>) -> Problem {
    Problem { place: place.into_token_stream(), message: message.into() }
}

/// Types that have a syntax of their own.
fn syntax(ty: &Type) -> Option<String> {
    let message = match ty {
        Type::Reference(reference) => {
            let owned = match &*reference.elem {
                Type::Path(path) if path.path.is_ident("str") => "String".to_owned(),
                Type::Slice(slice) => format!("Vec<{}>", source_of(&slice.elem)),
                other => source_of(other),
            };
            format!("a model owns its data; use `{owned}`")
        }
        Type::Slice(slice) => format!("a model owns its data; use `Vec<{}>`", source_of(&slice.elem)),
        Type::Tuple(tuple) => match tuple.elems.first() {
            None => "`()` has no value to store; leave the field out".into(),
            Some(part) if tuple.elems.len() == 1 => format!("a tuple of one is its part; use `{}`", source_of(part)),
            Some(_) => format!(
                "a tuple of more than {MAX_PARTS} parts cannot be stored; use a struct that derives `EmbeddedModel`, \
                 where the parts have names"
            ),
        },
        Type::Ptr(_) => "a pointer cannot be stored; use the type it points to".into(),
        Type::FnPtr(_) => "a function cannot be stored".into(),
        Type::TraitObject(_) | Type::ImplTrait(_) => {
            "a stored field has one type that is known when it is read; use a type instead of a trait".into()
        }
        Type::Never(_) => "a field of type `!` has no values to store".into(),
        _ => return None,
    };
    Some(message)
}

/// Types of the standard library, by name.
fn named(ty: &Type, segment: &PathSegment) -> Vec<Problem> {
    let name = segment.ident.to_string();
    if let Some(message) = primitive(&name).filter(|_| segment.arguments.is_none()) {
        return vec![problem(ty, message)];
    }
    match (name.as_str(), type_arguments(segment).as_slice()) {
        ("Rc", [inner]) if is_storable(inner) => {
            vec![problem(
                ty,
                format!(
                    "a model can be sent between threads, and an `Rc` cannot; use `Arc<{0}>` or `{0}`",
                    source_of(inner)
                ),
            )]
        }
        ("Option", [inner]) if option_of(inner).is_some() => {
            vec![problem(inner, nested_option(inner))]
        }
        ("Vec" | "VecDeque" | "HashSet" | "BTreeSet", [inner, ..]) if source_of(inner) == "u8" => {
            vec![problem(ty, "this would be stored as an array of numbers; `#[field(binary)]` stores bytes")]
        }
        ("Box" | "Arc", [inner]) if source_of(inner) == "str" => Vec::new(),
        ("Box" | "Rc" | "Arc" | "Option" | "Vec" | "VecDeque" | "HashSet" | "BTreeSet", [inner, ..]) => problems(inner),
        ("HashMap" | "BTreeMap", [key, value, ..]) => {
            let mut problems = problems(value);
            if is_no_string(key) {
                let value = source_of(value);
                problems.push(problem(
                    key,
                    format!("the keys of a BSON document are strings; use `{name}<String, {value}>`"),
                ));
            }
            problems
        }
        _ => Vec::new(),
    }
}

fn nested_option(inner: &Type) -> String {
    let value = option_of(inner).map_or_else(|| "T".into(), source_of);
    format!("an `Option` does not tell null from a missing value; use `docmodel::Presence<{value}>`, or one `Option`")
}

/// Primitive types without a BSON type of their own.
pub(super) fn primitive(name: &str) -> Option<String> {
    let message = match name {
        "u64" | "usize" | "isize" | "u128" | "i128" => {
            format!(
                "`{name}` has no BSON type that holds all its values; use `i64`, or `bson::Decimal128` for larger numbers"
            )
        }
        "str" => "a model owns its data; use `String`".into(),
        _ => return None,
    };
    Some(message)
}

/// A map key that is known not to be a string.
fn is_no_string(key: &Type) -> bool {
    let name = source_of(key);
    primitive(&name).is_some_and(|_| name != "str")
        || matches!(
            name.as_str(),
            "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "f32" | "f64" | "bool" | "()" | "ObjectId"
        )
}
