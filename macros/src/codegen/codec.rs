//! Encoding and decoding: straight-line code over the fields in stored order.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::context::{Context, as_field_type, at_type, local, take_apart};
use crate::model::{Default, Field};

/// The body of `encode_fields`.
pub(super) fn encode_fields(cx: &Context<'_>) -> TokenStream {
    let take_apart = take_apart(cx);
    let fields = encode_each(&cx.private, cx.model.fields_as_stored());
    quote!(#take_apart #fields)
}

/// Writes fields that are taken apart.
pub(super) fn encode_each<'a>(private: &TokenStream, fields: impl Iterator<Item = &'a Field>) -> TokenStream {
    let fields = fields.map(|field| {
        let local = local(field);
        let key = key_with_nul(&field.stored.value);
        let encode = as_field_type(private, &field.ty, quote!(encode));
        quote!(#encode(#local, #key, __out);)
    });
    quote!(#(#fields)*)
}

/// The body of `decode_document`.
pub(super) fn decode_document(cx: &Context<'_>) -> TokenStream {
    let document = DocumentCode {
        private: &cx.private,
        stored: cx.model.fields_as_stored().collect(),
        tag: None,
        constructor: quote!(Self),
        fields: &cx.model.fields,
    };
    document.decode()
}

/// A document whose fields are known.
pub(super) struct DocumentCode<'a> {
    pub(super) private: &'a TokenStream,
    /// The fields as they stand in the document.
    pub(super) stored: Vec<&'a Field>,
    /// The key before the first field that has been read already, and is passed over.
    pub(super) tag: Option<&'a str>,
    /// What is made of the fields, and its fields as they are declared.
    pub(super) constructor: TokenStream,
    pub(super) fields: &'a [Field],
}

impl DocumentCode<'_> {
    /// First the declared order, which costs one comparison per key, then whatever stands elsewhere, by name.
    pub(super) fn decode(&self) -> TokenStream {
        let Self { private, stored: fields, constructor, .. } = self;
        let locals: Vec<_> = fields.iter().map(|field| local(field)).collect();
        let slots: Vec<_> = locals.iter().map(|local| quote_spanned!(local.span()=> &mut #local)).collect();
        let (from, tag) = (quote!(__from), quote!(__tag));
        let expect = fields.iter().zip(&slots).map(|(field, slot)| {
            let key = key_with_nul(&field.stored.value);
            let decode = as_field_type(private, &field.ty, quote!(decode));
            at_type(&field.ty, quote_spanned!(field.ty.span()=> #private::Decoder::expect(#from, #key, #slot, #decode)))
        });
        let element = fields.iter().zip(&slots).map(|(field, slot)| {
            let decode = as_field_type(private, &field.ty, quote!(decode));
            at_type(
                &field.ty,
                quote_spanned!(field.ty.span()=> #private::Decoder::element(#from, #tag, #slot, #decode)),
            )
        });
        let keys = fields.iter().map(|field| Literal::byte_string(field.stored.value.as_bytes()));
        let idents = self.fields.iter().map(|field| &field.ident);
        let values = self.fields.iter().map(|field| value(private, field));
        let (expect_tag, tag_element) = self.tag.map(|tag| self.pass_over(tag)).unzip();
        quote! {
            let __document = __from.begin_document()?;
            #(let mut #locals = ::core::option::Option::None;)*
            #expect_tag
            #(#expect?;)*
            while let ::core::option::Option::Some((__tag, __key)) = __from.next_element(&__document)? {
                match __key {
                    #tag_element
                    #(#keys => #element?,)*
                    _ => __from.skip(__tag)?,
                }
            }
            ::core::result::Result::Ok(#constructor {
                #(#idents: #values,)*
            })
        }
    }

    fn pass_over(&self, tag: &str) -> (TokenStream, TokenStream) {
        let private = self.private;
        let (key, key_with_nul) = (Literal::byte_string(tag.as_bytes()), key_with_nul(tag));
        let expect = quote! {
            let mut __name = ::core::option::Option::None;
            #private::Decoder::expect(__from, #key_with_nul, &mut __name, |__tag, __from| __from.skip(__tag))?;
        };
        let element = quote! {
            #key => #private::Decoder::element(__from, __tag, &mut __name, |__tag, __from| __from.skip(__tag))?,
        };
        (expect, element)
    }
}

/// The value of a decoded field, or what stands in for a missing one.
fn value(private: &TokenStream, field: &Field) -> TokenStream {
    let local = local(field);
    let ident = &field.ident;
    let default = match &field.default {
        None => {
            let name = &field.stored.value;
            let missing = as_field_type(private, &field.ty, quote!(missing));
            let expected = as_field_type(private, &field.ty, quote!(BSON_TYPE));
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

pub(super) fn key_with_nul(name: &str) -> Literal {
    let mut key = name.as_bytes().to_vec();
    key.push(0);
    Literal::byte_string(&key)
}
