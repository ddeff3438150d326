//! What a document has besides its id that docmodel writes by itself, and what is called when it is written.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::context::{Context, at_type, computing, local};
use crate::model::Field;

/// The items of the impl of `Model`.
pub(super) fn model_items(cx: &Context<'_>) -> TokenStream {
    let private = &cx.private;
    let snapshot = cx.model.snapshot_field().map(|field| {
        let (ident, ty) = (&field.ident, &field.ty);
        let of_snapshot =
            |item: TokenStream| at_type(ty, quote_spanned!(ty.span()=> <#ty as #private::KeepsSnapshot>::#item));
        let (get, get_mut) = (of_snapshot(quote!(get)), of_snapshot(quote!(get_mut)));
        quote! {
            fn snapshot(&self) -> ::core::option::Option<&#private::Snapshot> {
                ::core::option::Option::Some(#get(&self.#ident))
            }

            fn snapshot_mut(&mut self) -> ::core::option::Option<&mut #private::Snapshot> {
                ::core::option::Option::Some(#get_mut(&mut self.#ident))
            }
        }
    });
    let computed: Vec<_> = cx.model.fields.iter().filter(|field| field.computed.is_some()).collect();
    let compute = (!computed.is_empty()).then(|| {
        let (idents, locals): (Vec<_>, Vec<_>) = computed.iter().map(|field| (&field.ident, local(field))).unzip();
        let functions = computed.iter().map(|field| computing(field));
        // All see the model as it is when it is encoded.
        quote! {
            fn compute_fields(&mut self) {
                #(let #locals = #functions(self);)*
                #(self.#idents = #locals;)*
            }
        }
    });
    quote!(#snapshot #compute)
}

/// The items of the impl of `DocumentModel`.
pub(super) fn items(cx: &Context<'_>) -> TokenStream {
    let private = &cx.private;
    let version = cx.model.version_field().map(|field| {
        let (ident, ty, name) = (&field.ident, &field.ty, &field.stored.value);
        let number =
            |item: TokenStream| at_type(ty, quote_spanned!(ty.span()=> <#ty as #private::VersionNumber>::#item));
        let (is_long, get, set) = (number(quote!(IS_LONG)), number(quote!(get)), number(quote!(set_number)));
        quote! {
            const VERSION: ::core::option::Option<#private::Version> =
                ::core::option::Option::Some(#private::Version { name: #name, is_long: #is_long });

            fn version_number(&self) -> i64 {
                #get(&self.#ident)
            }

            fn set_version_number(&mut self, __number: i64) {
                #set(&mut self.#ident, __number);
            }
        }
    });
    let timestamps = timestamps(cx);
    // An error about a missing `impl Hooks` belongs on the key.
    let hooks = cx.model.hooks.map(|key| {
        let dispatch = quote_spanned!(key=> #private::dispatch::<Self>);
        quote!(const HOOKS: ::core::option::Option<#private::Dispatch<Self>> = ::core::option::Option::Some(#dispatch);)
    });
    let soft_delete = soft_delete(cx);
    quote!(#version #timestamps #hooks #soft_delete)
}

fn soft_delete(cx: &Context<'_>) -> Option<TokenStream> {
    let private = &cx.private;
    let field = cx.model.deleted_field()?;
    let (ident, ty, name) = (&field.ident, &field.ty, &field.stored.value);
    let has_time = at_type(ty, quote_spanned!(ty.span()=> <#ty as #private::DeletionTime>::has_time));
    Some(quote! {
        const SOFT_DELETE: ::core::option::Option<&'static str> = ::core::option::Option::Some(#name);

        fn has_deletion_time(&self) -> bool {
            #has_time(&self.#ident)
        }
    })
}

fn timestamps(cx: &Context<'_>) -> Option<TokenStream> {
    let private = &cx.private;
    let (created, updated) = (cx.model.created_field(), cx.model.updated_field());
    if created.is_none() && updated.is_none() {
        return None;
    }
    let time = |field: Option<&Field>| {
        let Some(Field { ident, ty, .. }) = field else { return quote!(::core::option::Option::None) };
        let time = at_type(ty, quote_spanned!(ty.span()=> <#ty as #private::WriteTime>::as_dyn));
        quote!(::core::option::Option::Some(#time(&mut self.#ident)))
    };
    let (created_at, updated_at) = (time(created), time(updated));
    let name = |field: &Field| {
        let name = &field.stored.value;
        quote!(::core::option::Option::Some(#name))
    };
    let created = created.map(name).map(|name| quote!(const CREATED_AT: ::core::option::Option<&'static str> = #name;));
    let updated = updated.map(name).map(|name| quote!(const UPDATED_AT: ::core::option::Option<&'static str> = #name;));
    Some(quote! {
        #created
        #updated

        fn timestamps_mut(&mut self) -> [::core::option::Option<&mut dyn #private::WriteTime>; 2] {
            [#created_at, #updated_at]
        }
    })
}

/// The impls beside it, which say what the document has.
pub(super) fn impls(cx: &Context<'_>) -> TokenStream {
    let Context { private, self_type, impl_generics, .. } = cx;
    let where_clause = cx.where_clause();
    let versioned = cx.model.version_field().map(|_| {
        quote! {
            #[automatically_derived]
            impl #impl_generics #private::Versioned for #self_type #where_clause {}
        }
    });
    let tracked = cx.model.snapshot_field().map(|_| {
        quote! {
            #[automatically_derived]
            impl #impl_generics #private::Tracked for #self_type #where_clause {}
        }
    });
    let hooked = cx.model.hooks.map(|_| {
        quote! {
            #[automatically_derived]
            impl #impl_generics #private::Hooked for #self_type #where_clause {}
        }
    });
    let deleted_softly = cx.model.soft_delete.as_ref().map(|_| {
        quote! {
            #[automatically_derived]
            impl #impl_generics #private::SoftDelete for #self_type #where_clause {}
        }
    });
    quote!(#versioned #tracked #hooked #deleted_softly)
}
