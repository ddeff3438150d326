//! Variants that are told apart by their BSON types alone.

use syn::Type;

use super::refuse_name;
use crate::error::Errors;
use crate::model::{Content, Enum};
use crate::source::source_of;

pub(super) fn check(stored: &Enum, errors: &mut Errors) {
    let mut seen: Vec<(&'static str, String)> = Vec::new();
    for variant in &stored.variants {
        refuse_name(variant, "an untagged variant is stored without its name; remove `name`", errors);
        let value = match &variant.content {
            Content::Value(value) => value,
            Content::Nothing => {
                errors.at(&variant.ident, "an untagged variant is its value, and this one has none; add one, or a tag");
                continue;
            }
            Content::Fields(_) => {
                errors.at(
                    &variant.ident,
                    "an untagged variant is one value; move the fields into a struct that derives `EmbeddedModel`",
                );
                continue;
            }
        };
        let Some(bson_type) = bson_type(&value.ty) else {
            continue;
        };
        if let Some((_, first)) = seen.iter().find(|(taken, _)| *taken == bson_type) {
            errors.at(
                &value.ty,
                format!("`{first}` is stored as {bson_type} too, so that this variant is never read; add a tag"),
            );
        } else {
            seen.push((bson_type, variant.ident.to_string()));
        }
    }
}

/// The BSON type that a type is certain to have: other types of these names are rare, and not worth the silence.
fn bson_type(ty: &Type) -> Option<&'static str> {
    let name = source_of(ty);
    let name = name.rsplit("::").next().filter(|_| !name.contains('<')).unwrap_or(&name);
    Some(match name {
        "String" | "char" => "string",
        "i8" | "i16" | "i32" | "u8" | "u16" => "int32",
        "i64" | "u32" => "int64",
        "f32" | "f64" => "double",
        "bool" => "bool",
        "ObjectId" => "ObjectId",
        "DateTime" => "date",
        "Decimal128" => "Decimal128",
        _ if name.starts_with("Vec<") => "array",
        _ if name.starts_with("HashMap<") || name.starts_with("BTreeMap<") => "document",
        _ => return None,
    })
}
