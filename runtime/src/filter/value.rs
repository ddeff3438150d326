use crate::codec::Value;
use bson::Bson;

impl Value {
    /// Whether it stands behind every operator as it is.
    #[inline]
    pub(super) fn is_plain(&self) -> bool {
        !matches!(self, Self::Array(_) | Self::Other(_))
    }

    /// Whether it is written without the operator. MongoDB takes documents and patterns for operators unless `$eq`
    /// stands before them.
    #[inline]
    pub(super) fn stands_alone(&self, operator: &str) -> bool {
        operator == "$eq" && !self.is_pattern() && !matches!(self, Self::Other(value) if value.as_document().is_some())
    }

    pub(super) fn is_pattern(&self) -> bool {
        matches!(self, Self::Other(value) if matches!(**value, Bson::RegularExpression(_)))
    }
}
