//! Attributes that do not fit the type of their field, as far as its tokens leave no doubt.
//!
//! As with the types that cannot be stored, the traits have the last word, with one message for all types.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{PathSegment, Type};

use super::types;
use crate::error::Errors;
use crate::model::{Adapter, Default, Field, Role, SkipNone, Storage, option_of, standard_type, type_arguments};
use crate::source::source_of;

pub(super) fn check<'a>(fields: impl IntoIterator<Item = &'a Field>, errors: &mut Errors) {
    for (key, message) in fields.into_iter().flat_map(problems) {
        errors.at_span(key, message);
    }
}

/// Whether the attributes of a field pass.
pub(super) fn fits(field: &Field) -> bool {
    problems(field).is_empty()
}

/// The attribute keys that do not fit, and why.
fn problems(field: &Field) -> Vec<(Span, String)> {
    let shape = match (field.role, &field.storage) {
        (Role::Flattened(key), _) => of_flattened(&field.ty).map(|message| (key, message)),
        (Role::Stored, Storage::Adapter(adapter, key)) => {
            of_adapted(*adapter, &field.ty).map(|message| (*key, message))
        }
        _ => None,
    };
    let skip_none = match field.skip_none {
        Some(SkipNone::Field(key)) => of_never_none(&field.ty).map(|message| (key, message)),
        Some(SkipNone::Model) | None => None,
    };
    shape.into_iter().chain(skip_none).chain(of_none_with_default(field)).collect()
}

fn of_flattened(ty: &Type) -> Option<String> {
    let segment = standard(ty)?;
    let name = segment.ident.to_string();
    match (name.as_str(), type_arguments(segment).as_slice()) {
        ("Option", [inner]) => of_flattened(inner).or_else(|| {
            Some(format!(
                "what is flattened has no document of its own that could be missing; remove `flatten`, or flatten a `{}` \
                 whose fields are `Option`s",
                source_of(inner)
            ))
        }),
        ("Vec" | "VecDeque" | "HashSet" | "BTreeSet", _) => Some(no_fields(&name)),
        _ => scalar(ty).map(|name| no_fields(&name)),
    }
}

fn no_fields(name: &str) -> String {
    format!(
        "`{name}` has no fields that could stand in the document around it, as an `EmbeddedModel` or a map has; remove \
         `flatten`"
    )
}

fn of_adapted(adapter: Adapter, ty: &Type) -> Option<String> {
    let name = scalar(innermost(ty))?;
    match (adapter, name.as_str()) {
        (Adapter::Lenient, "bool" | "char") => Some(format!(
            "`lenient` reads numbers and text that are stored as another type, and `{name}` is neither; remove `lenient`"
        )),
        (Adapter::Lenient, _) => types::primitive(&name),
        (Adapter::Binary, "u8") | (Adapter::Serde, _) => None,
        (Adapter::Binary, _) => {
            Some(format!("`binary` stores bytes, such as a `Vec<u8>`, and `{name}` is none; remove `binary`"))
        }
        (Adapter::Truncate, _) => {
            Some(format!("`truncate` cuts a time or duration to milliseconds, and `{name}` is none; remove `truncate`"))
        }
    }
}

fn of_never_none(ty: &Type) -> Option<String> {
    let is_container = standard(ty).is_some_and(|segment| {
        let containers = ["Vec", "VecDeque", "HashSet", "BTreeSet", "HashMap", "BTreeMap"];
        containers.iter().any(|name| segment.ident == name)
    });
    (is_container || scalar(ty).is_some())
        .then(|| format!("`{0}` is never `None`; remove `skip_none`, or make the type `Option<{0}>`", source_of(ty)))
}

/// A `None` that is not written is read as the default, which has to be `None` too.
fn of_none_with_default(field: &Field) -> Option<(Span, String)> {
    let Some(Default::Call(function)) = field.default.as_ref().filter(|_| field.is_stored()) else {
        return None;
    };
    let (key, fix) = match field.skip_none? {
        SkipNone::Field(key) => (key, "remove one of them"),
        SkipNone::Model => (function.span(), "say `skip_none = false`, or remove the default"),
    };
    option_of(&field.ty)?;
    let message =
        format!("a `None` that `skip_none` leaves out would be read as what `{}` returns; {fix}", source_of(function));
    Some((key, message))
}

/// What an adapter goes down to.
fn innermost(ty: &Type) -> &Type {
    let Some(segment) = standard(ty) else {
        return ty;
    };
    let name = segment.ident.to_string();
    match (name.as_str(), type_arguments(segment).as_slice()) {
        ("Option" | "Box" | "Arc" | "Vec" | "VecDeque", [inner]) | ("HashMap" | "BTreeMap", [_, inner, ..]) => {
            innermost(inner)
        }
        _ => ty,
    }
}

/// The name of a type of a single value.
fn scalar(ty: &Type) -> Option<String> {
    const SCALARS: [&str; 17] = [
        "bool", "char", "String", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128",
        "usize", "f32", "f64",
    ];

    let segment = standard(ty).filter(|segment| segment.arguments.is_none())?;
    SCALARS.into_iter().find(|name| segment.ident == name).map(str::to_owned)
}

fn standard(ty: &Type) -> Option<&PathSegment> {
    match ty {
        Type::Path(path) if path.qself.is_none() => standard_type(&path.path),
        Type::Group(group) => standard(&group.elem),
        Type::Paren(paren) => standard(&paren.elem),
        _ => None,
    }
}
