//! The fields struct, `OrderFields<P>`: one typed path per field.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Type;
use syn::spanned::Spanned;

use super::context::{Context, at_span, at_type, stored_type};
use super::docs;
use crate::model::{Field, Storage, With, option_of};

/// A type per field that carries its stored name. Only the types are declared in the module, so that nothing in
/// it has to be found from inside of it.
pub(super) fn segments(cx: &Context<'_>) -> TokenStream {
    let visibility = &cx.model.visibility;
    let segments = &cx.segments;
    let names = cx.model.fields.iter().filter(|field| field.is_stored()).map(|field| &field.ident);
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

pub(super) fn fields_struct(cx: &Context<'_>, doc: &str) -> TokenStream {
    let Context { model, fields_ident, fields_generics, .. } = cx;
    let visibility = &model.visibility;
    let where_clause = cx.where_clause();
    let fields = model.fields.iter().filter(|field| !field.is_skipped()).map(|field| accessor(cx, field));
    let params = model.generics.type_params();
    quote! {
        #[doc = #doc]
        #[allow(dead_code, reason = "not every program uses every path")]
        #[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
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
    let accessor = if field.is_flattened() {
        at_type(ty, quote!(<#ty as #private::Flatten>::Elements<__P>))
    } else {
        let kind = path_kind(field);
        let stored = stored_type(private, field);
        let accessor = quote!(#private::AccessorOf<#stored, #private::#kind<__P, #segments::#ident>>);
        at_type(ty, accessor)
    };
    quote! {
        #docs
        #visibility #ident: #accessor
    }
}

/// The runtime's type of paths to a field.
fn path_kind(field: &Field) -> Ident {
    let kind = if field.computed.is_some() {
        "Computed"
    } else if field.aliases.names.is_empty() || field.aliases.migrated {
        "Child"
    } else {
        "Renamed"
    };
    Ident::new(kind, Span::call_site())
}

/// The names of the segments, and how a fields struct is made and shown.
pub(super) fn impls(cx: &Context<'_>) -> TokenStream {
    let Context { model, private, fields_ident, fields_generics, .. } = cx;
    let where_clause = cx.where_clause();
    let fields_type = cx.fields_type(quote!(__P));
    let fields_name = fields_ident.to_string();
    let segment_impls = model.fields.iter().filter(|field| field.is_stored()).map(|field| segment(cx, field));
    let accessors = model.fields.iter().filter(|field| !field.is_skipped()).map(|field| {
        let (mut ident, ty) = (field.ident.clone(), &field.ty);
        ident.set_span(ident.span().located_at(ty.span()));
        let accessor = at_type(ty, quote!(#private::Accessor::NEW));
        quote!(#ident: #accessor)
    });
    quote! {
        #(#segment_impls)*

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

/// What a segment is called, was called, and stores.
fn segment(cx: &Context<'_>, field: &Field) -> TokenStream {
    let Context { private, segments, .. } = cx;
    let (ident, name) = (&field.ident, &field.stored.value);
    let old = field.aliases.names.iter().map(|name| &name.value);
    let aliases = (path_kind(field) == "Renamed").then(|| {
        quote! {
            impl #private::Aliases for #segments::#ident {
                const OLD: &'static [&'static str] = &[#(#old),*];
            }
        }
    });
    let with = match &field.storage {
        Storage::With(with) => Some(store_as(private, with, &field.ty)),
        Storage::Own | Storage::Adapter(..) => None,
    };
    quote! {
        impl #private::Segment for #segments::#ident {
            const NAME: &'static str = #name;
        }
        #aliases
        #with
    }
}

/// The adapter of a field that is stored by the functions of a module.
fn store_as(private: &TokenStream, with: &With, ty: &Type) -> TokenStream {
    let With { module, adapter, key } = with;
    let ty = option_of(ty).unwrap_or(ty);
    let function = |name| {
        let name = Ident::new(name, Span::call_site());
        at_span(*key, quote!(#module::#name))
    };
    let (to_stored, from_stored) = (function("to_stored"), function("from_stored"));
    let stored = at_span(*key, quote!(#module::Stored));
    quote! {
        impl #private::StoreAs<#ty> for #adapter {
            type Stored = #stored;

            fn encode(__value: &#ty, __key: &[u8], __out: &mut #private::Encoder) {
                #private::FieldType::encode(&#to_stored(__value), __key, __out);
            }

            fn decode(
                __tag: #private::Tag,
                __from: &mut #private::Decoder<'_>,
            ) -> ::core::result::Result<#ty, #private::DecodeError> {
                #private::with_decode(__tag, __from, #from_stored)
            }

            fn missing() -> ::core::option::Option<#ty> {
                #private::with_missing(#from_stored)
            }

            fn validate(__value: &#ty, __at: &mut #private::Validator) {
                #private::FieldType::validate(&#to_stored(__value), __at);
            }
        }
    }
}
