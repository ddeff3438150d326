//! The impl of `Projection`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Index, Path};

use super::context::respan;
use super::path::typed_path;
use crate::model::{ProjectedField, Projection};

/// What a projection without mistakes expands to.
pub(super) fn expand(projection: &Projection) -> TokenStream {
    let Projection { crate_path, model, fields, .. } = projection;
    let Some(model) = model else {
        return TokenStream::new();
    };
    let private = quote!(#crate_path::__private);
    let types = fields.iter().map(|field| &field.ty);
    let readers = fields.iter().map(|field| reader(&private, model, field));
    let (at, idents): (Vec<_>, Vec<_>) =
        fields.iter().enumerate().map(|(position, field)| (Index::from(position), &field.ident)).unzip();
    // Once for both methods, so that a mistake in a path or a type is one error.
    let fields = quote!(const __FIELDS: (#(#private::Reader<#types>,)*) = (#(#readers,)*););
    let want = quote!(#((__FIELDS.#at.want)(__out);)*);
    let read = quote!(::core::result::Result::Ok(Self { #(#idents: (__FIELDS.#at.read)(__document)?,)* }));
    implement(&private, projection, model, &fields, &[want, read])
}

/// What one with mistakes expands to.
pub(super) fn expand_fallback(projection: &Projection) -> TokenStream {
    let Projection { crate_path, model, .. } = projection;
    let Some(model) = model else {
        return TokenStream::new();
    };
    let unreached = quote!(::core::unimplemented!());
    implement(&quote!(#crate_path::__private), projection, model, &TokenStream::new(), &[unreached.clone(), unreached])
}

fn implement(
    private: &TokenStream,
    projection: &Projection,
    model: &Path,
    fields: &TokenStream,
    [want, read]: &[TokenStream; 2],
) -> TokenStream {
    let ident = &projection.ident;
    quote! {
        #[allow(deprecated, reason = "a deprecated field is still read")]
        #[allow(clippy::type_complexity, reason = "the types are the projection's, one after the other")]
        #[allow(unused_qualifications, reason = "names are found whatever is in scope")]
        const _: () = {
            #fields

            #[automatically_derived]
            impl #private::Projection for #ident {
                type Model = #model;

                fn want(__out: &mut #private::Wanted) {
                    #want
                }

                fn read(
                    __document: &#private::Place<'_>,
                ) -> ::core::result::Result<Self, #private::DecodeError> {
                    #read
                }
            }
        };
    }
}

/// How a field is read: its type is an error at the type, and its path at the steps of the path.
fn reader(private: &TokenStream, model: &Path, field: &ProjectedField) -> TokenStream {
    let ProjectedField { ty, source, .. } = field;
    let (root, mut path) = typed_path(private, &source.path);
    if let Some(length) = &source.length {
        path = quote_spanned!(length.span()=> #path.#length());
    }
    let reader = respan(quote!(#private::reader), ty.span());
    let source = respan(quote!(#private::source), root.span());
    // What cannot be read is an error at the start of the path.
    let source = quote_spanned!(root.span()=> #source::<#model, _>(|#root| #path));
    quote!(#reader::<#ty, _, _, _>(#source))
}
