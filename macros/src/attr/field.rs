//! `#[field(..)]` on a field.

mod rules;
mod shape;

use darling::FromMeta;
use proc_macro2::TokenStream;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Expr, Ident, LitInt, LitStr, Path, parse_quote};

use self::shape::Shape;
use super::container::OfFields;
use super::list::{GivenKey, ListAttribute};
use super::serde::{self, SerdeField};
use super::value::{DefaultValue, Entry, Flag, Keyed, function, take};
use crate::error::Errors;
use crate::model::{Aliases, Default as FieldDefault, Field, Role, StoredName, segments_module};

const FIELD: ListAttribute = ListAttribute {
    name: "field",
    keys: &[
        "id",
        "version",
        "name",
        "alias",
        "migrated",
        "default",
        "skip",
        "skip_none",
        "flatten",
        "computed",
        "lenient",
        "binary",
        "truncate",
        "serde",
        "with",
        "min",
        "max",
        "min_length",
        "max_length",
        "min_items",
        "max_items",
        "pattern",
    ],
    repeatable: &["alias"],
    hints: &[
        ("rename", "did you mean `name`?"),
        ("regex", "did you mean `pattern`?"),
        ("matches", "did you mean `pattern`?"),
        ("index", "an index is declared with `#[index]`"),
        ("unique", "a unique index is declared with `#[index(unique)]`"),
        ("required", "every field is required unless its type is an `Option`"),
        ("skip_serializing_if", "`skip_none` leaves a `None` out of the document"),
        ("bytes", "did you mean `binary`?"),
    ],
};

/// The keys as darling reads them.
#[derive(Default, FromMeta)]
struct Receiver {
    id: Entry<()>,
    version: Entry<()>,
    name: Entry<LitStr>,
    #[darling(multiple)]
    alias: Vec<darling::Result<Keyed<LitStr>>>,
    migrated: Entry<()>,
    default: Entry<DefaultValue>,
    skip: Entry<Flag>,
    skip_none: Entry<Flag>,
    flatten: Entry<Flag>,
    computed: Entry<LitStr>,
    lenient: Entry<()>,
    binary: Entry<()>,
    truncate: Entry<()>,
    serde: Entry<()>,
    with: Entry<LitStr>,
    min: Entry<Expr>,
    max: Entry<Expr>,
    min_length: Entry<LitInt>,
    max_length: Entry<LitInt>,
    min_items: Entry<LitInt>,
    max_items: Entry<LitInt>,
    pattern: Entry<LitStr>,
}

/// What the fields are in, as far as it matters to a field.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// For fields that are no document's: what they are in, and the document that it is a part of.
    pub(super) part: Option<(&'a str, &'a str)>,
    /// The model; none for the fields of a variant.
    pub(super) model: Option<&'a Ident>,
    pub(super) of_fields: &'a OfFields,
    pub(super) self_type: &'a TokenStream,
}

/// Reads a field; none if it has no name, which the shape of the struct has been reported for.
pub(super) fn read(place: Place<'_>, source: &syn::Field, errors: &mut Errors) -> Option<Field> {
    let ident = source.ident.as_ref()?;
    let Place { of_fields, .. } = place;
    let (mut receiver, keys): (Receiver, _) = FIELD.read_with_keys(&source.attrs, errors);
    let mut from_serde = serde::read_field(&source.attrs, errors);

    let id = take(receiver.id.take(), errors).map(|id| id.key);
    let version = take(receiver.version.take(), errors).map(|version| version.key);
    if let Some((part, document)) = place.part {
        for (name, key) in [("id", id), ("version", version)] {
            if let Some(key) = key {
                errors.at_span(key, format!("{part} has no {name} of its own; the {name} is a field of {document}"));
            }
        }
    }
    let name = take(receiver.name.take(), errors).map(|name| name.value);
    let default = take(receiver.default.take(), errors);
    if place.model.is_none() {
        refuse_in_variant(&keys, errors);
    }
    let adapter = adapter(place.model, ident);
    let shape = Shape::read(&mut receiver, &mut from_serde, of_fields, &keys, &adapter, errors);
    let SerdeField { rename, default: serde_default, aliases, .. } = from_serde;
    let is_id = id.is_some();
    Some(Field {
        ident: ident.clone(),
        visibility: source.vis.clone(),
        ty: crate::model::spell_out_self(&source.ty, place.self_type),
        docs: super::docs(&source.attrs),
        stored: stored_name(ident, is_id, name, rename, of_fields, errors),
        aliases: read_aliases(&mut receiver, aliases, errors),
        role: shape.role,
        storage: shape.storage,
        skip_none: shape.skip_none,
        computed: shape.computed,
        id,
        // Documents from before there was a version have none.
        default: match version {
            Some(key) => Some(FieldDefault::OfType(key)),
            None => field_default(is_id, default, serde_default, of_fields, errors),
        },
        version,
        rules: rules::read(receiver, errors),
    })
}

/// Reads the one value of a tuple, which has rules, but no name of its own.
pub(super) fn read_value(what: &str, source: &syn::Field, self_type: &TokenStream, errors: &mut Errors) -> Field {
    const OF_FIELDS: &[&str] =
        &["id", "version", "name", "alias", "migrated", "default", "skip", "skip_none", "flatten", "computed", "with"];

    let (mut receiver, keys): (Receiver, Vec<GivenKey>) = FIELD.read_with_keys(&source.attrs, errors);
    let mut from_serde = serde::read_field(&source.attrs, errors);
    for GivenKey { name, span } in keys.iter().filter(|key| OF_FIELDS.contains(&key.name.as_str())) {
        errors.at_span(*span, format!("`{name}` is for fields, and the value of {what} is none; remove `{name}`"));
    }
    let ident = Ident::new("value", source.ty.span());
    let adapter = adapter(None, &ident);
    let shape = Shape::read(&mut receiver, &mut from_serde, &OfFields::default(), &keys, &adapter, errors);
    Field {
        visibility: source.vis.clone(),
        ty: crate::model::spell_out_self(&source.ty, self_type),
        docs: super::docs(&source.attrs),
        stored: StoredName { value: String::new(), span: ident.span() },
        aliases: Aliases::default(),
        role: Role::Stored,
        storage: shape.storage,
        skip_none: None,
        computed: None,
        ident,
        id: None,
        version: None,
        default: None,
        rules: rules::read(receiver, errors),
    }
}

/// Attributes for which a type is generated beside the model, or that look at the whole of it.
fn refuse_in_variant(keys: &[GivenKey], errors: &mut Errors) {
    for GivenKey { name, span } in keys.iter().filter(|key| matches!(key.name.as_str(), "with" | "computed")) {
        let message =
            format!("`{name}` is for the fields of a model; put the fields of the variant into an `EmbeddedModel`");
        errors.at_span(*span, message);
    }
}

/// The type that stands for the module of a `with`.
fn adapter(model: Option<&Ident>, field: &Ident) -> Path {
    match model {
        Some(model) => {
            let segments = segments_module(model);
            parse_quote!(#segments::#field)
        }
        None => field.clone().into(),
    }
}

fn stored_name(
    ident: &Ident,
    is_id: bool,
    given: Option<LitStr>,
    from_serde: Option<syn::Result<LitStr>>,
    of_fields: &OfFields,
    errors: &mut Errors,
) -> StoredName {
    if is_id {
        if let Some(name) = given.filter(|name| name.value() != "_id") {
            errors.at(name, "the id is always stored as `_id`; remove `name`");
        }
        return StoredName { value: "_id".into(), span: ident.span() };
    }
    if let Some(name) = given.or_else(|| errors.ok(from_serde?)).and_then(|name| checked(&name, errors)) {
        return name;
    }
    let name = ident.unraw().to_string();
    let renamed = of_fields.case.map_or(name.clone(), |case| case.apply(&name));
    // A name of nothing but `_` has no words left to rename.
    let value = if StoredName::check(&renamed).is_ok() { renamed } else { name };
    StoredName { value, span: ident.span() }
}

fn checked(name: &LitStr, errors: &mut Errors) -> Option<StoredName> {
    match StoredName::check(&name.value()) {
        Ok(()) => Some(StoredName { value: name.value(), span: name.span() }),
        Err(message) => {
            errors.at(name, message);
            None
        }
    }
}

/// The names that are given, or else serde's.
fn read_aliases(receiver: &mut Receiver, from_serde: Vec<LitStr>, errors: &mut Errors) -> Aliases {
    let given: Vec<_> = std::mem::take(&mut receiver.alias).into_iter().filter_map(|name| errors.ok(name)).collect();
    let names = if given.is_empty() { from_serde } else { given.into_iter().map(|name| name.value).collect() };
    let migrated = take(receiver.migrated.take(), errors);
    if let (Some(Keyed { key, .. }), true) = (&migrated, names.is_empty()) {
        errors.at_span(*key, "`migrated` says that no document has the old name any more; add `alias = \"old_name\"`");
    }
    let names = names.iter().filter_map(|name| checked(name, errors)).collect();
    Aliases { names, migrated: migrated.is_some() }
}

fn field_default(
    is_id: bool,
    given: Option<Keyed<DefaultValue>>,
    from_serde: Option<Keyed<DefaultValue>>,
    of_fields: &OfFields,
    errors: &mut Errors,
) -> Option<FieldDefault> {
    if is_id {
        // What serde does about a missing id is about JSON: every stored document has its `_id`.
        if let Some(default) = given {
            errors.at_span(default.key, "the id has no default: every stored document has its `_id`; remove `default`");
        }
        return None;
    }
    match given.or(from_serde) {
        Some(Keyed { key, value }) => match value {
            DefaultValue::Word => Some(FieldDefault::OfType(key)),
            DefaultValue::Path(path) => errors.ok(function(&path)).map(FieldDefault::Call),
        },
        None => of_fields.default.clone(),
    }
}
