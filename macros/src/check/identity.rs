//! What a document has at most once besides its id.

use crate::error::Errors;
use crate::model::Model;

pub(super) fn check(model: &Model, errors: &mut Errors) {
    let Some(first) = model.version_field() else {
        return;
    };
    for second in model.fields.iter().filter(|field| !std::ptr::eq(*field, first)) {
        if let Some(key) = second.version {
            errors.at_span(key, format!("`{}` is the version already; a document has one", first.name()));
        }
    }
}
