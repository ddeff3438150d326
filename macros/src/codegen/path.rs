//! Paths that attributes name, as typed paths.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::context::respan;

/// A path of Rust field names as an expression, each step at its token: a misspelt field is rustc's error on that token.
/// The name is that of the fields struct in it.
pub(super) fn typed_path(private: &TokenStream, path: &[Ident]) -> (Ident, TokenStream) {
    let start = path.first().map_or_else(Span::call_site, Ident::span);
    let root = root(start);
    let mut typed = quote!(#root);
    for (position, segment) in path.iter().enumerate() {
        if position > 0 {
            typed = traverse(private, &typed, start);
        }
        typed = quote_spanned!(segment.span()=> #typed.#segment);
    }
    (root, typed)
}

/// The name of the fields struct that a path starts from.
pub(super) fn root(start: Span) -> Ident {
    Ident::new("__model", start)
}

/// The accessor leads on into what it stands for: an embedded model, or items of one.
pub(super) fn traverse(private: &TokenStream, accessor: &TokenStream, start: Span) -> TokenStream {
    let traverse = respan(quote!(#private::traverse), start);
    quote_spanned!(start=> #traverse(&#accessor))
}
