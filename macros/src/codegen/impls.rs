//! The impls of the model traits. What the good and the fallback expansion have in common is here, so that the
//! signatures are written once; they differ in the bodies.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::context::Context;
use super::view::View;
use super::{identity, indexes, names, view};
use crate::model::Field;

/// The parts of the impls that depend on the fields.
pub(super) struct Bodies {
    pub(super) encode: TokenStream,
    pub(super) decode: TokenStream,
    /// None for a model without versions.
    pub(super) versioned: Option<TokenStream>,
    pub(super) validate: TokenStream,
    /// What else the model can do.
    pub(super) items: TokenStream,
    /// None for a model without a view.
    pub(super) decode_view: Option<TokenStream>,
    /// None for an embedded model.
    pub(super) document: Option<DocumentBodies>,
}

pub(super) struct DocumentBodies {
    pub(super) id_type: TokenStream,
    pub(super) id: TokenStream,
    pub(super) id_mut: TokenStream,
    pub(super) indexes: TokenStream,
    pub(super) identity: TokenStream,
}

impl DocumentBodies {
    pub(super) fn new(cx: &Context<'_>, id_field: &Field) -> Self {
        let id = &id_field.ident;
        Self {
            id_type: id_field.ty.to_token_stream(),
            id: quote!(&self.#id),
            id_mut: quote!(&mut self.#id),
            indexes: indexes::indexes(cx),
            identity: identity::items(cx),
        }
    }
}

pub(super) fn model_impls(cx: &Context<'_>, bodies: &Bodies) -> TokenStream {
    let model = model(cx, bodies);
    let kind = match &bodies.document {
        Some(bodies) => document_model(cx, bodies),
        None => embedded_model(cx),
    };
    let view = View::of(cx).zip(bodies.decode_view.as_ref()).map(|(view, decode)| view.impls(decode));
    let versioned = &bodies.versioned;
    quote!(#model #versioned #kind #view)
}

fn model(cx: &Context<'_>, bodies: &Bodies) -> TokenStream {
    let Context { private, self_type, impl_generics, .. } = cx;
    let Bodies { encode, decode, validate, items, .. } = bodies;
    let where_clause = cx.where_clause();
    let fields_type = cx.fields_type(quote!(__P));
    let names = names::of_model(private, cx.model);
    let schema_version = cx.model.versions.as_ref().map(|versions| {
        let (name, current) = (&versions.name, versions.current);
        quote! {
            const SCHEMA_VERSION: ::core::option::Option<(&'static str, i32)> =
                ::core::option::Option::Some((#name, #current));
        }
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics #private::Model for #self_type #where_clause {
            type Fields<__P: #private::Path> = #fields_type;
            const NAMES: &'static #private::Names = &#names;
            #schema_version

            fn encode_fields(&self, __out: &mut #private::Encoder) {
                #encode
            }

            fn decode_document(
                __from: &mut #private::Decoder<'_>,
            ) -> ::core::result::Result<Self, #private::DecodeError> {
                #decode
            }

            fn validate_fields(&self, __at: &mut #private::Validator) {
                #validate
            }

            #items
        }
    }
}

fn document_model(cx: &Context<'_>, bodies: &DocumentBodies) -> TokenStream {
    let Context { model, private, self_type, impl_generics, .. } = cx;
    let DocumentBodies { id_type, id, id_mut, indexes, identity } = bodies;
    let where_clause = cx.where_clause();
    let impls = identity::impls(cx);
    let collection = model.document.as_ref().map(|document| &document.collection);
    quote! {
        #[automatically_derived]
        impl #impl_generics #private::DocumentModel for #self_type #where_clause {
            type Id = #id_type;
            const COLLECTION: &'static str = #collection;
            const INDEXES: &'static [#private::Index] = #indexes;

            fn id(&self) -> &Self::Id {
                #id
            }

            fn id_mut(&mut self) -> &mut Self::Id {
                #id_mut
            }

            #identity
        }

        #impls
    }
}

fn embedded_model(cx: &Context<'_>) -> TokenStream {
    let Context { private, self_type, impl_generics, .. } = cx;
    let where_clause = cx.where_clause();
    let form = match View::of(cx) {
        Some(view) => view.form(),
        None => view::form(private, impl_generics, self_type, where_clause, "Owned"),
    };
    quote! {
        #[automatically_derived]
        impl #impl_generics #private::FieldType for #self_type #where_clause {
            type Accessor<__P: #private::Path> = #private::EmbeddedField<__P, Self>;
            const BSON_TYPE: &'static str = "document";

            fn encode(&self, __key: &[u8], __out: &mut #private::Encoder) {
                __out.embedded(__key, self);
            }

            fn decode(
                __tag: #private::Tag,
                __from: &mut #private::Decoder<'_>,
            ) -> ::core::result::Result<Self, #private::DecodeError> {
                __from.embedded(__tag)
            }

            fn validate(&self, __at: &mut #private::Validator) {
                #private::Model::validate_fields(self, __at);
            }
        }

        #[automatically_derived]
        impl #impl_generics #private::EmbeddedModel for #self_type #where_clause {}

        #[automatically_derived]
        impl #impl_generics #private::DocumentId for #self_type #where_clause {}

        #form
    }
}
