//! Names and generics that all generated items share.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::WhereClause;
use syn::ext::IdentExt;

use crate::model::{Field, Model};

pub(super) struct Context<'a> {
    pub(super) model: &'a Model,
    /// `::docmodel::__private`, through which the expansion names everything of the runtime crate.
    pub(super) private: TokenStream,
    /// `Order<T>`
    pub(super) self_type: TokenStream,
    /// `<T: FieldType>`
    pub(super) impl_generics: TokenStream,
    /// `OrderFields`
    pub(super) fields_ident: Ident,
    /// `<__P: Path, T: FieldType>`
    pub(super) fields_generics: TokenStream,
    /// The module of the path segments.
    pub(super) segments: Ident,
}

impl<'a> Context<'a> {
    pub(super) fn new(model: &'a Model) -> Self {
        let crate_path = &model.crate_path;
        let private = quote!(#crate_path::__private);
        let params = bounded_params(model, &private);
        let name = model.ident.unraw();
        Self {
            model,
            self_type: model.generics.apply(&model.ident),
            impl_generics: if params.is_empty() { TokenStream::new() } else { quote!(<#(#params),*>) },
            fields_ident: format_ident!("{name}Fields"),
            fields_generics: quote!(<__P: #private::Path #(, #params)*>),
            segments: format_ident!("__{name}Segments"),
            private,
        }
    }

    /// `OrderFields<path, T>`
    pub(super) fn fields_type(&self, path: impl ToTokens) -> TokenStream {
        let fields_ident = &self.fields_ident;
        let arguments = self.model.generics.arguments();
        quote!(#fields_ident<#path #(, #arguments)*>)
    }

    pub(super) fn where_clause(&self) -> Option<&'a WhereClause> {
        self.model.generics.where_clause.as_ref()
    }
}

/// The type parameters with the one bound that the expansion needs, besides those declared.
fn bounded_params(model: &Model, private: &TokenStream) -> Vec<TokenStream> {
    let generics = &model.generics;
    generics
        .params
        .iter()
        .map(|param| match param {
            syn::GenericParam::Type(param) => {
                let syn::TypeParam { ident, bounds, .. } = param;
                let bounds = bounds.iter();
                quote!(#ident: #(#bounds +)* #private::FieldType)
            }
            other => other.to_token_stream(),
        })
        .collect()
}

/// The local that holds the value of a field while a document is decoded. No other local of the expansion starts
/// like this, whatever the field is called.
pub(super) fn local(field: &Field) -> Ident {
    format_ident!("__field_{}", field.ident.unraw(), span = Span::call_site())
}

/// A local name of the expansion, for code that is quoted with the user's spans: without it, the name would be
/// another one where a `macro_rules!` macro wrote the struct.
pub(super) fn local_at(name: &str, span: Span) -> Ident {
    Ident::new(name, Span::call_site().located_at(span))
}
