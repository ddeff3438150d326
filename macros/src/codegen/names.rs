//! The stored names of a document, and what has to hold for those of flattened fields.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::context::at_type;
use crate::model::{Field, Model, Role};
use crate::source::source_of;

/// The runtime's `Names` of a model.
pub(super) fn of_model(private: &TokenStream, model: &Model) -> TokenStream {
    let version: Vec<_> = model.versions.iter().map(|versions| versions.name.as_str()).collect();
    names(private, &model.fields, &version, model.deny_unknown.is_some(), model.versions.is_some())
}

/// A value of the runtime's `Names`. `others` are the names that no field has.
fn names(
    private: &TokenStream,
    fields: &[Field],
    others: &[&str],
    denies_unknown: bool,
    is_versioned: bool,
) -> TokenStream {
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
        #private::Names {
            own: &[#(#own,)* #(#others),*],
            flattened: &[#(#flattened),*],
            unknown: #unknown,
            versioned: #is_versioned,
        }
    }
}

/// The names in the document of a variant, with its tag.
pub(super) fn of_variant(private: &TokenStream, fields: &[Field], tag: Option<&str>) -> TokenStream {
    let names = names(private, fields, tag.as_slice(), false, false);
    quote!(const { &#names })
}

fn names_of(private: &TokenStream, field: &Field) -> TokenStream {
    let ty = &field.ty;
    at_type(ty, quote_spanned!(ty.span()=> <#ty as #private::Flatten>::NAMES))
}

/// What the compiler checks of flattened fields, whose names only the type system knows.
pub(super) struct Asserts<'a> {
    pub(super) private: &'a TokenStream,
    pub(super) owner: &'a Ident,
    pub(super) fields: &'a [Field],
    /// The names in the whole document, without `Self`.
    pub(super) names: &'a TokenStream,
    /// The `deny_unknown`.
    pub(super) deny_key: Option<Span>,
    pub(super) is_generic: bool,
}

impl Asserts<'_> {
    /// A constant that `cargo check` evaluates, too; where it depends on a parameter, one for each type that is used.
    pub(super) fn expand(&self) -> TokenStream {
        let flattened: Vec<&Field> = self.fields.iter().filter(|field| field.is_flattened()).collect();
        if flattened.is_empty() {
            return TokenStream::new();
        }
        let fits = flattened.iter().enumerate().map(|(at, field)| self.fits(field, flattened.get(..at).unwrap_or(&[])));
        let holds_none = self.deny_key.map(|key| self.holds_no_other_keys(key, &flattened));
        let asserts = quote!(#(#fits)* #holds_none);
        if self.is_generic { quote!(const { #asserts };) } else { quote!(const _: () = { #asserts };) }
    }

    /// That the names of a flattened field are no others', and that it leaves other keys alone.
    fn fits(&self, field: &Field, earlier: &[&Field]) -> TokenStream {
        let Self { private, owner, names, .. } = self;
        let ty = source_of(&field.ty);
        let inside = names_of(private, field);
        let open = format!(
            "`{ty}` cannot be flattened into `{owner}`: it denies keys that are not its own, or holds them in a \
             map, and those of `{owner}` would be among them"
        );
        let own = format!(
            "`{ty}` cannot be flattened into `{owner}`: both have a field that is stored under the same name; give one \
             of them another name with `#[field(name = \"..\")]`"
        );
        let versioned = format!(
            "`{ty}` cannot be flattened into `{owner}`: it has a `schema_version` of its own, and an upgrade would change \
             the whole document; declare the versions on `{owner}`"
        );
        let key = key_of(field);
        let apart = earlier.iter().map(|earlier| {
            let (other_ty, other) = (source_of(&earlier.ty), names_of(private, earlier));
            let rests = format!(
                "`{other_ty}` and `{ty}` cannot both be flattened into `{owner}`: each would hold all other keys; remove \
                 one `flatten`"
            );
            let names = format!(
                "`{other_ty}` and `{ty}` cannot both be flattened into `{owner}`: both have a field that is stored under \
                 the same name; give one of them another name with `#[field(name = \"..\")]`"
            );
            quote_spanned! {key=>
                ::core::assert!(!(#inside.is_rest() && #other.is_rest()), #rests);
                ::core::assert!(!#inside.meets(#other), #names);
            }
        });
        quote_spanned! {key=>
            ::core::assert!(#inside.is_open() || #inside.is_rest(), #open);
            ::core::assert!(!#inside.versioned, #versioned);
            ::core::assert!(!#inside.meets(&#private::Names { own: #names.own, ..#private::Names::REST }), #own);
            #(#apart)*
        }
    }

    /// That no flattened map holds what the model denies.
    fn holds_no_other_keys(&self, key: Span, flattened: &[&Field]) -> TokenStream {
        let rests = flattened.iter().map(|field| names_of(self.private, field));
        let message = format!(
            "`{}` denies unknown keys, and a flattened map in it holds them; remove `deny_unknown`, or the map",
            self.owner
        );
        quote_spanned!(key=> ::core::assert!(!(false #(|| #rests.is_rest())*), #message);)
    }
}

/// The place of the `flatten`.
fn key_of(field: &Field) -> Span {
    match field.role {
        Role::Flattened(key) => key,
        Role::Stored | Role::Skipped => field.ty.span(),
    }
}
