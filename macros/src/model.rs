//! What a derive knows about a struct once its attributes are read: plain data that the checks look at and
//! the code is generated from. Nothing here remembers how an attribute was spelt, except for the spans that
//! errors point at.

mod field;
mod generics;
mod index;
mod name;
mod plural;
mod rule;
mod value;

pub(crate) use self::field::{Default, Field};
pub(crate) use self::generics::{Generics, Param, spell_out_self, type_arguments};
pub(crate) use self::index::{Index, IndexKey};
pub(crate) use self::name::{Case, StoredName, check_collection, default_collection};
pub(crate) use self::rule::{Rule, RuleKind};
pub(crate) use self::value::{
    Content, Discriminant, Enum, Form, Integer, Newtype, Other, Shape, ValueType, Variant, is_phantom, mentions,
};

use proc_macro2::Ident;
use syn::{Path, Visibility};

/// Which derive is at work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `DocumentModel`: a document of a collection.
    Document,
    /// `EmbeddedModel`: a document inside another one.
    Embedded,
}

impl Kind {
    pub(crate) fn derive_name(self) -> &'static str {
        match self {
            Self::Document => "DocumentModel",
            Self::Embedded => "EmbeddedModel",
        }
    }
}

/// A struct that derives `DocumentModel` or `EmbeddedModel`.
#[derive(Debug)]
pub(crate) struct Model {
    pub(crate) ident: Ident,
    pub(crate) visibility: Visibility,
    pub(crate) generics: Generics,
    /// Where the generated code finds the runtime crate.
    pub(crate) crate_path: Path,
    pub(crate) fields: Vec<Field>,
    /// False for an enum and the like, which has no fields to say more about.
    pub(crate) has_named_fields: bool,
    /// None for an embedded model.
    pub(crate) document: Option<Document>,
}

/// What a model of a whole document has besides its fields.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) collection: String,
    pub(crate) indexes: Vec<Index>,
}

impl Model {
    pub(crate) fn id_field(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.id.is_some())
    }

    pub(crate) fn field(&self, name: &Ident) -> Option<&Field> {
        self.fields.iter().find(|field| field.is_named(name))
    }

    /// The fields as they stand in a stored document: `_id` first, as the server stores it.
    pub(crate) fn fields_as_stored(&self) -> impl Iterator<Item = &Field> {
        let (id, others): (Vec<_>, Vec<_>) = self.fields.iter().partition(|field| field.id.is_some());
        id.into_iter().chain(others)
    }

    pub(crate) fn indexes(&self) -> &[Index] {
        self.document.as_ref().map_or(&[], |document| document.indexes.as_slice())
    }
}
