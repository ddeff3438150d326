//! Lists of keys, `#[field(key, key = value)]`: which keys there are, and each at most once.

use darling::FromMeta;
use darling::ast::NestedMeta;
use proc_macro2::Span;
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Attribute, Meta, Path};

use crate::error::{Errors, listed, nearest};

/// An attribute that is a list of keys.
pub(super) struct ListAttribute {
    pub(super) name: &'static str,
    /// All keys of the receiver.
    pub(super) keys: &'static [&'static str],
    /// Keys that may stand more than once.
    pub(super) repeatable: &'static [&'static str],
    /// Names that users try for a key, or for something that has its own place, and what to say then.
    pub(super) hints: &'static [(&'static str, &'static str)],
}

/// A key that stands in an attribute.
pub(super) struct GivenKey {
    pub(super) name: String,
    pub(super) span: Span,
}

impl ListAttribute {
    /// Reads all attributes of this name, which count as one, into a receiver.
    pub(super) fn read<R: FromMeta + Default>(&self, attributes: &[Attribute], errors: &mut Errors) -> R {
        self.read_with_keys(attributes, errors).0
    }

    /// The same, with the keys that are given.
    pub(super) fn read_with_keys<R: FromMeta + Default>(
        &self,
        attributes: &[Attribute],
        errors: &mut Errors,
    ) -> (R, Vec<GivenKey>) {
        let mut accepted: Vec<NestedMeta> = Vec::new();
        for attribute in super::attributes(attributes, self.name) {
            for item in self.items(attribute, errors) {
                if self.accepts(&item, &accepted, errors) {
                    accepted.push(item);
                }
            }
        }
        let keys = accepted.iter().filter_map(|item| match item {
            NestedMeta::Meta(meta) => Some(GivenKey { name: name(meta.path()), span: meta.path().span() }),
            NestedMeta::Lit(_) | NestedMeta::NameValueInvalidExpr(_) => None,
        });
        let keys = keys.collect();
        (errors.ok(R::from_list(&accepted)).unwrap_or_default(), keys)
    }

    fn items(&self, attribute: &Attribute, errors: &mut Errors) -> Vec<NestedMeta> {
        match &attribute.meta {
            Meta::Path(_) => Vec::new(),
            Meta::List(list) => errors.ok(NestedMeta::parse_meta_list(list.tokens.clone())).unwrap_or_default(),
            Meta::NameValue(meta) => {
                errors.at(meta, format!("expected a list, as in `#[{}(..)]`", self.name));
                Vec::new()
            }
        }
    }

    /// Whether the receiver can take the item; if not, says why.
    fn accepts(&self, item: &NestedMeta, accepted: &[NestedMeta], errors: &mut Errors) -> bool {
        let key = match item {
            NestedMeta::Meta(meta) => meta.path(),
            NestedMeta::NameValueInvalidExpr(item) => {
                errors.push(item.error.clone());
                return false;
            }
            NestedMeta::Lit(literal) => {
                errors.at(literal, format!("expected one of {}", listed(self.keys.iter().copied())));
                return false;
            }
        };
        let name = name(key);
        if !self.keys.contains(&name.as_str()) {
            errors.at(key, self.unknown(&name));
            false
        } else if !self.repeatable.contains(&name.as_str()) && accepted.iter().any(|earlier| is_same_key(earlier, item))
        {
            errors.at(key, format!("`{name}` is given twice; keep one of them"));
            false
        } else {
            true
        }
    }

    fn unknown(&self, name: &str) -> String {
        let attribute = self.name;
        if let Some((_, hint)) = self.hints.iter().find(|(known, _)| *known == name) {
            format!("unknown {attribute} attribute `{name}`; {hint}")
        } else if let Some(key) = nearest(name, self.keys.iter().copied()) {
            format!("unknown {attribute} attribute `{name}`; did you mean `{key}`?")
        } else {
            let keys = listed(self.keys.iter().copied());
            format!("unknown {attribute} attribute `{name}`; there are {keys}")
        }
    }
}

fn name(key: &Path) -> String {
    key.to_token_stream().to_string()
}

fn is_same_key(left: &NestedMeta, right: &NestedMeta) -> bool {
    match (left, right) {
        (NestedMeta::Meta(left), NestedMeta::Meta(right)) => left.path() == right.path(),
        _ => false,
    }
}
