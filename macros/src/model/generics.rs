//! The generic parameters of a model, and the generic arguments of its fields' types.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::{GenericParam, Lifetime, Token, Type, TypeParamBound, WhereClause};

#[derive(Debug, Clone)]
pub(crate) struct Generics {
    pub(crate) params: Vec<Param>,
    pub(crate) where_clause: Option<WhereClause>,
    /// A model has none of these; kept for the error, and to write the model's type after it.
    pub(crate) lifetimes: Vec<Lifetime>,
}

/// A parameter without its default, which is not allowed where the expansion repeats the parameter.
#[derive(Debug, Clone)]
pub(crate) enum Param {
    Type { ident: Ident, bounds: Punctuated<TypeParamBound, Token![+]> },
    Const { ident: Ident, ty: Box<Type> },
}

impl Param {
    pub(crate) fn ident(&self) -> &Ident {
        match self {
            Self::Type { ident, .. } | Self::Const { ident, .. } => ident,
        }
    }
}

impl Generics {
    pub(crate) fn new(generics: &syn::Generics) -> Self {
        let mut params = Vec::new();
        let mut lifetimes = Vec::new();
        for param in generics.params.clone() {
            match param {
                GenericParam::Lifetime(param) => lifetimes.push(param.lifetime),
                GenericParam::Type(param) => params.push(Param::Type { ident: param.ident, bounds: param.bounds }),
                GenericParam::Const(param) => params.push(Param::Const { ident: param.ident, ty: Box::new(param.ty) }),
            }
        }
        // What is generated after the error about lifetimes does not name them.
        let where_clause = generics.where_clause.clone().filter(|_| lifetimes.is_empty());
        Self { params, where_clause, lifetimes }
    }

    /// The parameters as arguments: `T, N`.
    pub(crate) fn arguments(&self) -> impl Iterator<Item = &Ident> {
        self.params.iter().map(Param::ident)
    }

    pub(crate) fn type_params(&self) -> impl Iterator<Item = &Ident> {
        self.params.iter().filter(|param| matches!(param, Param::Type { .. })).map(Param::ident)
    }

    /// The type of the model itself: `Range<T>`.
    pub(crate) fn apply(&self, ident: &Ident) -> TokenStream {
        let lifetimes = self.lifetimes.iter().map(|_| quote!('static));
        let arguments: Vec<_> = lifetimes.chain(self.arguments().map(ToTokens::to_token_stream)).collect();
        if arguments.is_empty() { ident.to_token_stream() } else { quote!(#ident<#(#arguments),*>) }
    }
}

/// `ty` with `Self` spelt out as `model`.
pub(crate) fn spell_out_self(ty: &Type, model: &TokenStream) -> Type {
    let tokens = replace_self(ty.to_token_stream(), model);
    // What was a type is still one.
    syn::parse2(tokens).unwrap_or_else(|_| ty.clone())
}

/// Code with `Self` spelt out as `model`.
pub(crate) fn replace_self(tokens: TokenStream, model: &TokenStream) -> TokenStream {
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
