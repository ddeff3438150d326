//! Names and generics that all generated items share.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Type, WhereClause};

use crate::model::{Field, Model, Param};

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

/// The parameters, with the one bound that the expansion needs besides those declared.
fn bounded_params(model: &Model, private: &TokenStream) -> Vec<TokenStream> {
    let params = model.generics.params.iter();
    params
        .map(|param| match param {
            Param::Type { ident, bounds } => {
                let bounds = bounds.iter();
                quote!(#ident: #(#bounds +)* #private::FieldType)
            }
            Param::Const { ident, ty } => quote!(const #ident: #ty),
        })
        .collect()
}

/// The local that holds the value, or a reference to the value, of a field. No other local of the expansion starts
/// like this, whatever the field is called.
///
/// It stands at the field's type, as [`as_field_type`] does: a type that cannot be stored is an error there.
pub(super) fn local(field: &Field) -> Ident {
    format_ident!("__field_{}", field.ident.unraw(), span = field.ty.span())
}

/// `self` as one local per field.
pub(super) fn take_apart(cx: &Context<'_>) -> TokenStream {
    let fields = pattern(&cx.model.fields);
    quote!(let Self #fields = self;)
}

/// The fields of a struct or a variant, each as its local.
pub(super) fn pattern(fields: &[Field]) -> TokenStream {
    let idents = fields.iter().map(|field| &field.ident);
    let locals = fields.iter().map(local);
    quote!({ #(#idents: #locals),* })
}

/// A local name of the expansion for code that is quoted with the user's spans. The name still belongs to the
/// expansion, and is found where a `macro_rules!` macro wrote the struct.
pub(super) fn local_at(name: &str, span: Span) -> Ident {
    Ident::new(name, Span::call_site().located_at(span))
}

/// `<Vec<Item> as FieldType>::item`, which stands at the field's type from its first token to its last, so that rustc's
/// error about a type that cannot be stored underlines all of the type.
///
/// All code that needs the trait names it in this form, and the runtime's functions do without it as a bound: rustc
/// then finds one and the same error everywhere, and shows it once.
pub(super) fn as_field_type(private: &TokenStream, ty: &Type, item: TokenStream) -> TokenStream {
    at_type(ty, quote_spanned!(ty.span()=> <#ty as #private::FieldType>::#item))
}

/// Code that stands at a type from its first token to its last, which is what rustc underlines.
pub(super) fn at_type(ty: &Type, code: TokenStream) -> TokenStream {
    let place: Vec<TokenTree> = ty.to_token_stream().into_iter().collect();
    let (Some(first), Some(last)) = (place.first(), place.last()) else {
        return code;
    };
    let mut tokens: Vec<TokenTree> = code.into_iter().collect();
    for token in &mut tokens {
        token.set_span(first.span());
    }
    if let Some(end) = tokens.last_mut() {
        end.set_span(last.span());
    }
    tokens.into_iter().collect()
}

/// Code that stands at a span with all of its tokens.
pub(super) fn respan(code: TokenStream, span: Span) -> TokenStream {
    code.into_iter()
        .map(|mut token| {
            token.set_span(span);
            token
        })
        .collect()
}
