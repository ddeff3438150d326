//! A projection: a struct that is read from some fields of a model.

use proc_macro2::{Ident, TokenStream};
use syn::{Path, Type};

/// A struct that derives `Projection`.
#[derive(Debug)]
pub(crate) struct Projection {
    pub(crate) ident: Ident,
    /// Where the generated code finds the runtime crate.
    pub(crate) crate_path: Path,
    /// The model that it is a projection of; none after a mistake.
    pub(crate) model: Option<Path>,
    pub(crate) fields: Vec<ProjectedField>,
}

#[derive(Debug)]
pub(crate) struct ProjectedField {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) source: Source,
}

/// What a field is read from.
#[derive(Debug)]
pub(crate) enum Source {
    /// A path from the model down, which is never empty, and what is made of what is there.
    Path(Vec<Step>, Option<Call>),
    /// The `text_score` of `text_score()`.
    TextScore(Ident),
}

/// A step of a path.
#[derive(Debug)]
pub(crate) enum Step {
    /// The Rust name of a field.
    Field(Ident),
    /// The `variant_card` of a step `variant_card()`.
    Variant(Ident),
}

/// The `len()`, `slice(..2)` or `find(|i| ..)` at the end of a path.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) method: Ident,
    /// What is between the parentheses, as it is.
    pub(crate) arguments: TokenStream,
}

impl Source {
    /// A field of the same name.
    pub(crate) fn of_field(ident: &Ident) -> Self {
        Self::Path(vec![Step::Field(ident.clone())], None)
    }
}

impl Step {
    pub(crate) fn ident(&self) -> &Ident {
        match self {
            Self::Field(ident) | Self::Variant(ident) => ident,
        }
    }
}
