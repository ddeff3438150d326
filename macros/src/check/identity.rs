//! What a document has at most once besides its id, and what has to be there for it.

use crate::error::Errors;
use crate::model::Model;

pub(super) fn check(model: &Model, errors: &mut Errors) {
    check_version(model, errors);
    check_snapshot(model, errors);
}

fn check_version(model: &Model, errors: &mut Errors) {
    let Some(first) = model.version_field() else {
        return;
    };
    for second in model.fields.iter().filter(|field| !std::ptr::eq(*field, first)) {
        if let Some(key) = second.version {
            errors.at_span(key, format!("`{}` is the version already; a document has one", first.name()));
        }
    }
}

fn check_snapshot(model: &Model, errors: &mut Errors) {
    if let Some(field) = model.snapshot.as_ref().filter(|_| model.has_named_fields && model.snapshot_field().is_none())
    {
        let name = &model.ident;
        errors.at(field, format!("`{name}` has no field to keep what is stored in; add `{field}: docmodel::Snapshot`"));
    }
}
