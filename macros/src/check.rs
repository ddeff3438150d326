//! Checks across attributes and fields, on the model alone.

mod identity;
mod indexes;
mod names;
mod rules;
mod storage;
mod types;
mod value_type;
mod view;

use crate::error::Errors;
use crate::model::{Field, Model, ValueType};

/// Adds every mistake of the model to the errors.
pub(crate) fn check(model: &Model, errors: &mut Errors) {
    names::check(model, errors);
    identity::check(model, errors);
    types::check(&model.fields, errors);
    storage::check(&model.fields, errors);
    rules::check(&model.fields, errors);
    indexes::check(model, errors);
    view::check(model, errors);
}

/// Adds every mistake of a newtype or an enum to the errors.
pub(crate) fn check_value_type(item: &ValueType, errors: &mut Errors) {
    value_type::check(item, errors);
}

/// Whether the code that is generated after a mistake can name how a field is stored.
pub(crate) fn has_storable_type(field: &Field) -> bool {
    types::is_storable(&field.ty) && storage::fits(field)
}
