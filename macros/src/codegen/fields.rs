//! The fields struct, `OrderFields<P>`: one typed path per field.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{ExprPath, Type};

use super::context::{Context, accessor_of, at_span, at_storage, at_type, computing, ident_at_type, respan};
use super::{codec::default_of, docs, rules};
use crate::model::{Computed, Default, Field, Storage, With, option_of, spell_out_self};

/// A type per field that carries its stored name. Only the types are declared in the module, so that nothing in
/// it has to be found from inside of it.
pub(super) fn segments(cx: &Context<'_>) -> TokenStream {
    let visibility = &cx.model.visibility;
    let segments = &cx.segments;
    let names = cx.model.fields.iter().filter(|field| field.is_stored()).map(|field| &field.ident);
    quote! {
        #[doc(hidden)]
        #[allow(
            non_camel_case_types, non_snake_case,
            reason = "named after the model and its fields"
        )]
        #[allow(
            missing_debug_implementations, unreachable_pub,
            reason = "no part of the model's public interface"
        )]
        #visibility mod #segments {
            #(pub enum #names {})*
        }
    }
}

pub(super) fn fields_struct(cx: &Context<'_>, doc: &str) -> TokenStream {
    let Context { model, fields_ident, fields_generics, .. } = cx;
    let visibility = &model.visibility;
    let where_clause = cx.where_clause();
    let fields = model.fields.iter().filter(|field| !field.is_skipped()).map(|field| accessor(cx, field));
    let params = model.generics.type_params();
    quote! {
        #[doc = #doc]
        #[allow(dead_code, reason = "not every program uses every path")]
        #[allow(clippy::type_complexity, reason = "the types are the model's, inside of paths")]
        #[allow(unused_qualifications, reason = "names are found whatever is in scope")]
        #visibility struct #fields_ident #fields_generics #where_clause {
            #(#fields,)*
            // Uses the parameters that no field does. Also, a struct whose last field has a size has one: a type
            // that is no field type is then an error at the field only, not at every use of the struct.
            __params: ::core::marker::PhantomData<fn() -> (__P, #(#params,)*)>,
        }
    }
}

fn accessor(cx: &Context<'_>, field: &Field) -> TokenStream {
    let Context { private, segments, self_type, .. } = cx;
    let Field { ident, visibility, ty, .. } = field;
    let docs = docs::accessor(cx.model, field);
    // Where there are documents of older versions, what a path leads to is known only after the upgrade.
    let parent = if cx.model.versions.is_some() { quote!(#private::Upgraded<__P, #self_type>) } else { quote!(__P) };
    let accessor = if field.is_flattened() {
        quote!(#private::FlattenedField<#parent, #ty, #self_type>)
    } else {
        let kind = path_kind(cx, field);
        accessor_of(private, field, &quote!(#private::#kind<#parent, #segments::#ident>))
    };
    quote! {
        #docs
        #visibility #ident: #accessor
    }
}

/// The runtime's type of paths to a field.
fn path_kind(cx: &Context<'_>, field: &Field) -> Ident {
    let kind = if field.computed.is_some() || field.version.is_some() {
        "Computed"
    } else if cx.model.document.is_some() && field.id.is_some() {
        "Id"
    } else if field.aliases.names.is_empty() || field.aliases.migrated {
        "Child"
    } else {
        "Renamed"
    };
    Ident::new(kind, Span::call_site())
}

/// The names of the segments, and how a fields struct is made and shown.
pub(super) fn impls(cx: &Context<'_>) -> TokenStream {
    let Context { model, private, fields_ident, fields_generics, .. } = cx;
    let where_clause = cx.where_clause();
    let fields_type = cx.fields_type(quote!(__P));
    let fields_name = fields_ident.to_string();
    let segment_impls = model.fields.iter().filter(|field| field.is_stored()).map(|field| segment(cx, field));
    let has_module = model.fields.iter().any(|field| matches!(field.storage, Storage::With(_)));
    let fallback = has_module.then(|| {
        quote! {
            #[allow(unused_imports, reason = "they are for modules that have no such functions")]
            use #private::missing::{from_stored, to_stored};
        }
    });
    let computing = model.fields.iter().filter_map(|field| Some(compute(cx, field, field.computed.as_ref()?)));
    let accessors = model.fields.iter().filter(|field| !field.is_skipped()).map(|field| {
        let ident = ident_at_type(field);
        let new = if field.is_flattened() { quote!(FlattenedField::NEW) } else { quote!(Accessor::NEW) };
        let accessor = at_storage(field, quote!(#private::#new));
        quote!(#ident: #accessor)
    });
    quote! {
        #fallback
        #(#segment_impls)*
        #(#computing)*

        #[automatically_derived]
        impl #fields_generics #private::Fields for #fields_type #where_clause {
            const NEW: Self = Self {
                #(#accessors,)*
                __params: ::core::marker::PhantomData,
            };
        }

        #[automatically_derived]
        impl #fields_generics ::core::fmt::Debug for #fields_type #where_clause {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #private::debug_fields::<__P>(#fields_name, __f)
            }
        }
    }
}

/// What a segment is called, was called, and stores.
fn segment(cx: &Context<'_>, field: &Field) -> TokenStream {
    let Context { private, segments, .. } = cx;
    let (ident, name) = (&field.ident, &field.stored.value);
    let old = field.aliases.names.iter().map(|name| &name.value);
    let aliases = (path_kind(cx, field) == "Renamed").then(|| {
        quote! {
            impl #private::Aliases for #segments::#ident {
                const OLD: &'static [&'static str] = &[#(#old),*];
            }
        }
    });
    let with = match &field.storage {
        Storage::With(module) => Some(with(private, module, &field.ty)),
        Storage::Own | Storage::Adapter(..) => None,
    };
    let default = default_value(cx, field);
    let rules = rules::of_field(cx, field);
    let check = rules::check_of_segment(cx, field);
    quote! {
        #rules
        impl #private::Segment for #segments::#ident {
            const NAME: &'static str = #name;
            #default
            #check
        }
        #aliases
        #with
    }
}

/// The function that computes a field: the one place that says which types the user's function takes and returns.
fn compute(cx: &Context<'_>, field: &Field, computed: &Computed) -> TokenStream {
    let Context { self_type, impl_generics, .. } = cx;
    let where_clause = cx.where_clause();
    let (ty, name, Computed { key, function }) = (&field.ty, computing(field), computed);
    let function = respan(without_self(function, self_type), *key);
    let signature = at_type(ty, quote!(fn(&#self_type) -> #ty));
    quote! {
        fn #name #impl_generics(__model: &#self_type) -> #ty #where_clause {
            let __function: #signature = #function;
            __function(__model)
        }
    }
}

/// A function by a path that means the same outside the impls of the model.
pub(super) fn without_self(function: &ExprPath, self_type: &TokenStream) -> TokenStream {
    let mut function = function.clone();
    match &mut function.qself {
        Some(qself) => *qself.ty = spell_out_self(&qself.ty, self_type),
        None if function.path.segments.first().is_some_and(|first| first.ident == "Self") => {
            let inside = function.path.segments.iter().skip(1);
            return quote!(<#self_type> #(::#inside)*);
        }
        None => {}
    }
    function.into_token_stream()
}

/// What a projection reads from a document without the field. A segment does not know the parameters of its model.
fn default_value(cx: &Context<'_>, field: &Field) -> Option<TokenStream> {
    let default = field.default.as_ref().filter(|_| cx.model.generics.params.is_empty())?;
    let (private, ty) = (&cx.private, &field.ty);
    // A function that returns another type is an error where the model is read, and not once more here.
    let of_type = matches!(default, Default::OfType(_)).then(|| quote!(::<#ty>));
    let make = default_of(default, field, &cx.self_type);
    Some(quote! {
        const DEFAULT: #private::DefaultValue =
            ::core::option::Option::Some(|| #private::default_value #of_type (#make));
    })
}

/// The functions of a module, for the adapter of a field.
///
/// A module is looked into where no type is named, for it may have others of these names. What it does not have is found in
/// the block around it, where it is an error that says what is missing.
fn with(private: &TokenStream, with: &With, ty: &Type) -> TokenStream {
    let With { module, adapter, key } = with;
    let ty = option_of(ty).unwrap_or(ty);
    let module = respan(module.to_token_stream(), *key);
    let (value, stored) = (at_span(*key, quote!(__value)), at_span(*key, quote!(__stored)));
    let store = quote_spanned!(*key=> to_stored(#value));
    let read = quote_spanned!(*key=> from_stored(#stored));
    let stored_type = quote_spanned!(*key=> #module::Stored);
    let outcome = at_type(ty, quote!(::core::result::Result<#ty, _>));
    quote! {
        impl #private::With<#ty> for #adapter {
            type Stored = #stored_type;

            fn to_stored(#value: &#ty) -> Self::Stored {
                use #module::*;
                #store
            }

            fn from_stored(#stored: Self::Stored) -> ::core::result::Result<#ty, #private::Reason> {
                let __read: #outcome = {
                    use #module::*;
                    #read
                };
                #private::outcome(__read)
            }
        }
    }
}
