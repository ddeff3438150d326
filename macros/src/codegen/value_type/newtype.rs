//! A newtype: everything of the value in it.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Ident;

use super::{Bodies, Context};
use crate::codegen::context::{accessor_of, at_storage, local, of_field};
use crate::codegen::rules;
use crate::model::Newtype;

pub(super) fn bodies(cx: &Context<'_>, newtype: &Newtype) -> Bodies {
    let private = &cx.private;
    let position = Literal::usize_unsuffixed(newtype.position);
    let local = local(&newtype.value);
    let of_value = |item| of_field(private, &newtype.value, item);
    let (encode, decode, missing) = (of_value(quote!(encode)), of_value(quote!(decode)), of_value(quote!(missing)));
    let accessor = accessor_of(private, &newtype.value, &quote!(__P));
    let accessor = at_storage(&newtype.value, quote!(<#accessor as #private::Accessor>::Newtype<Self>));
    let make = make(newtype, &local);
    let validate = rules::validate_value(private, &newtype.value);
    Bodies {
        accessor,
        bson_type: of_value(quote!(BSON_TYPE)),
        encode: quote!(#encode(&self.#position, __key, __out)),
        decode: quote!(#decode(__tag, __from).map(|#local| #make)),
        missing: Some(quote!(#missing().map(|#local| #make))),
        validate: Some(quote! {
            let Self { #position: #local, .. } = self;
            #validate
        }),
    }
}

pub(super) fn make(newtype: &Newtype, value: &Ident) -> TokenStream {
    let position = Literal::usize_unsuffixed(newtype.position);
    let phantoms = newtype.phantoms.iter().map(|position| Literal::usize_unsuffixed(*position));
    quote!(Self { #position: #value, #(#phantoms: ::core::marker::PhantomData,)* })
}
