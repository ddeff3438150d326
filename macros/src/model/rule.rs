//! A rule that a field's value must keep.

use proc_macro2::Span;
use syn::Expr;

#[derive(Debug, Clone)]
pub(crate) struct Rule {
    pub(crate) kind: RuleKind,
    /// The attribute key: a rule that does not fit the field's type is an error there.
    pub(crate) key: Span,
    /// What the value is held against: any expression for `Min` and `Max`, a whole number for the other bounds,
    /// a string for `Pattern`.
    pub(crate) operand: Expr,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RuleKind {
    Min,
    Max,
    MinLength,
    MaxLength,
    MinItems,
    MaxItems,
    Pattern,
}

impl RuleKind {
    /// The attribute key and the runtime function that checks the rule: they have the same name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Min => "min",
            Self::Max => "max",
            Self::MinLength => "min_length",
            Self::MaxLength => "max_length",
            Self::MinItems => "min_items",
            Self::MaxItems => "max_items",
            Self::Pattern => "pattern",
        }
    }
}
