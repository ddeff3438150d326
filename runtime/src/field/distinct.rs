use super::{Accessor, ArrayField, EmbeddedField, Field, MapField, Optional, VariantsField};
use crate::{codec::FieldType, model::EmbeddedModel, path::Path};

/// Accessors whose different values can be asked for with `distinct`.
#[diagnostic::on_unimplemented(
    message = "`distinct` needs one field: `|o| o.ship_to.city`",
    label = "not a field with values of its own"
)]
pub trait Distinct: Accessor {
    /// The type of the values: of an array, its elements', as MongoDB looks into it.
    type Item: FieldType;
}

#[diagnostic::do_not_recommend]
impl<P: Path, T: FieldType> Distinct for Field<P, T> {
    type Item = T;
}

#[diagnostic::do_not_recommend]
impl<P: Path, E: 'static, T: FieldType> Distinct for VariantsField<P, E, T>
where
    Self: Accessor,
{
    type Item = T;
}

#[diagnostic::do_not_recommend]
impl<P: Path, E: EmbeddedModel> Distinct for EmbeddedField<P, E> {
    type Item = E;
}

#[diagnostic::do_not_recommend]
impl<P: Path, M: FieldType, V: FieldType> Distinct for MapField<P, M, V> {
    type Item = M;
}

#[diagnostic::do_not_recommend]
impl<P: Path, T: FieldType, A: FieldType> Distinct for ArrayField<P, T, A> {
    type Item = T;
}

/// A stored `null` is a value, and a missing field is none.
#[diagnostic::do_not_recommend]
impl<A: Distinct> Distinct for Optional<A>
where
    Self: Accessor,
    Option<A::Item>: FieldType,
{
    type Item = Option<A::Item>;
}
