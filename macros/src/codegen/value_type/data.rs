//! Enums that are stored as a document with the variant's fields and its name.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::scalar::{decode_other, encode_other, validate_other};
use super::{Bodies, Context};
use crate::codegen::codec::{DocumentCode, Reading, encode_each, key_with_nul};
use crate::codegen::context::{at_type, local, pattern};
use crate::codegen::{names, rules};
use crate::model::{Content, Enum, Variant, mentions};
use crate::source::source_of;

pub(super) fn bodies(cx: &Context<'_>, stored: &Enum, tag: &str) -> Bodies {
    let private = &cx.private;
    let encode = stored.variants.iter().map(|variant| encode(cx, variant, tag));
    let encode_other = stored.other().map(|other| encode_other(cx, other));
    let find = quote!(#private::variant::internal(__tag, __from, #tag));
    Bodies {
        accessor: quote!(#private::VariantsField<__P, Self>),
        bson_type: quote!("document"),
        encode: quote! {
            match self {
                #(#encode)*
                #encode_other
            }
        },
        decode: select(cx, stored, &find, &quote!(), |variant| decode(cx, variant, tag)),
        missing: None,
        validate: validate(cx, stored, |_, checks| checks),
    }
}

/// The model in a variant leaves the tag alone: it has no field of that name, which would be stored twice, and neither
/// denies it nor holds it in a map. Where the model depends on a parameter, it is checked for each type that is used.
fn assert_free_tag(cx: &Context<'_>, ty: &Type, tag: &str) -> TokenStream {
    let private = &cx.private;
    let (name, owner) = (source_of(ty), &cx.item.ident);
    let taken = format!(
        "`{name}` has a field that is stored as `{tag}`, which is the tag of `{owner}`; give one of them another name"
    );
    let closed = format!(
        "`{name}` cannot stand beside the tag of `{owner}`: it denies keys that are not its own, or holds them in a map, \
         and `{tag}` would be among them; store what is in the variant apart, as `external` and `content = \"..\"` do"
    );
    let tag_bytes = proc_macro2::Literal::byte_string(tag.as_bytes());
    let names = quote!(<#ty as #private::Model>::NAMES);
    let asserts = [
        at_type(ty, quote!(::core::assert!(!#names.contains(#tag_bytes), #taken))),
        at_type(ty, quote!(::core::assert!(#names.is_open(), #closed))),
    ];
    if cx.item.generics.type_params().any(|param| mentions(ty, param)) {
        quote!(#(const { #asserts };)*)
    } else {
        quote!(#(const _: () = #asserts;)*)
    }
}

fn encode(cx: &Context<'_>, variant: &Variant, tag: &str) -> TokenStream {
    let private = &cx.private;
    let (ident, name, key) = (&variant.ident, &variant.stored.value, key_with_nul(tag));
    let (pattern, fields) = match &variant.content {
        Content::Nothing => (TokenStream::new(), TokenStream::new()),
        Content::Value(value) => {
            let local = local(value);
            let ty = &value.ty;
            let assert = assert_free_tag(cx, ty, tag);
            let encode = at_type(ty, quote_spanned!(ty.span()=> <#ty as #private::Model>::encode_fields));
            (quote!((#local)), quote!(#assert #encode(#local, __out);))
        }
        Content::Fields(fields) => {
            let names = names::of_variant(private, fields, Some(tag));
            let asserts = cx.asserts(fields, &names);
            let encode = encode_each(private, fields.iter(), &names);
            (pattern(fields), quote!(#asserts #encode))
        }
    };
    quote! {
        Self::#ident #pattern => #private::variant::document(__key, __out, |__out| {
            __out.string(#key, #name);
            #fields
        }),
    }
}

fn decode(cx: &Context<'_>, variant: &Variant, tag: &str) -> TokenStream {
    let private = &cx.private;
    let ident = &variant.ident;
    match &variant.content {
        Content::Nothing => quote!(__from.skip(__tag).map(|()| Self::#ident)),
        Content::Value(value) => {
            let ty = &value.ty;
            let decode = at_type(ty, quote_spanned!(ty.span()=> <#ty as #private::Model>::decode_document));
            quote!(#decode(__from).map(Self::#ident))
        }
        Content::Fields(fields) => decode_fields(cx, variant, fields, Some(tag)),
    }
}

/// Reads the fields of a variant.
pub(super) fn decode_fields(
    cx: &Context<'_>,
    variant: &Variant,
    fields: &[crate::model::Field],
    tag: Option<&str>,
) -> TokenStream {
    let ident = &variant.ident;
    let document = DocumentCode {
        private: &cx.private,
        reading: Reading::Owned,
        stored: fields.iter().filter(|field| field.is_stored()).collect(),
        passed_over: tag,
        names: &names::of_variant(&cx.private, fields, tag),
        denies_unknown: false,
        constructor: quote!(Self::#ident),
        fields,
    };
    document.decode()
}

/// Finds the variant's name, and reads the variant. `name` is what leads from what `find` finds to the name.
pub(super) fn select(
    cx: &Context<'_>,
    stored: &Enum,
    find: &TokenStream,
    name: &TokenStream,
    decode: impl Fn(&Variant) -> TokenStream,
) -> TokenStream {
    let names: Vec<_> = stored.names().collect();
    let decode = stored.variants.iter().map(decode);
    match stored.other() {
        None => quote! {
            let __found = #find?;
            match __found #name.text() {
                #(#names => { #decode })*
                _ => ::core::result::Result::Err(__found #name.unknown(&[#(#names),*])),
            }
        },
        // What has no name is another one, too.
        Some(other) => {
            let other = decode_other(cx, other);
            quote! {
                let __found = #find;
                match __found.as_ref().map(|__found| __found #name.text()) {
                    #(::core::result::Result::Ok(#names) => {
                        let __found = __found?;
                        #decode
                    })*
                    _ => #other,
                }
            }
        }
    }
}

/// The checks of all variants that hold something. `inside` says where in the stored value that is.
pub(super) fn validate(
    cx: &Context<'_>,
    stored: &Enum,
    inside: impl Fn(&Variant, TokenStream) -> TokenStream,
) -> Option<TokenStream> {
    let private = &cx.private;
    let holding = stored.variants.iter().filter_map(|variant| {
        let ident = &variant.ident;
        let (pattern, checks) = match &variant.content {
            Content::Value(value) => {
                let local = local(value);
                (quote!((#local)), rules::validate_value(private, value))
            }
            Content::Fields(fields) if !fields.is_empty() => (pattern(fields), rules::validate_each(private, fields)),
            Content::Nothing | Content::Fields(_) => return None,
        };
        let checks = inside(variant, checks);
        Some(quote!(Self::#ident #pattern => { #checks }))
    });
    let mut arms: Vec<_> = holding.collect();
    arms.extend(stored.other().map(|other| validate_other(cx, other)));
    let is_complete = arms.len() == stored.variants.len() + usize::from(stored.other().is_some());
    let rest = (!is_complete).then(|| quote!(_ => {}));
    (!arms.is_empty()).then(|| {
        quote! {
            match self {
                #(#arms)*
                #rest
            }
        }
    })
}
