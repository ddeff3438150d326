//! The fields struct, `OrderFields<P>`: one typed path per field.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::context::Context;
use super::docs;
use crate::model::Field;

/// A type per field that carries its stored name. Only the types are declared in the module, so that nothing in
/// it has to be found from inside of it.
pub(super) fn segments(cx: &Context<'_>) -> TokenStream {
    let visibility = &cx.model.visibility;
    let segments = &cx.segments;
    let names = cx.model.fields.iter().map(|field| &field.ident);
    quote! {
        #[doc(hidden)]
        #[allow(
            non_camel_case_types, non_snake_case,
            reason = "named after the model and its fields"
        )]
        #[allow(
            missing_debug_implementations, missing_docs, unreachable_pub,
            reason = "no part of the model's public interface"
        )]
        #visibility mod #segments {
            #(pub enum #names {})*
        }
    }
}

pub(super) fn fields_struct(cx: &Context<'_>) -> TokenStream {
    let Context { model, fields_ident, fields_generics, .. } = cx;
    let visibility = &model.visibility;
    let where_clause = cx.where_clause();
    let doc = docs::fields_struct(model);
    let fields = model.fields.iter().map(|field| accessor(cx, field));
    let marker = marker_type(cx).map(|marker| quote!(__marker: #marker));
    quote! {
        #[doc = #doc]
        #[allow(dead_code, reason = "not every program uses every path")]
        #visibility struct #fields_ident #fields_generics #where_clause {
            #(#fields,)*
            #marker
        }
    }
}

fn accessor(cx: &Context<'_>, field: &Field) -> TokenStream {
    let Context { private, segments, .. } = cx;
    let Field { ident, visibility, ty, .. } = field;
    let docs = docs::accessor(cx.model, field);
    let accessor = quote_spanned! {ty.span()=>
        <#ty as #private::FieldType>::Accessor<#private::Child<__P, #segments::#ident>>
    };
    quote! {
        #docs
        #visibility #ident: #accessor
    }
}

/// A marker for the parameters that no field uses: all, if a model has no fields or lost some to mistakes.
fn marker_type(cx: &Context<'_>) -> Option<TokenStream> {
    let params = cx.model.generics.type_params();
    Some(quote!(::core::marker::PhantomData<fn() -> (__P, #(#params,)*)>))
}

/// The names of the segments, and how a fields struct is made and shown.
pub(super) fn impls(cx: &Context<'_>) -> TokenStream {
    let Context { model, private, fields_ident, fields_generics, segments, .. } = cx;
    let where_clause = cx.where_clause();
    let fields_type = cx.fields_type(quote!(__P));
    let fields_name = fields_ident.to_string();
    let idents: Vec<_> = model.fields.iter().map(|field| &field.ident).collect();
    let names = model.fields.iter().map(|field| &field.stored.value);
    let marker = marker_type(cx).map(|_| quote!(__marker: ::core::marker::PhantomData));
    quote! {
        #(
            impl #private::Segment for #segments::#idents {
                const NAME: &'static str = #names;
            }
        )*

        #[automatically_derived]
        impl #fields_generics #fields_type #where_clause {
            #[doc(hidden)]
            pub const NEW: Self = Self {
                #(#idents: #private::Accessor::NEW,)*
                #marker
            };
        }

        #[automatically_derived]
        impl #fields_generics ::core::fmt::Debug for #fields_type #where_clause {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #private::debug_fields::<__P>(#fields_name, __f)
            }
        }
    }
}
