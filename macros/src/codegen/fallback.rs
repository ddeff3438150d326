//! The expansion of a model with mistakes: every signature, and no behaviour.

use quote::{ToTokens, quote};

use super::context::Context;
use super::impls::{Bodies, DocumentBodies};

pub(super) fn bodies(cx: &Context<'_>) -> Bodies {
    let Context { model, private, .. } = cx;
    let unreached = || quote!(::core::unimplemented!());
    let document = model.document.is_some().then(|| {
        // A forgotten `#[field(id)]` is most likely meant for the field called `id`.
        let id_field = model.id_field().or_else(|| model.fields.iter().find(|field| field.name() == "id"));
        DocumentBodies {
            id_type: id_field.map_or_else(|| quote!(#private::ObjectId), |field| field.ty.to_token_stream()),
            id: unreached(),
            id_mut: unreached(),
            indexes: quote!(&[]),
            identity: quote!(),
        }
    });
    Bodies {
        encode: unreached(),
        decode: unreached(),
        versioned: None,
        validate: unreached(),
        items: quote!(),
        decode_view: Some(unreached()),
        document,
    }
}
