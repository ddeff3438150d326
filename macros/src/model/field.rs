//! A field of a model.

use proc_macro2::{Ident, Span, TokenStream};
use quote::format_ident;
use syn::ext::IdentExt;
use syn::{ExprPath, Path, Type, Visibility};

use super::{Rule, StoredName};

#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) ident: Ident,
    pub(crate) visibility: Visibility,
    /// As written, but for `Self`, which is spelt out: the type is also used outside the struct.
    pub(crate) ty: Type,
    /// The values of the field's `#[doc = ..]` attributes, one a line.
    pub(crate) docs: Vec<TokenStream>,
    pub(crate) role: Role,
    pub(crate) stored: StoredName,
    pub(crate) aliases: Aliases,
    pub(crate) storage: Storage,
    /// The `skip_none` of the field, or of the model.
    pub(crate) skip_none: Option<SkipNone>,
    /// The `id` that marks the field as the document's `_id`.
    pub(crate) id: Option<Span>,
    /// The `version` that marks the field as the document's version.
    pub(crate) version: Option<Span>,
    pub(crate) default: Option<Default>,
    pub(crate) computed: Option<Computed>,
    pub(crate) rules: Vec<Rule>,
}

/// How a field takes part in the stored document.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Role {
    /// An element of the document.
    Stored,
    /// No part of it.
    Skipped,
    /// Its own elements stand in the document. The span is that of the `flatten`.
    Flattened(Span),
}

/// The names that a field had before.
#[derive(Debug, Clone, Default)]
pub(crate) struct Aliases {
    pub(crate) names: Vec<StoredName>,
    /// Whether no stored document has them any more.
    pub(crate) migrated: bool,
}

/// How a value is stored.
#[derive(Debug, Clone)]
pub(crate) enum Storage {
    /// As its type says.
    Own,
    /// By an adapter of the runtime; the span is that of the attribute key.
    Adapter(Adapter, Span),
    /// By the functions of a module.
    With(With),
}

/// A module with functions that make a stored value of a field's, and back.
#[derive(Debug, Clone)]
pub(crate) struct With {
    pub(crate) module: Path,
    pub(crate) key: Span,
    /// The generated type that is the adapter.
    pub(crate) adapter: Path,
}

/// The adapters of the runtime.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Adapter {
    Lenient,
    Binary,
    Truncate,
    Serde,
}

impl Adapter {
    /// The name of the runtime's type.
    pub(crate) fn type_name(self) -> &'static str {
        match self {
            Self::Lenient => "Lenient",
            Self::Binary => "Binary",
            Self::Truncate => "Truncate",
            Self::Serde => "Serde",
        }
    }
}

/// Who says that `None` is not stored.
#[derive(Debug, Clone, Copy)]
pub(crate) enum SkipNone {
    /// The field, which then has to be one that can be `None`.
    Field(Span),
    /// The model, for those of its fields that can.
    Model,
}

/// A field whose value a function makes of the others when the document is stored.
#[derive(Debug, Clone)]
pub(crate) struct Computed {
    pub(crate) key: Span,
    pub(crate) function: ExprPath,
}

/// What a field is when a stored document does not have it.
#[derive(Debug, Clone)]
pub(crate) enum Default {
    /// `Default::default()` of the field's type; a type without one is an error at the attribute key.
    OfType(Span),
    /// What a function returns.
    Call(ExprPath),
    /// The same field of the struct's own default, or of the struct that a function returns.
    OfStruct(Option<ExprPath>),
}

/// The module of a model's generated types, one for each field.
pub(crate) fn segments_module(model: &Ident) -> Ident {
    format_ident!("__{}Segments", model.unraw())
}

impl Field {
    /// Whether the field is an element of the document.
    pub(crate) fn is_stored(&self) -> bool {
        matches!(self.role, Role::Stored)
    }

    pub(crate) fn is_skipped(&self) -> bool {
        matches!(self.role, Role::Skipped)
    }

    pub(crate) fn is_flattened(&self) -> bool {
        matches!(self.role, Role::Flattened(_))
    }

    /// The names that the field is read from.
    pub(crate) fn names(&self) -> impl Iterator<Item = &StoredName> {
        std::iter::once(&self.stored).chain(&self.aliases.names)
    }

    /// The name in Rust, without the `r#` of a raw identifier.
    pub(crate) fn name(&self) -> String {
        self.ident.unraw().to_string()
    }

    pub(crate) fn is_named(&self, name: &Ident) -> bool {
        self.ident.unraw() == name.unraw()
    }
}
