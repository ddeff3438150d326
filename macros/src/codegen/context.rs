//! Names and generics that all generated items share.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Type, WhereClause};

use crate::model::{Field, Model, Param, Storage, With, option_of, segments_module};

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
    /// Whether updates go to the fields, so that they have to find the rules: not in a variant of an enum, nor after a
    /// mistake.
    pub(super) is_updated: bool,
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
            is_updated: true,
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
/// It stands where an error about what stores the field belongs: at its type, as [`as_field_type`] does, or at the
/// attribute key that chose an adapter.
pub(super) fn local(field: &Field) -> Ident {
    let place = match &field.storage {
        Storage::Own => field.ty.span(),
        Storage::Adapter(_, key) | Storage::With(With { key, .. }) => field.ty.span().located_at(*key),
    };
    format_ident!("__field_{}", field.ident.unraw(), span = place)
}

/// A call of the runtime that uses what [`of_field`] names, at the same place.
pub(super) fn at_storage(field: &Field, call: TokenStream) -> TokenStream {
    match &field.storage {
        Storage::Own => at_type(&field.ty, call),
        Storage::Adapter(_, key) | Storage::With(With { key, .. }) => respan(call, *key),
    }
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
        field.computed.as_ref()?;
        let (local, function) = (local(field), computing(field));
        Some(quote!(let #local = &#function(self);))
    });
    quote!(#take_apart #(#computed)*)
}

/// The function of the expansion that computes a field.
pub(super) fn computing(field: &Field) -> Ident {
    format_ident!("__compute_{}", field.ident.unraw(), span = Span::call_site())
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
        Some((adapter, key)) => at_key(key, &quote!(<#adapter as #private::StoreAs<), ty, &quote!(>>::#item)),
    }
}

/// The accessor of a field at a path, at the place where an error about the field's storage belongs.
pub(super) fn accessor_of(private: &TokenStream, field: &Field, path: &TokenStream) -> TokenStream {
    let ty = &field.ty;
    match adapter(private, field) {
        None => at_type(ty, quote!(#private::AccessorOf<#ty, #path>)),
        Some((adapter, key)) => {
            let accessor = at_key(key, &quote!(<#adapter as #private::StoreAs<), ty, &quote!(>>::Accessor));
            quote_spanned!(key=> #accessor<#path>)
        }
    }
}

/// The field type that has the stored form of a field.
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
            let functions = quote!(#private::Functions<#adapter>);
            let adapter =
                if option_of(&field.ty).is_some() { quote!(#private::OptionOf<#functions>) } else { functions };
            Some((adapter, with.key))
        }
    }
}

/// The name of a field, at its local, where an error about the type then stands.
pub(super) fn ident_at_type(field: &Field) -> Ident {
    let mut ident = field.ident.clone();
    ident.set_span(ident.span().located_at(local(field).span()));
    ident
}

/// Code that stands at a span with all of its tokens, each of which still means what it meant.
pub(super) fn at_span(span: Span, code: TokenStream) -> TokenStream {
    code.into_iter()
        .map(|mut token| {
            if let TokenTree::Group(group) = &token {
                token = Group::new(group.delimiter(), at_span(span, group.stream())).into();
            }
            token.set_span(token.span().located_at(span));
            token
        })
        .collect()
}

/// Code with a type in it that stands at an attribute key, which gets the errors about what it chose. The code has no
/// names that could mean something else there.
pub(super) fn at_key(key: Span, before: &TokenStream, ty: &Type, after: &TokenStream) -> TokenStream {
    let ty = at_span(key, ty.to_token_stream());
    let (before, after) = (respan(before.clone(), key), respan(after.clone(), key));
    quote!(#before #ty #after)
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
