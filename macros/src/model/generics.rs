//! The generic parameters of a model.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{GenericParam, Lifetime, Type, WhereClause};

/// Type and const parameters without their defaults, which are not allowed where the derive repeats them.
#[derive(Debug)]
pub(crate) struct Generics {
    pub(crate) params: Vec<GenericParam>,
    pub(crate) where_clause: Option<WhereClause>,
    /// A model has none of these; kept only to write the model's type after that error.
    pub(crate) lifetimes: Vec<Lifetime>,
}

impl Generics {
    pub(crate) fn new(generics: &syn::Generics) -> Self {
        let mut params = Vec::new();
        let mut lifetimes = Vec::new();
        for param in &generics.params {
            match param.clone() {
                GenericParam::Lifetime(param) => lifetimes.push(param.lifetime),
                GenericParam::Type(mut param) => {
                    param.default = None;
                    params.push(GenericParam::Type(param));
                }
                GenericParam::Const(mut param) => {
                    param.default = None;
                    params.push(GenericParam::Const(param));
                }
            }
        }
        Self { params, where_clause: generics.where_clause.clone(), lifetimes }
    }

    /// The parameters as arguments: `T, N`.
    pub(crate) fn arguments(&self) -> Vec<TokenStream> {
        let lifetimes = self.lifetimes.iter().map(|_| quote!('static));
        let names = self.params.iter().map(|param| match param {
            GenericParam::Lifetime(param) => param.lifetime.to_token_stream(),
            GenericParam::Type(param) => param.ident.to_token_stream(),
            GenericParam::Const(param) => param.ident.to_token_stream(),
        });
        lifetimes.chain(names).collect()
    }

    pub(crate) fn type_params(&self) -> impl Iterator<Item = &Ident> {
        self.params.iter().filter_map(|param| match param {
            GenericParam::Type(param) => Some(&param.ident),
            GenericParam::Lifetime(_) | GenericParam::Const(_) => None,
        })
    }

    /// The type of the model itself: `Range<T>`.
    pub(crate) fn apply(&self, ident: &Ident) -> TokenStream {
        let arguments = self.arguments();
        if arguments.is_empty() { ident.to_token_stream() } else { quote!(#ident<#(#arguments),*>) }
    }
}

/// `ty` with `Self` spelt out as `model`.
pub(crate) fn spell_out_self(ty: &Type, model: &TokenStream) -> Type {
    let tokens = replace_self(ty.to_token_stream(), model);
    // What was a type is still one.
    syn::parse2(tokens).unwrap_or_else(|_| ty.clone())
}

fn replace_self(tokens: TokenStream, model: &TokenStream) -> TokenStream {
    tokens
        .into_iter()
        .flat_map(|token| match token {
            TokenTree::Ident(ident) if ident == "Self" => model.clone(),
            TokenTree::Group(group) => {
                let inner = replace_self(group.stream(), model);
                let mut replaced = proc_macro2::Group::new(group.delimiter(), inner);
                replaced.set_span(group.span());
                TokenTree::Group(replaced).into()
            }
            other => other.into(),
        })
        .collect()
}
