//! The impls of a newtype or an enum.

mod data;
mod inherited;
mod newtype;
mod scalar;
mod selected;
mod untagged;
mod variants;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::names::Asserts;
use super::view;
use crate::model::{Enum, Field, Form, Param, Shape, ValueType, mentions};

/// Names and generics that the impls share.
struct Context<'a> {
    item: &'a ValueType,
    /// `::docmodel::__private`
    private: TokenStream,
    /// `Email<T>`
    self_type: TokenStream,
    /// `<T: FieldType>`
    impl_generics: TokenStream,
    /// `T: FieldType`
    params: Vec<TokenStream>,
}

impl<'a> Context<'a> {
    fn new(item: &'a ValueType) -> Self {
        let crate_path = &item.crate_path;
        let private = quote!(#crate_path::__private);
        let fields = item.fields();
        let params = item.generics.params.iter().map(|param| match param {
            Param::Type { ident, bounds } => {
                let bounds = bounds.iter();
                // What only marks the type need not be one that is stored.
                let is_stored = fields.iter().any(|field| mentions(&field.ty, ident));
                let own = if is_stored { quote!(#private::FieldType) } else { quote!('static) };
                quote!(#ident: #(#bounds +)* #own)
            }
            Param::Const { ident, ty } => quote!(const #ident: #ty),
        });
        let params: Vec<_> = params.collect();
        Self {
            item,
            self_type: item.generics.apply(&item.ident),
            impl_generics: if params.is_empty() { TokenStream::new() } else { quote!(<#(#params),*>) },
            private,
            params,
        }
    }

    /// An impl of a trait of the runtime that holds if the trait holds for all of these types.
    ///
    /// A bound that is false for a type without parameters would be an error, were it not for `SameAs`.
    fn inherited(&self, name: &TokenStream, from: &[&impl ToTokens], items: &TokenStream) -> TokenStream {
        let Self { private, self_type, impl_generics, .. } = self;
        let declared = self.item.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
        quote! {
            #[automatically_derived]
            impl #impl_generics #private::#name for #self_type
            where
                #(#declared,)*
                #(for<'__a> <#from as #private::SameAs<'__a>>::Type: #private::#name,)*
            {
                #items
            }
        }
    }

    /// What has to hold for flattened fields of a variant.
    fn asserts(&self, fields: &[Field], names: &TokenStream) -> TokenStream {
        let asserts = Asserts {
            private: &self.private,
            owner: &self.item.ident,
            fields,
            names,
            deny_key: None,
            is_generic: !self.item.generics.params.is_empty(),
        };
        asserts.expand()
    }

    /// An impl of a trait of the runtime without items.
    fn marker(&self, name: &TokenStream) -> TokenStream {
        let Self { private, self_type, impl_generics, .. } = self;
        let where_clause = &self.item.generics.where_clause;
        quote! {
            #[automatically_derived]
            impl #impl_generics #private::#name for #self_type #where_clause {}
        }
    }
}

/// The parts of the impl of `FieldType`.
struct Bodies {
    accessor: TokenStream,
    bson_type: TokenStream,
    encode: TokenStream,
    decode: TokenStream,
    /// None if there is nothing that stands for a missing value.
    missing: Option<TokenStream>,
    /// None if there is nothing to check.
    validate: Option<TokenStream>,
}

pub(super) fn expand(item: &ValueType) -> TokenStream {
    let cx = Context::new(item);
    let (bodies, others) = match &item.shape {
        Shape::Newtype(newtype) => (newtype::bodies(&cx, newtype), inherited::impls(&cx, newtype)),
        Shape::Enum(stored) => of_enum(&cx, stored),
        Shape::Unknown => return expand_fallback(item),
    };
    assemble(&cx, &bodies, &others)
}

fn of_enum(cx: &Context<'_>, stored: &Enum) -> (Bodies, TokenStream) {
    let id = cx.marker(&quote!(DocumentId));
    match &stored.form {
        Form::Name => {
            let key = scalar::map_key(cx, stored);
            (scalar::named(cx, stored), quote!(#id #key))
        }
        Form::Number(integer) => (scalar::numbered(cx, stored, *integer), id),
        Form::Internal { tag } => (data::bodies(cx, stored, &tag.value), id),
        Form::Adjacent { tag, content } => (selected::adjacent(cx, stored, &tag.value, &content.value), id),
        Form::External => (selected::external(cx, stored), id),
        Form::Untagged => (untagged::bodies(cx, stored), untagged::type_names(cx, stored)),
    }
}

/// The expansion after a mistake: every signature, and no behaviour.
pub(super) fn expand_fallback(item: &ValueType) -> TokenStream {
    let cx = Context::new(item);
    let private = &cx.private;
    let unreached = || quote!(::core::unimplemented!());
    let accessor = match &item.shape {
        Shape::Enum(stored) if stored.form.has_data() => quote!(VariantsField),
        _ => quote!(Field),
    };
    let bodies = Bodies {
        accessor: quote!(#private::#accessor<__P, Self>),
        bson_type: "".to_token_stream(),
        encode: unreached(),
        decode: unreached(),
        missing: None,
        validate: None,
    };
    let id = cx.marker(&quote!(DocumentId));
    let ordered = match item.shape {
        Shape::Newtype(_) => cx.marker(&quote!(Ordered)),
        Shape::Enum(_) | Shape::Unknown => TokenStream::new(),
    };
    assemble(&cx, &bodies, &quote!(#id #ordered))
}

fn assemble(cx: &Context<'_>, bodies: &Bodies, others: &TokenStream) -> TokenStream {
    let Context { private, self_type, impl_generics, .. } = cx;
    let Bodies { accessor, bson_type, encode, decode, missing, validate } = bodies;
    let where_clause = &cx.item.generics.where_clause;
    let missing = missing.as_ref().map(|missing| {
        quote! {
            fn missing() -> ::core::option::Option<Self> {
                #missing
            }
        }
    });
    let validate = validate.as_ref().map(|validate| {
        quote! {
            fn validate(&self, __at: &mut #private::Validator) {
                #validate
            }
        }
    });
    let variants::Items { declared, impls } = variants::items(cx);
    let form = view::form(private, impl_generics, self_type, where_clause.as_ref(), "Owned");
    quote! {
        #declared
        #[allow(deprecated, reason = "a deprecated variant is still stored")]
        #[allow(unused_qualifications, reason = "names are found whatever is in scope")]
        const _: () = {
            #[automatically_derived]
            impl #impl_generics #private::FieldType for #self_type #where_clause {
                type Accessor<__P: #private::Path> = #accessor;
                const BSON_TYPE: &'static str = #bson_type;

                fn encode(&self, __key: &[u8], __out: &mut #private::Encoder) {
                    #encode
                }

                fn decode(
                    __tag: #private::Tag,
                    __from: &mut #private::Decoder<'_>,
                ) -> ::core::result::Result<Self, #private::DecodeError> {
                    #decode
                }

                #missing

                #validate
            }

            #form

            #others

            #impls
        };
    }
}
