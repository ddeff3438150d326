//! The stored names of a document, and what has to hold for those of flattened fields.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::context::at_type;
use crate::model::{Field, Role};
use crate::source::source_of;

/// A value of the runtime's `Names`. `others` are the names that no field has.
pub(super) fn names(private: &TokenStream, fields: &[Field], others: &[&str], denies_unknown: bool) -> TokenStream {
    let (id, stored): (Vec<_>, Vec<_>) =
        fields.iter().filter(|field| field.is_stored()).partition(|field| field.id.is_some());
    let own = id.into_iter().chain(stored).flat_map(Field::names).map(|name| &name.value);
    let flattened = fields.iter().filter(|field| field.is_flattened()).map(|field| names_of(private, field));
    let unknown = if denies_unknown {
        quote!(#private::Unknown::Denied)
    } else {
        // A map among the fields keeps what no field has.
        let rests = fields.iter().filter(|field| field.is_flattened()).map(|field| names_of(private, field));
        let rests: Vec<_> = rests.collect();
        if rests.is_empty() {
            quote!(#private::Unknown::Skipped)
        } else {
            quote!(if false #(|| #rests.is_rest())* { #private::Unknown::Kept } else { #private::Unknown::Skipped })
        }
    };
    quote! {
        #private::Names { own: &[#(#own,)* #(#others),*], flattened: &[#(#flattened),*], unknown: #unknown }
    }
}

/// The names in the document of a variant, with its tag.
pub(super) fn of_variant(private: &TokenStream, fields: &[Field], tag: Option<&str>) -> TokenStream {
    let names = names(private, fields, tag.as_slice(), false);
    quote!(const { &#names })
}

fn names_of(private: &TokenStream, field: &Field) -> TokenStream {
    let ty = &field.ty;
    at_type(ty, quote_spanned!(ty.span()=> <#ty as #private::Flatten>::NAMES))
}

/// What the compiler checks of flattened fields, whose names only the type system knows.
pub(super) fn asserts(
    private: &TokenStream,
    owner: &Ident,
    fields: &[Field],
    names: &TokenStream,
    deny_key: Option<Span>,
) -> TokenStream {
    let flattened: Vec<&Field> = fields.iter().filter(|field| field.is_flattened()).collect();
    let asserts = flattened.iter().enumerate().map(|(position, field)| {
        let ty = source_of(&field.ty);
        let inside = names_of(private, field);
        let key = match field.role {
            Role::Flattened(key) => key,
            Role::Stored | Role::Skipped => field.ty.span(),
        };
        let open = format!(
            "`{ty}` cannot be flattened into `{owner}`: it denies or keeps keys that are not its own, and those of \
             `{owner}` would be among them"
        );
        let own = format!(
            "`{ty}` cannot be flattened into `{owner}`: both have a field that is stored under the same name; give one \
             of them another name with `#[field(name = \"..\")]`"
        );
        let earlier = flattened.iter().take(position).map(|earlier| {
            let other = names_of(private, earlier);
            let message = format!(
                "`{ty}` and `{}` cannot both be flattened into `{owner}`: both have a field that is stored under the \
                 same name, or both hold all other keys",
                source_of(&earlier.ty)
            );
            quote_spanned!(key=> ::core::assert!(!#inside.meets(#other) && !(#inside.is_rest() && #other.is_rest()), #message);)
        });
        quote_spanned! {key=>
            ::core::assert!(#inside.is_open() || #inside.is_rest(), #open);
            ::core::assert!(!#inside.meets(&#private::Names { own: #names.own, ..#private::Names::REST }), #own);
            #(#earlier)*
        }
    });
    let denied = deny_key.filter(|_| !flattened.is_empty()).map(|key| {
        let rests = flattened.iter().map(|field| names_of(private, field));
        let message =
            format!("`{owner}` denies unknown keys, and a flattened map in it holds them; remove one of them");
        quote_spanned!(key=> ::core::assert!(!(false #(|| #rests.is_rest())*), #message);)
    });
    if flattened.is_empty() {
        return TokenStream::new();
    }
    quote!(const { #(#asserts)* #denied };)
}
