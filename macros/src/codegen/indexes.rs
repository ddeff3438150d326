//! The declared indexes, as a constant slice of plain data.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::context::Context;
use super::path::typed_path;
use crate::model::{Comparison, Index, IndexFilter, IndexKey};

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
    let declared = index.partial.as_ref().map(|partial| filter(cx, &partial.filter));
    // A key is free again after a soft deletion.
    let partial = if index.unique && cx.model.soft_delete.is_some() {
        let filter = declared.unwrap_or_else(|| quote!(#private::Filter::everything()));
        Some(quote!(.partial(|| #private::PartialFilter::undeleted::<Self>(#filter))))
    } else {
        declared.map(|filter| quote!(.partial(|| #private::PartialFilter::new::<Self>(#filter))))
    };
    quote!(#private::Index::new(&[#(#keys),*]) #unique #named #partial)
}

/// A condition, built by the accessors as in a query.
fn filter(cx: &Context<'_>, declared: &IndexFilter) -> TokenStream {
    let private = &cx.private;
    let each = |inner: &[IndexFilter]| inner.iter().map(|inner| filter(cx, inner)).collect::<Vec<_>>();
    match declared {
        IndexFilter::All(inner) => {
            let inner = each(inner);
            quote!(#private::Filter::all([#(#inner),*]))
        }
        IndexFilter::Any(inner) => {
            let inner = each(inner);
            quote!(#private::Filter::any([#(#inner),*]))
        }
        IndexFilter::Test { path, at, comparison } => {
            let (root, path) = typed_path(private, path);
            let test = match comparison {
                Comparison::Eq(value) => quote_spanned!(*at=> eq(#value)),
                Comparison::Lt(value) => quote_spanned!(*at=> lt(#value)),
                Comparison::Lte(value) => quote_spanned!(*at=> lte(#value)),
                Comparison::Gt(value) => quote_spanned!(*at=> gt(#value)),
                Comparison::Gte(value) => quote_spanned!(*at=> gte(#value)),
                Comparison::IsIn(values) => quote_spanned!(*at=> is_in(#values)),
                Comparison::IsNone => quote_spanned!(*at=> is_none()),
                Comparison::Exists => quote_spanned!(*at=> exists(true)),
            };
            quote!({
                let #root = <Self as #private::Model>::fields::<#private::Root<Self>>();
                #path.#test
            })
        }
    }
}

/// A key by its typed path.
fn key(cx: &Context<'_>, key: &IndexKey) -> TokenStream {
    let private = &cx.private;
    let direction = if key.descending { quote!(descending) } else { quote!(ascending) };
    let (root, path) = typed_path(private, &key.path);
    quote!(#private::IndexKey::#direction(#private::path_of::<Self, _>(|#root| #path)))
}
