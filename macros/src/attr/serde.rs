//! `#[serde(..)]` on a model: what it says about the stored shape is followed, or refused.
//!
//! A model may derive serde for its JSON shape. `rename`, `rename_all` and `default` mean the same to
//! docmodel, so they need not be repeated. Whatever else changes the shape is an error: to ignore it would store
//! something else than the struct says.

use darling::FromMeta;
use darling::ast::NestedMeta;
use quote::ToTokens;
use syn::{Attribute, LitStr, Meta, MetaList};

use super::value::{DefaultValue, Keyed, function};
use crate::error::Errors;
use crate::model::Default as FieldDefault;

/// Keys that change the stored shape, and what to do instead.
const REFUSED: [(&[&str], &str); 12] = [
    (&["flatten"], "an embedded model is a document of its own; declare its fields in this struct instead"),
    (&["skip", "skip_serializing"], "every field of a model is stored; keep the field outside of the model"),
    (&["skip_deserializing"], "every stored field is read; `#[field(default)]` fills in a missing one"),
    (&["skip_serializing_if"], "every field is stored, `None` as null; `#[field(default)]` fills in a missing one"),
    (
        &["with", "serialize_with", "deserialize_with"],
        "the type of a field decides how it is stored; use a type that is stored as you need it",
    ),
    (&["alias"], "a field has one stored name, which `#[field(name = \"..\")]` sets"),
    (&["tag", "content", "untagged"], "a model is stored as its fields only; declare the tag as a field"),
    (&["transparent"], "a model is always stored as a document with its fields"),
    (&["from", "try_from", "into"], "a model is stored field by field; derive the model for the type that is stored"),
    (&["remote"], "derive the model for the type itself"),
    (&["getter"], "a model is stored field by field; derive the model for the type itself"),
    (&["deny_unknown_fields"], "keys of a stored document that the model does not have are skipped"),
];

#[derive(Default)]
pub(super) struct SerdeContainer {
    pub(super) rename_all: Option<syn::Result<LitStr>>,
    pub(super) default: Option<FieldDefault>,
}

#[derive(Default)]
pub(super) struct SerdeField {
    pub(super) rename: Option<syn::Result<LitStr>>,
    pub(super) default: Option<Keyed<DefaultValue>>,
}

pub(super) fn read_container(attributes: &[Attribute], errors: &mut Errors) -> SerdeContainer {
    let mut container = SerdeContainer::default();
    for item in items(attributes) {
        match key(&item).as_str() {
            "rename_all" => container.rename_all = name(&item, "document(rename_all = \"..\")"),
            "default" => {
                container.default = default(&item).map(|default| match default.value {
                    DefaultValue::Word => FieldDefault::OfStruct(None),
                    DefaultValue::Path(path) => FieldDefault::OfStruct(errors.ok(function(&path))),
                });
            }
            key => refuse(key, &item, errors),
        }
    }
    container
}

pub(super) fn read_field(attributes: &[Attribute], errors: &mut Errors) -> SerdeField {
    let mut field = SerdeField::default();
    for item in items(attributes) {
        match key(&item).as_str() {
            "rename" => field.rename = name(&item, "field(name = \"..\")"),
            "default" => field.default = default(&item),
            key => refuse(key, &item, errors),
        }
    }
    field
}

/// The items of all serde attributes; what does not parse is serde's to report.
fn items(attributes: &[Attribute]) -> Vec<Meta> {
    super::attributes(attributes, "serde")
        .filter_map(|attribute| attribute.meta.require_list().ok())
        .flat_map(nested)
        .collect()
}

fn nested(list: &MetaList) -> Vec<Meta> {
    NestedMeta::parse_meta_list(list.tokens.clone())
        .unwrap_or_default()
        .into_iter()
        .filter_map(|item| match item {
            NestedMeta::Meta(meta) => Some(meta),
            NestedMeta::Lit(_) | NestedMeta::NameValueInvalidExpr(_) => None,
        })
        .collect()
}

fn key(item: &Meta) -> String {
    item.path().to_token_stream().to_string()
}

fn text(item: &Meta) -> Option<LitStr> {
    match item {
        Meta::NameValue(item) => super::text(&item.value),
        Meta::Path(_) | Meta::List(_) => None,
    }
}

/// A value that serde does not take is serde's to report.
fn default(item: &Meta) -> Option<Keyed<DefaultValue>> {
    Keyed::from_meta(item).ok()
}

/// One name for reading and writing. serde allows two, but a stored field has one: an error, unless
/// docmodel's own attribute is there to say which.
fn name(item: &Meta, own_attribute: &str) -> Option<syn::Result<LitStr>> {
    let Meta::List(list) = item else {
        return text(item).map(Ok);
    };
    let names = nested(list);
    let name_in = |direction| {
        let name = names.iter().find(|item| item.path().is_ident(direction));
        name.and_then(text)
    };
    Some(match (name_in("serialize"), name_in("deserialize")) {
        (Some(written), Some(read)) if written.value() == read.value() => Ok(written),
        _ => {
            let key = key(item);
            let message = format!(
                "`serde({key})` gives different names for writing and reading, but a stored field has one; \
                 say which with `#[{own_attribute}]`"
            );
            Err(syn::Error::new_spanned(item.path(), message))
        }
    })
}

fn refuse(key: &str, item: &Meta, errors: &mut Errors) {
    let refused = REFUSED.iter().find(|(keys, _)| keys.contains(&key));
    if let Some((_, fix)) = refused {
        errors.at(
            item.path(),
            format!("`serde({key})` changes the stored shape in a way that docmodel does not follow: {fix}"),
        );
    }
}
