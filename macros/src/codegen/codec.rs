//! Encoding and decoding: straight-line code over the fields in stored order.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::context::{Context, as_field_type, at_type, local, take_apart};
use crate::model::{Default, Field};

/// The body of `encode_fields`.
pub(super) fn encode_fields(cx: &Context<'_>) -> TokenStream {
    let take_apart = take_apart(cx);
    let fields = cx.model.fields_as_stored().map(|field| {
        let local = local(field);
        let key = key_with_nul(field);
        let encode = as_field_type(cx, &field.ty, quote!(encode));
        quote!(#encode(#local, #key, __out);)
    });
    quote!(#take_apart #(#fields)*)
}

/// The body of `decode_document`: first the declared order, which costs one comparison per key, then whatever
/// stands elsewhere, by name.
pub(super) fn decode_document(cx: &Context<'_>) -> TokenStream {
    let fields: Vec<_> = cx.model.fields_as_stored().collect();
    let locals: Vec<_> = fields.iter().map(|field| local(field)).collect();
    let slots: Vec<_> = locals.iter().map(|local| quote_spanned!(local.span()=> &mut #local)).collect();
    let private = &cx.private;
    let (from, tag) = (quote!(__from), quote!(__tag));
    let expect = fields.iter().zip(&slots).map(|(field, slot)| {
        let (key, decode) = (key_with_nul(field), as_field_type(cx, &field.ty, quote!(decode)));
        at_type(&field.ty, quote_spanned!(field.ty.span()=> #private::Decoder::expect(#from, #key, #slot, #decode)))
    });
    let element = fields.iter().zip(&slots).map(|(field, slot)| {
        let decode = as_field_type(cx, &field.ty, quote!(decode));
        at_type(&field.ty, quote_spanned!(field.ty.span()=> #private::Decoder::element(#from, #tag, #slot, #decode)))
    });
    let keys = fields.iter().map(|field| Literal::byte_string(field.stored.value.as_bytes()));
    let idents = cx.model.fields.iter().map(|field| &field.ident);
    let values = cx.model.fields.iter().map(|field| value(cx, field));
    quote! {
        let __document = __from.begin_document()?;
        #(let mut #locals = ::core::option::Option::None;)*
        #(#expect?;)*
        while let ::core::option::Option::Some((__tag, __key)) = __from.next_element(&__document)? {
            match __key {
                #(#keys => #element?,)*
                _ => __from.skip(__tag)?,
            }
        }
        ::core::result::Result::Ok(Self {
            #(#idents: #values,)*
        })
    }
}

/// The value of a decoded field, or what stands in for a missing one.
fn value(cx: &Context<'_>, field: &Field) -> TokenStream {
    let local = local(field);
    let ident = &field.ident;
    let default = match &field.default {
        None => {
            let name = &field.stored.value;
            let missing = as_field_type(cx, &field.ty, quote!(missing));
            let expected = as_field_type(cx, &field.ty, quote!(BSON_TYPE));
            let value =
                at_type(&field.ty, quote_spanned!(field.ty.span()=> ::core::option::Option::or_else(#local, #missing)));
            return quote!(__document.required(#value, #name, #expected)?);
        }
        Some(Default::OfType(key)) => {
            let make = quote_spanned!(*key=> ::core::default::Default::default());
            quote!(|| #make)
        }
        Some(Default::Call(function)) => quote!(#function),
        Some(Default::OfStruct(None)) => quote!(|| <Self as ::core::default::Default>::default().#ident),
        Some(Default::OfStruct(Some(function))) => quote! {
            || {
                let __default: Self = #function();
                __default.#ident
            }
        },
    };
    quote!(__document.or_else(#local, #default))
}

fn key_with_nul(field: &Field) -> Literal {
    let mut key = field.stored.value.clone().into_bytes();
    key.push(0);
    Literal::byte_string(&key)
}
