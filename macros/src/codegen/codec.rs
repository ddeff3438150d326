//! Encoding and decoding: straight-line code over the fields in stored order.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use super::context::{
    Context, at_key, at_span, at_storage, at_type, computing, ident_at_type, local, of_field, respan,
    take_apart_and_compute,
};
use super::fields::without_self;
use super::names;
use super::view::View;
use crate::model::{Default, Field, SkipNone, Storage, option_of};

/// The body of `encode_fields`.
pub(super) fn encode_fields(cx: &Context<'_>) -> TokenStream {
    let private = &cx.private;
    let take_apart = take_apart_and_compute(cx);
    let names = quote!(<Self as #private::Model>::NAMES);
    let (id, others): (Vec<_>, Vec<_>) = cx.model.fields.iter().partition(|field| field.id.is_some());
    let id = encode_each(private, id.into_iter(), &names);
    let version = cx.model.versions.as_ref().map(|versions| {
        let (key, current) = (key_with_nul(&versions.name), versions.current);
        quote!(#private::FieldType::encode(&#current, #key, __out);)
    });
    let others = encode_each(private, others.into_iter(), &names);
    let model = cx.model;
    let self_type = &cx.self_type;
    let asserts = names::Asserts {
        private,
        owner: &model.ident,
        fields: &model.fields,
        names: &quote!(<#self_type as #private::Model>::NAMES),
        deny_key: model.deny_unknown,
        is_generic: !model.generics.params.is_empty(),
    };
    let asserts = asserts.expand();
    quote!(#asserts #take_apart #id #version #others)
}

/// Writes fields that are taken apart. `names` are those in the whole document.
pub(super) fn encode_each<'a>(
    private: &TokenStream,
    fields: impl Iterator<Item = &'a Field>,
    names: &TokenStream,
) -> TokenStream {
    let fields = fields.filter(|field| !field.is_skipped()).map(|field| {
        let local = local(field);
        if field.is_flattened() {
            let encode = as_flatten(private, field, quote!(encode_elements));
            return quote!(#encode(#local, #names, __out););
        }
        let key = key_with_nul(&field.stored.value);
        let encode = of_field(private, field, quote!(encode));
        let encode = quote!(#encode(#local, #key, __out););
        match is_some(private, field) {
            Some(is_some) => quote!(if #is_some { #encode }),
            None => encode,
        }
    });
    quote!(#(#fields)*)
}

/// Whether there is a value to write, if a `None` is not written.
fn is_some(private: &TokenStream, field: &Field) -> Option<TokenStream> {
    let local = local(field);
    match field.skip_none? {
        SkipNone::Field(key) => {
            let ty = &field.ty;
            let is_some = at_key(key, &quote!(<), ty, &quote!(as #private::Nullable>::is_some));
            let local = at_span(key, local.to_token_stream());
            Some(quote_spanned!(key=> #is_some(#local)))
        }
        SkipNone::Model => option_of(&field.ty).map(|_| quote!(::core::option::Option::is_some(#local))),
    }
}

pub(super) fn as_flatten(private: &TokenStream, field: &Field, item: TokenStream) -> TokenStream {
    let ty = &field.ty;
    at_type(ty, quote_spanned!(ty.span()=> <#ty as #private::Flatten>::#item))
}

/// The body of `decode_document`.
pub(super) fn decode_document(cx: &Context<'_>) -> TokenStream {
    let private = &cx.private;
    let decode = decode_fields(cx, Reading::Owned, quote!(Self));
    let upgrade = cx.model.versions.as_ref().map(|_| {
        quote! {
            if let ::core::option::Option::Some(__version) = #private::upgrade::older_version::<Self>(__from)? {
                return #private::upgrade::decode(__from, __version);
            }
        }
    });
    quote!(#upgrade #decode)
}

/// How documents of older versions are upgraded.
pub(super) fn versioned(cx: &Context<'_>) -> Option<TokenStream> {
    let Context { model, private, self_type, impl_generics, .. } = cx;
    let versions = model.versions.as_ref()?;
    let (name, current, where_clause) = (&versions.name, versions.current, cx.where_clause());
    let steps = versions.upgrades.iter().map(|function| {
        let here = Span::call_site().located_at(function.span());
        let function = respan(function.to_token_stream(), here);
        let apply = at_span(here, quote!(#private::upgrade::Upgrade::apply(#function, __document)));
        quote!(|__document| #apply)
    });
    Some(quote! {
        #[automatically_derived]
        impl #impl_generics #private::upgrade::Versioned for #self_type #where_clause {
            const KEY: &'static str = #name;
            const CURRENT: i32 = #current;
            const STEPS: &'static [#private::upgrade::Step] = &[#(#steps),*];
        }
    })
}

/// The body of `decode_view`.
pub(super) fn decode_view(cx: &Context<'_>, view: &View<'_>) -> TokenStream {
    decode_fields(cx, Reading::View, view.constructor())
}

fn decode_fields(cx: &Context<'_>, reading: Reading, constructor: TokenStream) -> TokenStream {
    let Context { model, private, .. } = cx;
    let document = DocumentCode {
        private,
        reading,
        stored: model.fields_as_stored().collect(),
        passed_over: model.versions.as_ref().map(|versions| versions.name.as_str()),
        names: &quote!(<Self as #private::Model>::NAMES),
        denies_unknown: model.deny_unknown.is_some(),
        constructor,
        fields: &model.fields,
    };
    document.decode()
}

/// What the fields of a document are read as.
#[derive(Debug, Clone, Copy)]
pub(super) enum Reading {
    /// Values that own their data.
    Owned,
    /// What they are in a view.
    View,
}

/// A document whose fields are known.
pub(super) struct DocumentCode<'a> {
    pub(super) private: &'a TokenStream,
    pub(super) reading: Reading,
    /// The fields as they stand in the document.
    pub(super) stored: Vec<&'a Field>,
    /// The key that has been read already: a variant's tag, which stands first, or the schema version.
    pub(super) passed_over: Option<&'a str>,
    /// All names in the document, flattened ones included.
    pub(super) names: &'a TokenStream,
    pub(super) denies_unknown: bool,
    /// What is made of the fields, and its fields as they are declared.
    pub(super) constructor: TokenStream,
    pub(super) fields: &'a [Field],
}

impl DocumentCode<'_> {
    /// First the declared order, which costs one comparison per key, then whatever stands elsewhere, by name.
    pub(super) fn decode(&self) -> TokenStream {
        let Self { stored, names, .. } = self;
        let locals = stored.iter().map(|field| local(field));
        let flattens = self.fields.iter().any(Field::is_flattened);
        let whole = flattens.then(|| quote!(let __whole = ::core::clone::Clone::clone(__from);));
        let (expect_passed_over, passed_over) = self.passed_over.map(|key| self.pass_over(key)).unzip();
        let has_id = stored.first().is_some_and(|field| field.id.is_some());
        let (first, others) = stored.split_at(usize::from(has_id));
        let expect_first = first.iter().map(|field| self.expect(field));
        let expect_others = others.iter().map(|field| self.expect(field));
        let elements = stored.iter().map(|field| self.element(field));
        let unknown =
            if self.denies_unknown { quote!(__from.deny(__tag, __key, #names)?) } else { quote!(__from.skip(__tag)?) };
        let made = self.make();
        quote! {
            #whole
            let __document = __from.begin_document()?;
            #(let mut #locals = ::core::option::Option::None;)*
            #(#expect_first?;)*
            #expect_passed_over
            #(#expect_others?;)*
            while let ::core::option::Option::Some((__tag, __key)) = __from.next_element(&__document)? {
                match __key {
                    #passed_over
                    #(#elements)*
                    _ => #unknown,
                }
            }
            #made
        }
    }

    fn expect(&self, field: &Field) -> TokenStream {
        let private = self.private;
        let (from, slot, key) = (quote!(__from), slot(field), key_with_nul(&field.stored.value));
        let decode = self.item(field, "decode");
        at_storage(field, quote_spanned!(field.ty.span()=> #private::Decoder::expect(#from, #key, #slot, #decode)))
    }

    /// The arm of a key that is read by name.
    fn element(&self, field: &Field) -> TokenStream {
        let private = self.private;
        let (from, tag, slot) = (quote!(__from), quote!(__tag), slot(field));
        let keys = field.names().map(|name| Literal::byte_string(name.value.as_bytes()));
        let decode = self.item(field, "decode");
        let element = quote_spanned!(field.ty.span()=> #private::Decoder::element(#from, #tag, #slot, #decode));
        let element = at_storage(field, element);
        quote!(#(#keys)|* => #element?,)
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

    /// A function that reads a field, or stands in for a missing one.
    fn item(&self, field: &Field, name: &str) -> TokenStream {
        match (self.reading, &field.storage) {
            (Reading::View, Storage::Own) => self.of_view(field, &format_ident!("{name}_ref")),
            // What an adapter reads is a value that owns its data.
            _ => of_field(self.private, field, format_ident!("{name}").into_token_stream()),
        }
    }

    fn of_view(&self, field: &Field, item: &Ident) -> TokenStream {
        let (private, ty) = (self.private, &field.ty);
        at_type(ty, quote_spanned!(ty.span()=> <#ty as #private::View>::#item))
    }

    /// What is made of the slots.
    fn make(&self) -> TokenStream {
        match self.reading {
            Reading::Owned => self.make_owned(),
            Reading::View => {
                let constructor = &self.constructor;
                let fields = self.fields.iter().filter(|field| !field.is_skipped());
                let (idents, values): (Vec<_>, Vec<_>) =
                    fields.map(|field| (ident_at_type(field), self.value_in_view(field))).unzip();
                quote!(::core::result::Result::Ok(#constructor { #(#idents: #values,)* __view: ::core::marker::PhantomData }))
            }
        }
    }

    fn make_owned(&self) -> TokenStream {
        let Self { constructor, fields, .. } = self;
        let idents = fields.iter().map(|field| &field.ident);
        let values = fields.iter().map(|field| self.value(field));
        let made = quote!(#constructor { #(#idents: #values,)* });
        let missing = fields.iter().filter_map(|field| {
            field.computed.as_ref()?;
            let (function, ident, local) = (computing(field), &field.ident, local(field));
            Some((quote!(#local.is_none()), quote!(__made.#ident = #function(&__made))))
        });
        let (missing, compute): (Vec<_>, Vec<_>) = missing.unzip();
        if missing.is_empty() {
            return quote!(::core::result::Result::Ok(#made));
        }
        let computed = (0..missing.len()).map(|at| quote::format_ident!("__computes_{at}")).collect::<Vec<_>>();
        quote! {
            #(let #computed = #missing;)*
            let mut __made = #made;
            #(if #computed { #compute; })*
            ::core::result::Result::Ok(__made)
        }
    }

    /// The value of a field, or what stands in for a missing one.
    fn value(&self, field: &Field) -> TokenStream {
        let Self { private, names, .. } = self;
        if field.is_flattened() {
            let decode = as_flatten(private, field, quote!(decode_elements));
            return quote!(#decode(&__whole, #names)?);
        }
        let local = local(field);
        let default = match (&field.default, &field.computed) {
            (Some(default), _) => default_of(default, field, &quote!(Self)),
            // A placeholder, until there is a model to compute it from.
            (None, Some(computed)) => {
                let ty = &field.ty;
                let default = at_key(computed.key, &quote!(<), ty, &quote!(as #private::Placeholder>::placeholder));
                quote_spanned!(computed.key=> || #default())
            }
            (None, None) if field.is_skipped() => {
                let ty = &field.ty;
                at_type(ty, quote_spanned!(ty.span()=> <#ty as #private::Placeholder>::placeholder))
            }
            (None, None) => return self.required(field),
        };
        if field.is_skipped() { quote!((#default)()) } else { quote!(__document.or_else(#local, #default)) }
    }

    /// The same in a view. A computed field is what is stored: there is no model to compute it from.
    fn value_in_view(&self, field: &Field) -> TokenStream {
        let Self { private, names, .. } = self;
        if field.is_flattened() {
            let ty = &field.ty;
            let decode = quote_spanned!(ty.span()=> <#ty as #private::FlattenView>::decode_elements_ref);
            let decode = at_type(ty, decode);
            return quote!(#decode(&__whole, #names)?);
        }
        let local = local(field);
        match (&field.default, &field.storage) {
            (Some(default), Storage::Own) => {
                let default = default_of(default, field, &quote!(Self));
                let default_ref = self.of_view(field, &format_ident!("default_ref"));
                quote! {
                    match #local {
                        ::core::option::Option::Some(__value) => __value,
                        ::core::option::Option::None => {
                            static __KEPT: #private::view::Kept = #private::view::Kept::new();
                            #default_ref(#default, &__KEPT)?
                        }
                    }
                }
            }
            (Some(default), _) => {
                let default = default_of(default, field, &quote!(Self));
                quote!(__document.or_else(#local, #default))
            }
            (None, _) => self.required(field),
        }
    }

    fn required(&self, field: &Field) -> TokenStream {
        let private = self.private;
        let (local, name, ty) = (local(field), &field.stored.value, &field.ty);
        let missing = self.item(field, "missing");
        let expected = of_field(private, field, quote!(BSON_TYPE));
        let value = quote_spanned!(ty.span()=> ::core::option::Option::or_else(#local, #missing));
        let value = at_storage(field, value);
        quote!(__document.required(#value, #name, #expected)?)
    }
}

/// A function that makes a field's default, where the model is `model`.
pub(super) fn default_of(default: &Default, field: &Field, model: &TokenStream) -> TokenStream {
    let ident = &field.ident;
    match default {
        Default::OfType(key) => {
            let make = quote_spanned!(*key=> ::core::default::Default::default());
            quote!(|| #make)
        }
        Default::Call(function) => without_self(function, model),
        Default::OfStruct(None) => quote!(|| <#model as ::core::default::Default>::default().#ident),
        Default::OfStruct(Some(function)) => {
            let function = without_self(function, model);
            quote! {
                || {
                    let __default: #model = #function();
                    __default.#ident
                }
            }
        }
    }
}

fn slot(field: &Field) -> TokenStream {
    let local = local(field);
    quote_spanned!(local.span()=> &mut #local)
}

pub(super) fn key_with_nul(name: &str) -> Literal {
    let mut key = name.as_bytes().to_vec();
    key.push(0);
    Literal::byte_string(&key)
}
