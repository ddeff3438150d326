//! Checks across attributes and fields, on the model alone.

mod indexes;
mod names;
mod rules;
mod types;

use crate::error::Errors;
use crate::model::{Field, Model};

/// Adds every mistake of the model to the errors.
pub(crate) fn check(model: &Model, errors: &mut Errors) {
    names::check(model, errors);
    types::check(model, errors);
    rules::check(model, errors);
    indexes::check(model, errors);
}

/// Whether a field's type passes [`types`], so that generated code may name it.
pub(crate) fn has_storable_type(field: &Field) -> bool {
    types::is_storable(&field.ty)
}
