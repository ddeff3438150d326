//! The declared indexes, as a constant slice of plain data.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::path::typed_path;
use crate::model::{Index, IndexKey};

/// The value of `INDEXES`.
pub(super) fn indexes(cx: &Context<'_>) -> TokenStream {
    let indexes = cx.model.indexes().iter().map(|declared| index(cx, declared));
    quote!(&[#(#indexes),*])
}

fn index(cx: &Context<'_>, index: &Index) -> TokenStream {
    let private = &cx.private;
    let keys = index.keys.iter().map(|index_key| key(cx, index_key));
    let unique = index.unique.then(|| quote!(.unique()));
    let named = index.name.as_ref().map(|name| quote!(.named(#name)));
    quote!(#private::Index::new(&[#(#keys),*]) #unique #named)
}

/// A key by its typed path.
fn key(cx: &Context<'_>, key: &IndexKey) -> TokenStream {
    let private = &cx.private;
    let direction = if key.descending { quote!(descending) } else { quote!(ascending) };
    let (root, path) = typed_path(private, &key.path);
    quote!(#private::IndexKey::#direction(#private::path_of::<Self, _>(|#root| #path)))
}
