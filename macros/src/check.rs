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

/// Whether the code that is generated after a mistake can name the type of a field.
pub(crate) fn has_storable_type(field: &Field) -> bool {
    types::is_storable(&field.ty)
}
