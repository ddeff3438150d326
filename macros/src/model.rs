//! What a derive knows about a struct once its attributes are read: plain data that the checks look at and
//! the code is generated from. Nothing here remembers how an attribute was spelt, except for the spans that
//! errors point at.

mod field;
mod generics;
mod index;
mod name;
mod plural;
mod projection;
mod rule;
mod types;
mod value;

pub(crate) use self::field::{
    Adapter, Aliases, Computed, Default, Field, Role, SkipNone, Storage, With, segments_module,
};
pub(crate) use self::generics::{Generics, Param, replace_self, spell_out_self};
pub(crate) use self::index::{Comparison, Index, IndexFilter, IndexKey, Partial};
pub(crate) use self::name::{Case, StoredName, check_collection, default_collection};
pub(crate) use self::projection::{Call, ProjectedField, Projection, Source, Step};
pub(crate) use self::rule::{Rule, RuleKind};
pub(crate) use self::types::{is_phantom, mentions, option_of, standard_type, type_arguments};
pub(crate) use self::value::{Content, Discriminant, Enum, Form, Integer, Newtype, Other, Shape, ValueType, Variant};

use proc_macro2::{Ident, Span};
use syn::{ExprPath, Path, Visibility};

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
    /// The `deny_unknown`: keys that the model does not have are errors.
    pub(crate) deny_unknown: Option<Span>,
    pub(crate) versions: Option<Versions>,
    /// The field of `track_changes`, which keeps what is stored.
    pub(crate) snapshot: Option<Ident>,
    pub(crate) timestamps: Option<Timestamps>,
    /// The `hooks`: the struct has an `impl Hooks`.
    pub(crate) hooks: Option<Span>,
    /// The field of `soft_delete`, which has the time of the deletion.
    pub(crate) soft_delete: Option<Ident>,
    /// The `view`: a struct that borrows from the stored bytes is wanted too.
    pub(crate) view: Option<Span>,
    /// None for an embedded model.
    pub(crate) document: Option<Document>,
}

/// The `timestamps`: fields that have the times of writes.
#[derive(Debug)]
pub(crate) struct Timestamps {
    pub(crate) key: Span,
    /// The fields, if they are named.
    pub(crate) created: Option<Ident>,
    pub(crate) updated: Option<Ident>,
}

/// The versions of the stored shape.
#[derive(Debug)]
pub(crate) struct Versions {
    pub(crate) current: i32,
    /// The key under which a document has its version.
    pub(crate) name: String,
    /// What makes of each version the next, from version 1.
    pub(crate) upgrades: Vec<ExprPath>,
}

/// What a model of a whole document has besides its fields.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) collection: String,
    pub(crate) indexes: Vec<Index>,
}

impl Timestamps {
    pub(crate) fn are_named(&self) -> bool {
        self.created.is_some() || self.updated.is_some()
    }
}

impl Model {
    pub(crate) fn id_field(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.id.is_some())
    }

    pub(crate) fn version_field(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.version.is_some())
    }

    pub(crate) fn snapshot_field(&self) -> Option<&Field> {
        self.field(self.snapshot.as_ref()?)
    }

    /// The field that has the time of the deletion.
    pub(crate) fn deleted_field(&self) -> Option<&Field> {
        self.field(self.soft_delete.as_ref()?)
    }

    /// The field that has the time of the first write.
    pub(crate) fn created_field(&self) -> Option<&Field> {
        self.timestamp("created_at", |timestamps| &timestamps.created)
    }

    /// The field that has the time of the last write.
    pub(crate) fn updated_field(&self) -> Option<&Field> {
        self.timestamp("updated_at", |timestamps| &timestamps.updated)
    }

    /// The one that is named, or, if none is, the one with the usual name.
    fn timestamp(&self, usual: &str, named: impl Fn(&Timestamps) -> &Option<Ident>) -> Option<&Field> {
        let timestamps = self.timestamps.as_ref()?;
        match named(timestamps) {
            Some(name) => self.field(name),
            None if timestamps.are_named() => None,
            None => self.fields.iter().find(|field| field.name() == usual),
        }
    }

    pub(crate) fn field(&self, name: &Ident) -> Option<&Field> {
        self.fields.iter().find(|field| field.is_named(name))
    }

    /// The elements of a stored document: `_id` first, as the server stores it.
    pub(crate) fn fields_as_stored(&self) -> impl Iterator<Item = &Field> {
        let stored = self.fields.iter().filter(|field| field.is_stored());
        let (id, others): (Vec<_>, Vec<_>) = stored.partition(|field| field.id.is_some());
        id.into_iter().chain(others)
    }

    pub(crate) fn indexes(&self) -> &[Index] {
        self.document.as_ref().map_or(&[], |document| document.indexes.as_slice())
    }
}
