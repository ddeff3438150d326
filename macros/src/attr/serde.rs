//! `#[serde(..)]` on a model: what it says about the stored shape is followed, or refused.
//!
//! A model may derive serde for its JSON shape. `rename`, `rename_all` and `default` mean the same to
//! docmodel, so they need not be repeated. Whatever else changes the shape is an error: to ignore it would store
//! something else than the struct says.

use darling::FromMeta;
use darling::ast::NestedMeta;
use proc_macro2::Span;
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Attribute, LitStr, Meta, MetaList, Type};

use super::value::{DefaultValue, Keyed, function};
use crate::error::Errors;
use crate::model::Default as FieldDefault;
use crate::source::source_of;

/// Keys that change the stored shape, and what to do instead.
const REFUSED: [(&[&str], &str); 9] = [
    (
        &["skip_serializing"],
        "what is stored is read again; `#[field(skip)]` is for neither, `#[field(skip = false)]` for both",
    ),
    (
        &["skip_deserializing"],
        "what is stored is read again; `#[field(skip)]` is for neither, `#[field(skip = false)]` for both",
    ),
    (
        &["skip_serializing_if"],
        "only `None` can be left out, with `Option::is_none` here or with `#[field(skip_none)]`; \
         `#[field(skip_none = false)]` stores every value",
    ),
    (
        WITH,
        "say with `#[field(with = \"..\")]` how the value is stored, or with `#[field(serde)]` that it is stored as its \
         type's own serde impls do",
    ),
    (&["tag", "content", "untagged"], "a model is stored as its fields only; declare the tag as a field"),
    (&["transparent"], "a model is always stored as a document with its fields"),
    (&["from", "try_from", "into"], "a model is stored field by field; derive the model for the type that is stored"),
    (&["remote"], "derive the model for the type itself"),
    (&["getter"], "a model is stored field by field; derive the model for the type itself"),
];

/// Keys that change how a value is stored, which an attribute of docmodel's own may decide.
const WITH: &[&str] = &["with", "serialize_with", "deserialize_with"];

/// The same for variants.
const REFUSED_ON_VARIANTS: [(&[&str], &str); 4] = [
    (&["other"], "`#[field_type(other)]` marks a variant that holds what was read, such as `Other(String)`"),
    (&["skip", "skip_serializing", "skip_deserializing"], "every variant of a field type is stored"),
    (&["alias"], "a variant has one stored name, which `#[field_type(name = \"..\")]` sets"),
    (&["untagged"], "all variants of an enum are stored in one form, which `#[field_type(..)]` on the enum chooses"),
];

#[derive(Default)]
pub(super) struct SerdeContainer {
    pub(super) rename_all: Option<syn::Result<LitStr>>,
    pub(super) default: Option<FieldDefault>,
    pub(super) deny_unknown: Option<Span>,
}

#[derive(Default)]
pub(super) struct SerdeField {
    pub(super) rename: Option<syn::Result<LitStr>>,
    pub(super) default: Option<Keyed<DefaultValue>>,
    pub(super) aliases: Vec<LitStr>,
    pub(super) skip: Option<Span>,
    pub(super) flatten: Option<Span>,
    pub(super) skip_none: Option<Span>,
    /// Refused, unless an attribute of docmodel's own says how the value is stored.
    pub(super) with: Option<syn::Error>,
    /// Refused, unless an attribute of docmodel's own says whether the field is stored.
    pub(super) one_way: Option<syn::Error>,
    /// Refused, unless an attribute of docmodel's own says whether `None` is stored.
    pub(super) skip_if: Option<syn::Error>,
}

/// What serde says about the form of an enum.
pub(super) enum SerdeForm {
    Tagged { tag: LitStr, content: Option<LitStr> },
    Untagged,
}

#[derive(Default)]
pub(super) struct SerdeEnum {
    pub(super) rename_all: Option<syn::Result<LitStr>>,
    pub(super) rename_all_fields: Option<syn::Result<LitStr>>,
    pub(super) form: Option<SerdeForm>,
}

#[derive(Default)]
pub(super) struct SerdeVariant {
    pub(super) rename: Option<syn::Result<LitStr>>,
    pub(super) rename_all: Option<syn::Result<LitStr>>,
}

pub(super) fn read_enum(attributes: &[Attribute], errors: &mut Errors) -> SerdeEnum {
    let mut read = SerdeEnum::default();
    let (mut tag, mut content, mut is_untagged) = (None, None, false);
    for item in items(attributes) {
        match key(&item).as_str() {
            "rename_all" => read.rename_all = name(&item, "field_type(rename_all = \"..\")"),
            "rename_all_fields" => read.rename_all_fields = name(&item, "field_type(rename_all_fields = \"..\")"),
            "tag" => tag = text(&item),
            "content" => content = text(&item),
            "untagged" => is_untagged = true,
            key => refuse(key, &item, errors),
        }
    }
    read.form = match tag {
        Some(tag) => Some(SerdeForm::Tagged { tag, content }),
        None => is_untagged.then_some(SerdeForm::Untagged),
    };
    read
}

pub(super) fn read_variant(attributes: &[Attribute], errors: &mut Errors) -> SerdeVariant {
    let mut read = SerdeVariant::default();
    for item in items(attributes) {
        match key(&item).as_str() {
            "rename" => read.rename = name(&item, "field_type(name = \"..\")"),
            "rename_all" => read.rename_all = name(&item, "field(name = \"..\")"),
            key => match REFUSED_ON_VARIANTS.iter().find(|(keys, _)| keys.contains(&key)) {
                Some((_, fix)) => refuse_with(key, &item, fix, errors),
                None => refuse(key, &item, errors),
            },
        }
    }
    read
}

/// serde stores a newtype as the value in it, as docmodel does, unless it goes through another type.
pub(super) fn read_newtype(attributes: &[Attribute], value: &Type, errors: &mut Errors) {
    for item in items(attributes) {
        match key(&item).as_str() {
            "transparent" | "rename_all" => {}
            // With the value's own type, this is how serde checks the value.
            "from" | "try_from" | "into" if text(&item).is_some_and(|ty| is_type(&ty, value)) => {}
            key => refuse(key, &item, errors),
        }
    }
}

fn is_type(name: &LitStr, ty: &Type) -> bool {
    name.parse::<Type>().is_ok_and(|named| source_of(named) == source_of(ty))
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
            "deny_unknown_fields" => container.deny_unknown = Some(item.path().span()),
            key => refuse(key, &item, errors),
        }
    }
    container
}

/// The path of the function, however much of it is written.
fn is_option_is_none(item: &Meta) -> bool {
    text(item).is_some_and(|path| {
        let path = path.value().replace(' ', "");
        path == "Option::is_none" || path.ends_with("::Option::is_none")
    })
}

pub(super) fn read_field(attributes: &[Attribute], errors: &mut Errors) -> SerdeField {
    let mut field = SerdeField::default();
    for item in items(attributes) {
        match key(&item).as_str() {
            "rename" => field.rename = name(&item, "field(name = \"..\")"),
            "default" => field.default = default(&item),
            "alias" => field.aliases.extend(text(&item)),
            "skip" => field.skip = Some(item.path().span()),
            "flatten" => field.flatten = Some(item.path().span()),
            "skip_serializing_if" if is_option_is_none(&item) => field.skip_none = Some(item.path().span()),
            "skip_serializing_if" => field.skip_if = refusal("skip_serializing_if", &item),
            key @ ("skip_serializing" | "skip_deserializing") => field.one_way = refusal(key, &item),
            key if WITH.contains(&key) => field.with = refusal(key, &item),
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
    if let Some(refusal) = refusal(key, item) {
        errors.push(refusal);
    }
}

fn refusal(key: &str, item: &Meta) -> Option<syn::Error> {
    let (_, fix) = REFUSED.iter().find(|(keys, _)| keys.contains(&key))?;
    Some(refusal_with(key, item, fix))
}

fn refuse_with(key: &str, item: &Meta, fix: &str, errors: &mut Errors) {
    errors.push(refusal_with(key, item, fix));
}

fn refusal_with(key: &str, item: &Meta, fix: &str) -> syn::Error {
    syn::Error::new_spanned(
        item.path(),
        format!("`serde({key})` changes the stored shape in a way that docmodel does not follow: {fix}"),
    )
}
