//! Code generation: from a checked [`Model`] to the items of the expansion.
//!
//! The expansion is data and glue; what takes logic is a function of the runtime crate. All names go through
//! `__private` or `::core`, so that nothing in the user's scope can get in the way.

mod codec;
mod context;
mod docs;
mod fallback;
mod fields;
mod identity;
mod impls;
mod indexes;
mod names;
mod path;
mod projection;
mod rules;
mod value_type;
mod view;

use proc_macro2::TokenStream;
use quote::quote;

use self::context::Context;
use self::impls::{Bodies, DocumentBodies};
use self::view::View;
use crate::model::{Model, Projection, ValueType};

/// What a model without mistakes expands to.
pub(crate) fn expand(model: &Model) -> TokenStream {
    let cx = Context::new(model);
    let bodies = Bodies {
        encode: codec::encode_fields(&cx),
        decode: codec::decode_document(&cx),
        versioned: codec::versioned(&cx),
        validate: rules::validate_fields(&cx),
        items: identity::model_items(&cx),
        decode_view: View::of(&cx).map(|view| codec::decode_view(&cx, &view)),
        document: model.id_field().map(|id| DocumentBodies::new(&cx, id)),
    };
    assemble(&cx, &bodies)
}

/// What a model with mistakes expands to: the same items, so that code that uses the model shows no errors of
/// its own, but with bodies that are never run.
pub(crate) fn expand_fallback(model: &Model) -> TokenStream {
    let mut cx = Context::new(model);
    // Rules may be among the mistakes, or not fit the types: that is for after these are mended.
    cx.is_updated = false;
    assemble(&cx, &fallback::bodies(&cx))
}

/// What a newtype or an enum without mistakes expands to.
pub(crate) fn expand_value_type(item: &ValueType) -> TokenStream {
    value_type::expand(item)
}

/// What one with mistakes expands to.
pub(crate) fn expand_value_type_fallback(item: &ValueType) -> TokenStream {
    value_type::expand_fallback(item)
}

/// What a projection without mistakes expands to.
pub(crate) fn expand_projection(projection: &Projection) -> TokenStream {
    projection::expand(projection)
}

/// What one with mistakes expands to.
pub(crate) fn expand_projection_fallback(projection: &Projection) -> TokenStream {
    projection::expand_fallback(projection)
}

/// The items that users see, and a block that hides the rest.
fn assemble(cx: &Context<'_>, bodies: &Bodies) -> TokenStream {
    let segments = fields::segments(cx);
    let fields_struct = fields::fields_struct(cx, &docs::fields_struct(cx.model));
    let view = View::of(cx).map(|view| view.declare());
    let fields_impls = fields::impls(cx);
    let model_impls = impls::model_impls(cx, bodies);
    let is_computed = cx.model.fields.iter().any(|field| field.computed.is_some());
    let closures = is_computed.then(|| {
        quote! {
            #[allow(clippy::redundant_closure, reason = "a closure puts an error where the attribute is, and only there")]
        }
    });
    quote! {
        #segments
        #fields_struct
        #view
        #[allow(deprecated, reason = "a deprecated field is still stored")]
        #[allow(non_snake_case, reason = "locals are named after fields, also after those that start with `_`")]
        #[allow(unused_qualifications, reason = "names are found whatever is in scope")]
        #closures
        const _: () = {
            #fields_impls
            #model_impls
        };
    }
}
