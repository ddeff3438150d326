//! A projection: a struct that is read from some fields of a model.

use proc_macro2::Ident;
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
pub(crate) struct Source {
    /// A path of Rust field names from the model down; never empty.
    pub(crate) path: Vec<Ident>,
    /// The `len` of a path that ends in `.len()`.
    pub(crate) length: Option<Ident>,
}

impl Source {
    /// A field of the same name.
    pub(crate) fn of_field(ident: &Ident) -> Self {
        Self { path: vec![ident.clone()], length: None }
    }
}
