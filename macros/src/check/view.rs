//! What a view cannot be of.

use crate::error::Errors;
use crate::model::{Model, Storage};

pub(super) fn check(model: &Model, errors: &mut Errors) {
    let Some(key) = model.view else {
        return;
    };
    if model.versions.is_some() {
        errors.at_span(
            key,
            "a view borrows from the stored bytes, and an upgraded document has none: remove `view`, or read the model",
        );
    }
    if model.generics.params.is_empty() {
        return;
    }
    let defaults =
        model.fields.iter().filter(|field| !field.is_skipped() && field.default.is_some() && field.version.is_none());
    for field in defaults.filter(|field| matches!(field.storage, Storage::Own)) {
        errors.at(
            &field.ident,
            format!(
                "the view of a generic model cannot keep the default of `{}` for all that its parameters may be: make \
                 the field an `Option`, or remove `view`",
                field.name()
            ),
        );
    }
}
