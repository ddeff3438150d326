//! The derive macros of `docmodel`.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod attr;
mod check;
mod codegen;
mod derive;
mod error;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod messages;
mod model;
mod source;

use crate::model::Kind;

/// Derives a document model.
#[proc_macro_derive(DocumentModel, attributes(document, field, index))]
pub fn derive_document_model(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = syn::parse_macro_input!(input as syn::DeriveInput);
    derive::derive(Kind::Document, &input).into()
}

/// Derives an embedded model.
#[proc_macro_derive(EmbeddedModel, attributes(document, field, index))]
pub fn derive_embedded_model(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = syn::parse_macro_input!(input as syn::DeriveInput);
    derive::derive(Kind::Embedded, &input).into()
}
