//! The impl of `Projection`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Index, Path};

use super::context::respan;
use super::path;
use crate::model::{Call, ProjectedField, Projection, Source, Step};

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
    let fields = quote! {
        static __FIELDS: #private::LazyLock<(#(#private::Reader<#types>,)*)> =
            #private::LazyLock::new(|| (#(#readers,)*));
    };
    let want = quote!(#(#private::ReadField::want(&*__FIELDS.#at, __out);)*);
    let read = quote!(::core::result::Result::Ok(Self { #(#idents: #private::ReadField::read(&*__FIELDS.#at, __document)?,)* }));
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
    let (root, path) = match source {
        Source::Path(steps, None) => source_path(private, steps),
        Source::Path(steps, Some(Call { method, arguments })) => {
            let (root, path) = source_path(private, steps);
            (root, quote_spanned!(method.span()=> #path.#method(#arguments)))
        }
        Source::TextScore(name) => {
            let text_score = respan(quote!(#private::text_score), name.span());
            (Ident::new("__model", name.span()), quote_spanned!(name.span()=> #text_score::<#model>()))
        }
    };
    let reader = respan(quote!(#private::reader), ty.span());
    let source = respan(quote!(#private::source), root.span());
    // What cannot be read is an error at the start of the path.
    let source = quote_spanned!(root.span()=> #source::<#model, _>(|#root| #path));
    quote!(#reader::<#ty, _, _, _>(#source))
}

/// The path of a source, as [`typed_path`](super::path::typed_path) makes one of fields alone.
fn source_path(private: &TokenStream, path: &[Step]) -> (Ident, TokenStream) {
    let start = path.first().map_or_else(Span::call_site, |step| step.ident().span());
    let root = path::root(start);
    let mut typed = quote!(#root);
    let mut previous: Option<&Step> = None;
    for step in path {
        typed = match (previous, step) {
            (Some(Step::Field(_)), Step::Field(field)) => {
                let parent = path::traverse(private, &typed, start);
                quote_spanned!(field.span()=> #parent.#field)
            }
            (_, Step::Field(field)) => quote_spanned!(field.span()=> #typed.#field),
            (_, Step::Variant(variant)) => quote_spanned!(variant.span()=> #typed.#variant()),
        };
        previous = Some(step);
    }
    (root, typed)
}
