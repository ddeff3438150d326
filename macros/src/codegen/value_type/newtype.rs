//! A newtype: everything of the value in it.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Ident;

use super::{Bodies, Context};
use crate::codegen::context::{as_field_type, at_type, local};
use crate::codegen::rules;
use crate::model::Newtype;

pub(super) fn bodies(cx: &Context<'_>, newtype: &Newtype) -> Bodies {
    let private = &cx.private;
    let ty = &newtype.value.ty;
    let position = Literal::usize_unsuffixed(newtype.position);
    let local = local(&newtype.value);
    let of_value = |item| as_field_type(private, ty, item);
    let (encode, decode, missing) = (of_value(quote!(encode)), of_value(quote!(decode)), of_value(quote!(missing)));
    let accessor = at_type(ty, quote!(#private::AccessorOf<#ty, __P>));
    let make = make(newtype, &local);
    let validate = rules::validate_value(private, &newtype.value);
    Bodies {
        accessor: quote!(<#accessor as #private::Accessor>::Newtype<Self>),
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

fn make(newtype: &Newtype, value: &Ident) -> TokenStream {
    let position = Literal::usize_unsuffixed(newtype.position);
    let phantoms = newtype.phantoms.iter().map(|position| Literal::usize_unsuffixed(*position));
    quote!(Self { #position: #value, #(#phantoms: ::core::marker::PhantomData,)* })
}

/// What the value's type can do, the newtype can.
pub(super) fn inherited_impls(cx: &Context<'_>, newtype: &Newtype) -> TokenStream {
    let private = &cx.private;
    let ty = &newtype.value.ty;
    let position = Literal::usize_unsuffixed(newtype.position);
    let local = local(&newtype.value);
    let make = make(newtype, &local);
    let inherit = |name: TokenStream, items: TokenStream| cx.inherited(&name, &[ty], &items);
    let impls = [
        inherit(quote!(Ordered), TokenStream::new()),
        inherit(quote!(Numeric), quote!(type Amount = <#ty as #private::Numeric>::Amount;)),
        inherit(quote!(Sequence), TokenStream::new()),
        inherit(quote!(Growable), TokenStream::new()),
        inherit(
            quote!(DocumentId),
            quote! {
                fn fill(&mut self) {
                    <#ty as #private::DocumentId>::fill(&mut self.#position);
                }
            },
        ),
        inherit(
            quote!(MapKey),
            quote! {
                fn as_key(&self) -> #private::KeyText<'_> {
                    <#ty as #private::MapKey>::as_key(&self.#position)
                }

                fn from_key(__key: &str) -> ::core::result::Result<Self, #private::KeyError> {
                    <#ty as #private::MapKey>::from_key(__key).map(|#local| #make)
                }
            },
        ),
        inherit(
            quote!(rule::Number),
            quote! {
                type Bound = <#ty as #private::rule::Number>::Bound;

                fn number(&self) -> ::core::option::Option<&Self::Bound> {
                    <#ty as #private::rule::Number>::number(&self.#position)
                }
            },
        ),
        inherit(
            quote!(rule::Text),
            quote! {
                fn text(&self) -> ::core::option::Option<&str> {
                    <#ty as #private::rule::Text>::text(&self.#position)
                }
            },
        ),
        inherit(
            quote!(rule::Items),
            quote! {
                fn items(&self) -> ::core::option::Option<usize> {
                    <#ty as #private::rule::Items>::items(&self.#position)
                }
            },
        ),
    ];
    impls.into_iter().collect()
}
