//! The fields struct, `OrderFields<P>`: one typed path per field.

use proc_macro2::TokenStream;
use quote::quote;
use syn::spanned::Spanned;

use super::context::{Context, at_type};
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
            missing_debug_implementations, unreachable_pub,
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
    let params = model.generics.type_params();
    quote! {
        #[doc = #doc]
        #[allow(dead_code, reason = "not every program uses every path")]
        #[allow(unused_qualifications, reason = "names are found whatever is in scope")]
        #visibility struct #fields_ident #fields_generics #where_clause {
            #(#fields,)*
            // Uses the parameters that no field does. Also, a struct whose last field has a size has one: a type
            // that is no field type is then an error at the field only, not at every use of the struct.
            __params: ::core::marker::PhantomData<fn() -> (__P, #(#params,)*)>,
        }
    }
}

fn accessor(cx: &Context<'_>, field: &Field) -> TokenStream {
    let Context { private, segments, .. } = cx;
    let Field { ident, visibility, ty, .. } = field;
    let docs = docs::accessor(cx.model, field);
    let path = quote!(#private::Child<__P, #segments::#ident>);
    let accessor = at_type(ty, quote!(#private::AccessorOf<#ty, #path>));
    quote! {
        #docs
        #visibility #ident: #accessor
    }
}

/// The names of the segments, and how a fields struct is made and shown.
pub(super) fn impls(cx: &Context<'_>) -> TokenStream {
    let Context { model, private, fields_ident, fields_generics, segments, .. } = cx;
    let where_clause = cx.where_clause();
    let fields_type = cx.fields_type(quote!(__P));
    let fields_name = fields_ident.to_string();
    let idents: Vec<_> = model.fields.iter().map(|field| &field.ident).collect();
    let names = model.fields.iter().map(|field| &field.stored.value);
    let accessors = model.fields.iter().map(|field| {
        let (mut ident, ty) = (field.ident.clone(), &field.ty);
        ident.set_span(ident.span().located_at(ty.span()));
        let accessor = at_type(ty, quote!(#private::Accessor::NEW));
        quote!(#ident: #accessor)
    });
    quote! {
        #(
            impl #private::Segment for #segments::#idents {
                const NAME: &'static str = #names;
            }
        )*

        #[automatically_derived]
        impl #fields_generics #private::Fields for #fields_type #where_clause {
            const NEW: Self = Self {
                #(#accessors,)*
                __params: ::core::marker::PhantomData,
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
