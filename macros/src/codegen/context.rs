//! Names and generics that all generated items share.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Type, WhereClause};

use crate::model::{Field, Model, Param, Storage, option_of, segments_module};

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
        // A name that is only captured has no place, and rustc's lints of names do not look at it.
        let name = model.ident.unraw();
        Self {
            model,
            self_type: model.generics.apply(&model.ident),
            impl_generics: if params.is_empty() { TokenStream::new() } else { quote!(<#(#params),*>) },
            fields_ident: format_ident!("{name}Fields"),
            fields_generics: quote!(<__P: #private::Path #(, #params)*>),
            segments: segments_module(&model.ident),
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

/// `self` as one local per field that is stored, with the computed ones computed.
pub(super) fn take_apart_and_compute(cx: &Context<'_>) -> TokenStream {
    let take_apart = take_apart(cx);
    let computed = cx.model.fields.iter().filter_map(|field| {
        let function = &field.computed.as_ref()?.function;
        let local = local(field);
        Some(quote!(let #local = &#function(self);))
    });
    quote!(#take_apart #(#computed)*)
}

/// The fields of a struct or a variant, each as its local, if its value is stored.
pub(super) fn pattern(fields: &[Field]) -> TokenStream {
    let fields = fields.iter().map(|field| {
        let ident = &field.ident;
        if field.is_skipped() || field.computed.is_some() {
            return quote!(#ident: _);
        }
        let local = local(field);
        quote!(#ident: #local)
    });
    quote!({ #(#fields),* })
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

/// What a field's own storage has: an item of its type's impl of `FieldType`, or of the adapter's `StoreAs`.
pub(super) fn of_field(private: &TokenStream, field: &Field, item: TokenStream) -> TokenStream {
    let ty = &field.ty;
    match adapter(private, field) {
        None => as_field_type(private, ty, item),
        Some((adapter, key)) => at_span(key, quote!(<#adapter as #private::StoreAs<#ty>>::#item)),
    }
}

/// The type that a field's accessor is of.
pub(super) fn stored_type(private: &TokenStream, field: &Field) -> TokenStream {
    let ty = &field.ty;
    match adapter(private, field) {
        None => ty.to_token_stream(),
        Some((adapter, key)) => at_span(key, quote!(#private::As<#adapter, #ty>)),
    }
}

/// What stores a field in place of its type, and the attribute key that says so.
fn adapter(private: &TokenStream, field: &Field) -> Option<(TokenStream, Span)> {
    match &field.storage {
        Storage::Own => None,
        Storage::Adapter(adapter, key) => {
            let name = Ident::new(adapter.type_name(), Span::call_site());
            Some((quote!(#private::#name), *key))
        }
        Storage::With(with) => {
            let adapter = &with.adapter;
            // The module's functions take the value, and not an `Option` of it.
            let adapter = match option_of(&field.ty) {
                Some(_) => quote!(#private::OptionOf<#adapter>),
                None => quote!(#adapter),
            };
            Some((adapter, with.key))
        }
    }
}

/// Code whose first and last tokens stand at a span, which is what rustc then underlines.
pub(super) fn at_span(span: Span, code: TokenStream) -> TokenStream {
    let mut tokens: Vec<TokenTree> = code.into_iter().collect();
    let here = Span::call_site().located_at(span);
    if let Some(first) = tokens.first_mut() {
        first.set_span(here);
    }
    if let Some(last) = tokens.last_mut() {
        last.set_span(here);
    }
    tokens.into_iter().collect()
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
