//! Enums whose variants are stored as a string or a number.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Bodies, Context};
use crate::codegen::context::{local, of_field};
use crate::codegen::rules;
use crate::model::{Enum, Integer, Other};

/// As the variants' names.
pub(super) fn named(cx: &Context<'_>, stored: &Enum) -> Bodies {
    let private = &cx.private;
    let names: Vec<_> = stored.names().collect();
    let known = known(cx, stored, &quote!(variant::named), &names);
    let encode = names.iter().map(|name| quote!(__out.string(__key, #name)));
    bodies(cx, stored, "string", encode, &known, &quote!(#private))
}

/// As the variants' numbers.
pub(super) fn numbered(cx: &Context<'_>, stored: &Enum, integer: Integer) -> Bodies {
    let private = &cx.private;
    let numbers = stored.variants.iter().filter_map(|variant| variant.discriminant?.value);
    let numbers: Vec<_> = match integer {
        Integer::Int32 => numbers
            .filter_map(|number| i32::try_from(number).ok())
            .map(Literal::i32_suffixed)
            .map(|n| quote!(#n))
            .collect(),
        Integer::Int64 => numbers.map(Literal::i64_suffixed).map(|n| quote!(#n)).collect(),
    };
    let known = known(cx, stored, &quote!(variant::numbered), &numbers);
    let encode = numbers.iter().map(|number| quote!(#private::FieldType::encode(&#number, __key, __out)));
    bodies(cx, stored, integer.name(), encode, &known, &quote!(#private))
}

/// Reads one of the variants that the enum names.
fn known(cx: &Context<'_>, stored: &Enum, function: &TokenStream, values: &[impl quote::ToTokens]) -> TokenStream {
    let private = &cx.private;
    let pick = pick(stored, values);
    quote!(#private::#function(__tag, __from, &[#(#values),*], |__value| #pick))
}

/// The variant that is stored as `__value`, if there is one.
fn pick(stored: &Enum, values: &[impl quote::ToTokens]) -> TokenStream {
    let variants = stored.variants.iter().map(|variant| &variant.ident);
    quote! {
        match __value {
            #(#values => ::core::option::Option::Some(Self::#variants),)*
            _ => ::core::option::Option::None,
        }
    }
}

fn bodies(
    cx: &Context<'_>,
    stored: &Enum,
    bson_type: &str,
    encode: impl Iterator<Item = TokenStream>,
    known: &TokenStream,
    private: &TokenStream,
) -> Bodies {
    let variants = stored.variants.iter().map(|variant| &variant.ident);
    let other = stored.other();
    let encode_other = other.map(|other| encode_other(cx, other));
    let decode = match other {
        None => known.clone(),
        Some(other) => {
            let decode_other = decode_other(cx, other);
            quote!(#private::variant::or_other(__tag, __from, |__tag, __from| #known, |__tag, __from| #decode_other))
        }
    };
    Bodies {
        accessor: quote!(#private::Field<__P, Self>),
        bson_type: quote!(#bson_type),
        encode: quote! {
            match self {
                #(Self::#variants => #encode,)*
                #encode_other
            }
        },
        decode,
        missing: None,
        validate: other.map(|other| {
            let arm = validate_other(cx, other);
            let rest = (!stored.variants.is_empty()).then(|| quote!(_ => {}));
            quote! {
                match self {
                    #arm
                    #rest
                }
            }
        }),
    }
}

/// `Self::Other(value) => encode`
pub(super) fn encode_other(cx: &Context<'_>, other: &Other) -> TokenStream {
    let (ident, local) = (&other.ident, local(&other.value));
    let encode = of_field(&cx.private, &other.value, quote!(encode));
    quote!(Self::#ident(#local) => #encode(#local, __key, __out),)
}

pub(super) fn decode_other(cx: &Context<'_>, other: &Other) -> TokenStream {
    let ident = &other.ident;
    let decode = of_field(&cx.private, &other.value, quote!(decode));
    quote!(#decode(__tag, __from).map(Self::#ident))
}

/// `Self::Other(value) => validate`
pub(super) fn validate_other(cx: &Context<'_>, other: &Other) -> TokenStream {
    let (ident, local) = (&other.ident, local(&other.value));
    let validate = rules::validate_value(&cx.private, &other.value);
    quote!(Self::#ident(#local) => { #validate })
}

/// The names are keys of a map, too.
pub(super) fn map_key(cx: &Context<'_>, stored: &Enum) -> TokenStream {
    let private = &cx.private;
    let variants = stored.variants.iter().map(|variant| &variant.ident);
    let names: Vec<_> = stored.names().collect();
    let pick = pick(stored, &names);
    let other = stored.other();
    let other_as_key = other.map(|other| {
        let (ident, ty) = (&other.ident, &other.value.ty);
        quote!(Self::#ident(__value) => <#ty as #private::MapKey>::as_key(__value),)
    });
    let from_key = match other {
        None => quote! {
            let __value = __key;
            #private::variant::key(__key, &[#(#names),*], #pick)
        },
        Some(other) => {
            let (ident, ty) = (&other.ident, &other.value.ty);
            quote! {
                let __value = __key;
                let __known = #pick;
                __known.map_or_else(|| <#ty as #private::MapKey>::from_key(__key).map(Self::#ident), ::core::result::Result::Ok)
            }
        }
    };
    let items = quote! {
        fn as_key(&self) -> #private::KeyText<'_> {
            match self {
                #(Self::#variants => #private::KeyText::Borrowed(#names),)*
                #other_as_key
            }
        }

        fn from_key(__key: &str) -> ::core::result::Result<Self, #private::KeyError> {
            #from_key
        }
    };
    let held: Vec<_> = other.map(|other| &other.value.ty).into_iter().collect();
    cx.inherited(&quote!(MapKey), &held, &items)
}
