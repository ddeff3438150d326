//! A declared index.

use proc_macro2::{Ident, TokenStream};
use syn::LitStr;
use syn::ext::IdentExt;

/// An index as one `#[index]` declares it; one on a field has that field in front of each of its paths.
#[derive(Debug)]
pub(crate) struct Index {
    pub(crate) keys: Vec<IndexKey>,
    pub(crate) unique: bool,
    pub(crate) name: Option<LitStr>,
    /// What a message about the whole index underlines.
    pub(crate) declaration: TokenStream,
}

/// One key of an index: a path of Rust field names from the document down.
#[derive(Debug)]
pub(crate) struct IndexKey {
    /// Never empty.
    pub(crate) path: Vec<Ident>,
    pub(crate) descending: bool,
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
const UNSUPPORTED_OPTIONS: [&str; 14] = [
    "collation",
    "expire_after",
    "expire_after_seconds",
    "geo2d",
    "geo2dsphere",
    "hashed",
    "hidden",
    "partial",
    "partial_filter",
    "sparse",
    "text",
    "ttl",
    "weights",
    "wildcard",
];

impl Index {
    /// The options that an index may have.
    pub(crate) const OPTIONS: [&str; 2] = ["unique", "name"];

    /// The message for an option that is none of these, but of the server.
    pub(crate) fn unsupported_option(name: &str) -> Option<String> {
        UNSUPPORTED_OPTIONS.contains(&name).then(|| format!("the index option `{name}` is not supported yet"))
    }

    /// The keys as the user writes them; equal for indexes that are the same to the server.
    pub(crate) fn signature(&self) -> String {
        self.keys.iter().map(IndexKey::signed).collect::<Vec<_>>().join(", ")
    }
}
