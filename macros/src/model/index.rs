//! A declared index.

use proc_macro2::{Ident, Span, TokenStream};
use syn::ext::IdentExt;
use syn::{Expr, LitStr};

/// An index as one `#[index]` declares it; one on a field has that field in front of each of its paths.
#[derive(Debug)]
pub(crate) struct Index {
    pub(crate) keys: Vec<IndexKey>,
    pub(crate) unique: bool,
    pub(crate) name: Option<LitStr>,
    /// Which documents are in it, if not all.
    pub(crate) partial: Option<Partial>,
    /// What a message about the whole index underlines.
    pub(crate) declaration: TokenStream,
}

/// `partial(..)`.
#[derive(Debug)]
pub(crate) struct Partial {
    pub(crate) filter: IndexFilter,
    /// As the user writes it.
    pub(crate) tokens: TokenStream,
}

/// A condition that MongoDB can keep an index by.
#[derive(Debug)]
pub(crate) enum IndexFilter {
    All(Vec<IndexFilter>),
    Any(Vec<IndexFilter>),
    /// About one field.
    Test {
        /// Never empty.
        path: Vec<Ident>,
        /// The operator.
        at: Span,
        comparison: Comparison,
    },
}

/// What a field is compared with.
#[derive(Debug)]
pub(crate) enum Comparison {
    Eq(Box<Expr>),
    Lt(Box<Expr>),
    Lte(Box<Expr>),
    Gt(Box<Expr>),
    Gte(Box<Expr>),
    IsIn(Box<Expr>),
    IsNone,
    Exists,
}

/// One key of an index: a path of Rust field names from the document down.
#[derive(Debug)]
pub(crate) struct IndexKey {
    /// Never empty.
    pub(crate) path: Vec<Ident>,
    pub(crate) descending: bool,
}

impl IndexFilter {
    /// The paths in it.
    pub(crate) fn paths(&self) -> Vec<&[Ident]> {
        match self {
            Self::All(inner) | Self::Any(inner) => inner.iter().flat_map(Self::paths).collect(),
            Self::Test { path, .. } => vec![path],
        }
    }
}

impl IndexKey {
    /// The path as the user writes it.
    pub(crate) fn dotted(&self) -> String {
        self.path.iter().map(|segment| segment.unraw().to_string()).collect::<Vec<_>>().join(".")
    }

    /// The path with the sign of a descending key.
    pub(crate) fn signed(&self) -> String {
        let sign = if self.descending { "-" } else { "" };
        format!("{sign}{}", self.dotted())
    }
}

/// Options of the server that docmodel does not have yet, by the names that users try.
const UNSUPPORTED_OPTIONS: [&str; 12] = [
    "collation",
    "expire_after",
    "expire_after_seconds",
    "geo2d",
    "geo2dsphere",
    "hashed",
    "hidden",
    "sparse",
    "text",
    "ttl",
    "weights",
    "wildcard",
];

impl Index {
    /// The options that an index may have.
    pub(crate) const OPTIONS: [&str; 3] = ["unique", "name", "partial"];

    /// The message for an option that is none of these, but of the server.
    pub(crate) fn unsupported_option(name: &str) -> Option<String> {
        UNSUPPORTED_OPTIONS.contains(&name).then(|| format!("the index option `{name}` is not supported yet"))
    }

    /// The keys as the user writes them; equal for indexes that have the same name unless they are given one.
    pub(crate) fn signature(&self) -> String {
        self.keys.iter().map(IndexKey::signed).collect::<Vec<_>>().join(", ")
    }

    /// The condition as the user writes it.
    pub(crate) fn condition(&self) -> Option<String> {
        self.partial.as_ref().map(|partial| partial.tokens.to_string())
    }
}
