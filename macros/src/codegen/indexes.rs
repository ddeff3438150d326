//! The declared indexes, as a constant slice of plain data.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::context::Context;
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

/// A key by its typed path, so that a misspelt segment is rustc's error on that segment.
fn key(cx: &Context<'_>, key: &IndexKey) -> TokenStream {
    let private = &cx.private;
    let mut segments = key.path.iter();
    let mut path = quote!(__model);
    let mut last = segments.next();
    while let Some(segment) = last {
        last = segments.next();
        path = quote_spanned!(segment.span()=> #path.#segment);
        if last.is_some() {
            path = quote_spanned!(segment.span()=> #private::Traverse::traverse(&#path));
        }
    }
    let direction = if key.descending { quote!(descending) } else { quote!(ascending) };
    quote! {
        #private::IndexKey::#direction(#private::path_of::<Self, _>(|__model| #path))
    }
}
