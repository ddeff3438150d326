//! Enums whose variants are told apart by the BSON type of their value.

use proc_macro2::TokenStream;
use quote::quote;

use super::data::validate;
use super::{Bodies, Context};
use crate::codegen::context::{local, of_field};
use crate::model::{Content, Enum, Field, Variant};

pub(super) fn bodies(cx: &Context<'_>, stored: &Enum) -> Bodies {
    let private = &cx.private;
    let encode = values(stored).map(|(variant, value)| {
        let (ident, local) = (&variant.ident, local(value));
        let encode = of_field(private, value, quote!(encode));
        quote!(Self::#ident(#local) => #encode(#local, __key, __out),)
    });
    let attempts = values(stored).map(|(variant, value)| {
        let ident = &variant.ident;
        let decode = of_field(private, value, quote!(decode));
        quote! {
            if let ::core::option::Option::Some(__value) = #private::variant::attempt(__tag, __from, #decode)? {
                return ::core::result::Result::Ok(Self::#ident(__value));
            }
        }
    });
    Bodies {
        accessor: quote!(#private::VariantsField<__P, Self>),
        bson_type: quote!(#private::variant::JoinedTypes::<Self>::TEXT),
        encode: quote! {
            match self {
                #(#encode)*
            }
        },
        decode: quote! {
            #(#attempts)*
            ::core::result::Result::Err(#private::variant::of_no_type(
                __tag,
                __from,
                <Self as #private::FieldType>::BSON_TYPE,
            ))
        },
        missing: None,
        validate: validate(cx, stored, |_, checks| checks),
    }
}

fn values(stored: &Enum) -> impl Iterator<Item = (&Variant, &Field)> {
    stored.variants.iter().filter_map(|variant| match &variant.content {
        Content::Value(value) => Some((variant, &**value)),
        Content::Nothing | Content::Fields(_) => None,
    })
}

/// The names of the variants' BSON types.
pub(super) fn type_names(cx: &Context<'_>, stored: &Enum) -> TokenStream {
    let Context { private, self_type, impl_generics, .. } = cx;
    let where_clause = &cx.item.generics.where_clause;
    let names = values(stored).map(|(_, value)| of_field(private, value, quote!(BSON_TYPE)));
    quote! {
        #[automatically_derived]
        impl #impl_generics #private::variant::TypeNames for #self_type #where_clause {
            const NAMES: &'static [&'static str] = &[#(#names),*];
        }
    }
}
