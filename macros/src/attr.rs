//! Attribute syntax: reads `#[document]`, `#[field]`, `#[index]` and what matters of `#[serde]` into a
//! [`Model`]. Mistakes within one attribute are found here, those between attributes in [`crate::check`].
//!
//! Reading never fails: a mistake is added to the errors and the rest of the struct is read as if the
//! mistaken part were not there.

mod container;
mod field;
mod index;
mod list;
mod projection;
mod serde;
mod value;
mod value_type;

pub(crate) use self::projection::read as read_projection;
pub(crate) use self::value_type::read as read_value_type;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Attribute, Data, DataStruct, DeriveInput, Expr, ExprLit, Fields, Lit, LitStr, Meta, Token};

use crate::error::Errors;
use crate::model::{Document, Generics, Kind, Model, Role};

/// Reads the struct and all of its attributes.
pub(crate) fn read(kind: Kind, input: &DeriveInput, errors: &mut Errors) -> Model {
    let container = container::read(kind, input, errors);
    let generics = Generics::new(&input.generics);
    for lifetime in &generics.lifetimes {
        errors.at(lifetime, "a model owns its data and has no lifetime parameters; use `String` instead of `&str`");
    }

    refuse_misplaced(&input.attrs, "field", "`#[field]` belongs on a field; did you mean `#[document]`?", errors);

    let mut indexes = Vec::new();
    for attribute in attributes(&input.attrs, "index") {
        indexes.extend(index::read_on_struct(kind, attribute, errors));
    }

    let self_type = generics.apply(&input.ident);
    let part = (kind == Kind::Embedded).then_some(("an embedded model", "the `DocumentModel` that embeds it"));
    let place = field::Place { part, model: Some(&input.ident), of_fields: &container.fields, self_type: &self_type };
    let mut fields = Vec::new();
    let named_fields = named_fields(kind, input, errors);
    for source in named_fields.into_iter().flatten() {
        refuse_misplaced(
            &source.attrs,
            "document",
            "`#[document]` belongs on the struct; did you mean `#[field]`?",
            errors,
        );
        if let Some(mut field) = field::read(place, source, errors) {
            if container.snapshot.as_ref().is_some_and(|name| field.is_named(name)) {
                field.role = Role::Skipped;
            }
            for attribute in attributes(&source.attrs, "index") {
                indexes.extend(index::read_on_field(kind, &field.ident, attribute, errors));
            }
            fields.push(field);
        }
    }

    Model {
        ident: input.ident.clone(),
        visibility: input.vis.clone(),
        generics,
        crate_path: container.crate_path,
        fields,
        has_named_fields: named_fields.is_some(),
        deny_unknown: container.deny_unknown,
        versions: container.versions,
        snapshot: container.snapshot,
        timestamps: container.timestamps,
        hooks: container.hooks,
        soft_delete: container.soft_delete,
        view: container.view,
        document: (kind == Kind::Document).then_some(Document { collection: container.collection, indexes }),
    }
}

/// The fields of a struct that has named ones; anything else cannot be a model.
fn named_fields<'a>(
    kind: Kind,
    input: &'a DeriveInput,
    errors: &mut Errors,
) -> Option<&'a Punctuated<syn::Field, Token![,]>> {
    let place = match &input.data {
        Data::Struct(DataStruct { fields: Fields::Named(fields), .. }) => return Some(&fields.named),
        Data::Struct(DataStruct { fields: Fields::Unnamed(fields), .. }) => fields.to_token_stream(),
        Data::Struct(DataStruct { fields: Fields::Unit, .. }) => input.ident.to_token_stream(),
        Data::Enum(data) => data.enum_token.to_token_stream(),
        Data::Union(data) => data.union_token.to_token_stream(),
    };
    let derive = kind.derive_name();
    errors.at(place, format!("`{derive}` needs a struct with named fields, which are the keys of the stored document"));
    None
}

/// An attribute where it says nothing is a mistake, not something to pass over.
fn refuse_misplaced(place: &[Attribute], name: &str, fix: &str, errors: &mut Errors) {
    for attribute in attributes(place, name) {
        errors.at(attribute.path(), fix);
    }
}

/// The attributes called `name`.
fn attributes<'a>(attributes: &'a [Attribute], name: &'a str) -> impl Iterator<Item = &'a Attribute> {
    attributes.iter().filter(move |attribute| attribute.path().is_ident(name))
}

/// The values of the `#[doc = ..]` attributes; hidden items and other `#[doc(..)]` are not text.
fn docs(attributes: &[Attribute]) -> Vec<TokenStream> {
    self::attributes(attributes, "doc")
        .filter_map(|attribute| match &attribute.meta {
            Meta::NameValue(meta) => Some(meta.value.to_token_stream()),
            _ => None,
        })
        .collect()
}

/// The literal that an expression is, also when a macro passed it on in invisible parentheses.
fn literal(expr: &Expr) -> Option<&Lit> {
    match expr {
        Expr::Lit(ExprLit { lit, .. }) => Some(lit),
        Expr::Group(group) => literal(&group.expr),
        _ => None,
    }
}

/// The string literal that an expression is.
fn text(expr: &Expr) -> Option<LitStr> {
    match literal(expr)? {
        Lit::Str(text) => Some(text.clone()),
        _ => None,
    }
}
