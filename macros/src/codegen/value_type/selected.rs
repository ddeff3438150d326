//! Enums whose variants have their value apart from their name: beside it, or under it.

use proc_macro2::TokenStream;
use quote::quote;

use super::data::{decode_fields, select, validate};
use super::scalar::encode_other;
use super::{Bodies, Context};
use crate::codegen::codec::{encode_each, key_with_nul};
use crate::codegen::context::{local, of_field, pattern};
use crate::codegen::names;
use crate::model::{Content, Enum, Variant};

/// `{ type: "Card", value: { .. } }`
pub(super) fn adjacent(cx: &Context<'_>, stored: &Enum, tag: &str, content: &str) -> Bodies {
    let private = &cx.private;
    let (tag_key, content_key) = (key_with_nul(tag), key_with_nul(content));
    let encode = stored.variants.iter().map(|variant| {
        let (ident, name) = (&variant.ident, &variant.stored.value);
        let (pattern, value) = encode_value(cx, &variant.content, &quote!(#content_key));
        quote! {
            Self::#ident #pattern => #private::variant::document(__key, __out, |__out| {
                __out.string(#tag_key, #name);
                #value
            }),
        }
    });
    let find = quote!(#private::variant::adjacent(__tag, __from, #tag, #content));
    bodies(cx, stored, "document", encode.collect(), &find, &|_| content.to_owned())
}

/// `{ Card: { .. } }`, or `"Cash"`
pub(super) fn external(cx: &Context<'_>, stored: &Enum) -> Bodies {
    let private = &cx.private;
    let encode = stored.variants.iter().map(|variant| {
        let (ident, name) = (&variant.ident, &variant.stored.value);
        if let Content::Nothing = variant.content {
            return quote!(Self::#ident => __out.string(__key, #name),);
        }
        let name = key_with_nul(name);
        let (pattern, value) = encode_value(cx, &variant.content, &quote!(#name));
        quote! {
            Self::#ident #pattern => #private::variant::document(__key, __out, |__out| {
                #value
            }),
        }
    });
    let find = quote!(#private::variant::external(__tag, __from));
    let is_string = |variant: &Variant| matches!(variant.content, Content::Nothing);
    let bson_type = match (stored.variants.iter().any(is_string), stored.variants.iter().all(is_string)) {
        (_, true) => "string",
        (true, _) => "string or document",
        (false, _) => "document",
    };
    bodies(cx, stored, bson_type, encode.collect(), &find, &|variant| variant.stored.value.clone())
}

/// What a variant holds as locals, and the code that writes it as one value under a key.
fn encode_value(cx: &Context<'_>, content: &Content, key: &TokenStream) -> (TokenStream, TokenStream) {
    let private = &cx.private;
    match content {
        Content::Nothing => (TokenStream::new(), TokenStream::new()),
        Content::Value(value) => {
            let local = local(value);
            let encode = of_field(private, value, quote!(encode));
            (quote!((#local)), quote!(#encode(#local, #key, __out);))
        }
        Content::Fields(fields) => {
            let names = names::of_variant(private, fields, None);
            let asserts = cx.asserts(fields, &names);
            let each = encode_each(private, fields.iter(), &names);
            let write = if fields.is_empty() { quote!(|_| {}) } else { quote!(|__out| { #asserts #each }) };
            (pattern(fields), quote!(#private::variant::document(#key, __out, #write);))
        }
    }
}

fn bodies(
    cx: &Context<'_>,
    stored: &Enum,
    bson_type: &str,
    encode: Vec<TokenStream>,
    find: &TokenStream,
    key: &dyn Fn(&Variant) -> String,
) -> Bodies {
    let private = &cx.private;
    let encode_other = stored.other().map(|other| encode_other(cx, other));
    Bodies {
        accessor: quote!(#private::VariantsField<__P, Self>),
        bson_type: quote!(#bson_type),
        encode: quote! {
            match self {
                #(#encode)*
                #encode_other
            }
        },
        decode: select(cx, stored, find, &quote!(.name()), |variant| decode(cx, variant)),
        missing: None,
        validate: validate(cx, stored, |variant, checks| {
            let key = key(variant);
            quote!(__at.field(#key, |__at| { #checks });)
        }),
    }
}

fn decode(cx: &Context<'_>, variant: &Variant) -> TokenStream {
    let private = &cx.private;
    let ident = &variant.ident;
    let read = match &variant.content {
        Content::Nothing => quote!(__found.no_value().map(|()| Self::#ident)),
        Content::Value(value) => {
            let of_value = |item| of_field(private, value, item);
            let (decode, missing) = (of_value(quote!(decode)), of_value(quote!(missing)));
            let expected = of_value(quote!(BSON_TYPE));
            quote!(__found.value(#decode, #missing, #expected).map(Self::#ident))
        }
        Content::Fields(fields) => {
            let document = decode_fields(cx, variant, fields, None);
            quote! {
                __found.value(
                    |__tag, __from| {
                        __from.expect_tag(__tag, #private::Tag::DOCUMENT)?;
                        #document
                    },
                    || ::core::option::Option::None,
                    "document",
                )
            }
        }
    };
    quote! {
        __from.skip(__tag)?;
        #read
    }
}
