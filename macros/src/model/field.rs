//! A field of a model.

use proc_macro2::{Ident, Span, TokenStream};
use syn::ext::IdentExt;
use syn::{ExprPath, Type, Visibility};

use super::{Rule, StoredName};

#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) ident: Ident,
    pub(crate) visibility: Visibility,
    /// As written, but for `Self`, which is spelt out: the type is also used outside the struct.
    pub(crate) ty: Type,
    /// The values of the field's `#[doc = ..]` attributes, one a line.
    pub(crate) docs: Vec<TokenStream>,
    pub(crate) stored: StoredName,
    /// The `id` that marks the field as the document's `_id`.
    pub(crate) id: Option<Span>,
    pub(crate) default: Option<Default>,
    pub(crate) rules: Vec<Rule>,
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

impl Field {
    /// The name in Rust, without the `r#` of a raw identifier.
    pub(crate) fn name(&self) -> String {
        self.ident.unraw().to_string()
    }

    pub(crate) fn is_named(&self, name: &Ident) -> bool {
        self.ident.unraw() == name.unraw()
    }
}
