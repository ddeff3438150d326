//! What the value's type can do, the newtype can.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Type;

use super::Context;
use super::newtype::make;
use crate::codegen::context::{local, stored_type};
use crate::model::Newtype;
use crate::source::source_of;

/// Traits of the runtime that a newtype has if its value has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trait {
    Ordered,
    Numeric,
    Integral,
    CurrentDate,
    Sequence,
    Growable,
    DocumentId,
    MapKey,
    Number,
    Text,
    Items,
}

impl Trait {
    const ALL: [Self; 11] = [
        Self::Ordered,
        Self::Numeric,
        Self::Integral,
        Self::CurrentDate,
        Self::Sequence,
        Self::Growable,
        Self::DocumentId,
        Self::MapKey,
        Self::Number,
        Self::Text,
        Self::Items,
    ];

    /// Whether it depends on how the value is stored, which an adapter may change.
    fn is_about_what_is_stored(self) -> bool {
        matches!(
            self,
            Self::Ordered | Self::Numeric | Self::Integral | Self::CurrentDate | Self::Sequence | Self::Growable
        )
    }

    /// Those that a type may have. Whether it does is for its impls to say; but what is certain not to hold need not be
    /// written, and is a shorter error where it is missed.
    fn of(ty: &Type) -> &'static [Self] {
        let name = source_of(ty);
        let path = name.split('<').next().unwrap_or_default();
        match path.rsplit("::").next().unwrap_or_default() {
            "String" => &[Self::Ordered, Self::DocumentId, Self::MapKey, Self::Text],
            "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" => {
                &[Self::Ordered, Self::Numeric, Self::Integral, Self::DocumentId, Self::Number]
            }
            "f32" | "f64" => &[Self::Ordered, Self::Numeric, Self::DocumentId, Self::Number],
            "bool" => &[Self::DocumentId],
            "DateTime" => &[Self::Ordered, Self::CurrentDate, Self::DocumentId, Self::MapKey],
            "char" | "ObjectId" | "Uuid" => &[Self::Ordered, Self::DocumentId, Self::MapKey],
            "Vec" | "VecDeque" | "HashSet" | "BTreeSet" | "HashMap" | "BTreeMap" => {
                &[Self::Sequence, Self::Growable, Self::Items]
            }
            _ => &Self::ALL,
        }
    }
}

pub(super) fn impls(cx: &Context<'_>, newtype: &Newtype) -> TokenStream {
    let ty = &newtype.value.ty;
    let stored = stored_type(&cx.private, &newtype.value);
    let impls = Trait::of(ty).iter().map(|inherited| {
        let (name, items) = items(cx, newtype, *inherited);
        if inherited.is_about_what_is_stored() {
            cx.inherited(&name, &[&stored], &items)
        } else {
            cx.inherited(&name, &[ty], &items)
        }
    });
    impls.collect()
}

/// The name of a trait, and its items.
fn items(cx: &Context<'_>, newtype: &Newtype, inherited: Trait) -> (TokenStream, TokenStream) {
    let private = &cx.private;
    let ty = &newtype.value.ty;
    let position = Literal::usize_unsuffixed(newtype.position);
    match inherited {
        Trait::Ordered => (quote!(Ordered), TokenStream::new()),
        Trait::Sequence => (quote!(Sequence), TokenStream::new()),
        Trait::Growable => (quote!(Growable), TokenStream::new()),
        Trait::Numeric => {
            let stored = stored_type(private, &newtype.value);
            (quote!(Numeric), quote!(type Amount = <#stored as #private::Numeric>::Amount;))
        }
        Trait::Integral => (quote!(Integral), TokenStream::new()),
        Trait::CurrentDate => {
            let stored = stored_type(private, &newtype.value);
            let items = quote!(const TYPE: &'static str = <#stored as #private::CurrentDate>::TYPE;);
            (quote!(CurrentDate), items)
        }
        Trait::DocumentId => {
            let items = quote! {
                fn fill(&mut self) {
                    <#ty as #private::DocumentId>::fill(&mut self.#position);
                }
            };
            (quote!(DocumentId), items)
        }
        Trait::MapKey => (quote!(MapKey), map_key(private, newtype)),
        Trait::Number => {
            let items = quote! {
                type Bound = <#ty as #private::rule::Number>::Bound;

                fn number(&self) -> ::core::option::Option<&Self::Bound> {
                    <#ty as #private::rule::Number>::number(&self.#position)
                }
            };
            (quote!(rule::Number), items)
        }
        Trait::Text => {
            let items = quote! {
                fn text(&self) -> ::core::option::Option<&str> {
                    <#ty as #private::rule::Text>::text(&self.#position)
                }
            };
            (quote!(rule::Text), items)
        }
        Trait::Items => {
            let items = quote! {
                fn items(&self) -> ::core::option::Option<usize> {
                    <#ty as #private::rule::Items>::items(&self.#position)
                }
            };
            (quote!(rule::Items), items)
        }
    }
}

fn map_key(private: &TokenStream, newtype: &Newtype) -> TokenStream {
    let ty = &newtype.value.ty;
    let position = Literal::usize_unsuffixed(newtype.position);
    let local = local(&newtype.value);
    let make = make(newtype, &local);
    quote! {
        fn as_key(&self) -> #private::KeyText<'_> {
            <#ty as #private::MapKey>::as_key(&self.#position)
        }

        fn from_key(__key: &str) -> ::core::result::Result<Self, #private::KeyError> {
            <#ty as #private::MapKey>::from_key(__key).map(|#local| #make)
        }
    }
}
