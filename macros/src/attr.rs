//! Attribute syntax: reads `#[document]`, `#[field]`, `#[index]` and what matters of `#[serde]` into a
//! [`Model`]. Mistakes within one attribute are found here, those between attributes in [`crate::check`].
//!
//! Reading never fails: a mistake is added to the errors and the rest of the struct is read as if the
//! mistaken part were not there.

mod container;
mod field;
mod index;
mod list;
mod serde;
mod value;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Attribute, Data, DeriveInput, Expr, ExprLit, Fields, FieldsNamed, Lit, LitStr, Meta};

use crate::error::Errors;
use crate::model::{Document, Generics, Index, Kind, Model};

/// Reads the struct and all of its attributes.
pub(crate) fn read(kind: Kind, input: &DeriveInput, errors: &mut Errors) -> Model {
    let container = container::read(kind, input, errors);
    let generics = Generics::new(&input.generics);
    for lifetime in &generics.lifetimes {
        errors.at(lifetime, "a model owns its data and has no lifetime parameters; use `String` instead of `&str`");
    }

    let mut indexes = Vec::new();
    for attribute in attributes(&input.attrs, "index") {
        indexes.extend(index::read_on_struct(kind, attribute, errors));
    }

    let self_type = generics.apply(&input.ident);
    let mut fields = Vec::new();
    for source in named_fields(kind, input, errors) {
        if let Some(field) = field::read(kind, source, &container, &self_type, errors) {
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
        is_incomplete: false,
        document: document(kind, container.collection, indexes),
    }
}

fn document(kind: Kind, collection: String, indexes: Vec<Index>) -> Option<Document> {
    match kind {
        Kind::Document => Some(Document { collection, indexes }),
        Kind::Embedded => None,
    }
}

/// The fields of a struct that has named ones; anything else cannot be a model.
fn named_fields<'a>(
    kind: Kind,
    input: &'a DeriveInput,
    errors: &mut Errors,
) -> impl Iterator<Item = &'a syn::Field> + use<'a> {
    let derive = kind.derive_name();
    let fields = match &input.data {
        Data::Struct(data) => {
            match &data.fields {
                Fields::Named(FieldsNamed { named, .. }) => Some(named),
                Fields::Unnamed(fields) => {
                    errors.at(
                    fields,
                    format!("`{derive}` needs a struct with named fields: a field's name is its key in the stored document"),
                );
                    None
                }
                Fields::Unit => {
                    errors.at(
                        &input.ident,
                        format!("`{derive}` needs a struct with named fields; write `struct {} {{ .. }}`", input.ident),
                    );
                    None
                }
            }
        }
        Data::Enum(data) => {
            errors.at(
                data.enum_token,
                format!("`{derive}` cannot be derived for an enum; derive it for a struct with named fields"),
            );
            None
        }
        Data::Union(data) => {
            errors.at(
                data.union_token,
                format!("`{derive}` cannot be derived for a union; derive it for a struct with named fields"),
            );
            None
        }
    };
    fields.into_iter().flatten()
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
