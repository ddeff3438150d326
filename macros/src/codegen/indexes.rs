//! The declared indexes, as a constant slice of plain data.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::context::{Context, respan};
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

/// A key by its typed path, each step at its token: a misspelt field is rustc's error on that token.
fn key(cx: &Context<'_>, key: &IndexKey) -> TokenStream {
    let private = &cx.private;
    let direction = if key.descending { quote!(descending) } else { quote!(ascending) };
    let start = key.path.first().map_or_else(Span::call_site, Ident::span);
    let model = Ident::new("__model", start);
    let mut path = quote!(#model);
    for (position, segment) in key.path.iter().enumerate() {
        if position > 0 {
            // The accessor before the dot leads on into what it stands for: an embedded model, or items of one.
            let traverse = respan(quote!(#private::traverse), start);
            path = quote_spanned!(start=> #traverse(&#path));
        }
        path = quote_spanned!(segment.span()=> #path.#segment);
    }
    quote!(#private::IndexKey::#direction(#private::path_of::<Self, _>(|#model| #path)))
}
