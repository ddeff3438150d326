//! Lists of keys, `#[field(key, key = value)]`: which keys there are, and each at most once.

use darling::FromMeta;
use darling::ast::NestedMeta;
use quote::ToTokens;
use syn::{Attribute, Meta};

use crate::error::{Errors, listed, nearest};

/// An attribute that is a list of keys.
pub(super) struct ListAttribute {
    pub(super) name: &'static str,
    /// All keys of the receiver.
    pub(super) keys: &'static [&'static str],
    /// Names that users try for a key, or for something that has its own place, and what to say then.
    pub(super) hints: &'static [(&'static str, &'static str)],
}

impl ListAttribute {
    /// Reads all attributes of this name, which count as one, into a receiver.
    pub(super) fn read<R: FromMeta + Default>(&self, attributes: &[Attribute], errors: &mut Errors) -> R {
        let mut accepted: Vec<NestedMeta> = Vec::new();
        for attribute in super::attributes(attributes, self.name) {
            for item in self.items(attribute, errors) {
                if self.accepts(&item, &accepted, errors) {
                    accepted.push(item);
                }
            }
        }
        errors.ok(R::from_list(&accepted)).unwrap_or_default()
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
        let name = key.to_token_stream().to_string();
        if !self.keys.contains(&name.as_str()) {
            errors.at(key, self.unknown(&name));
            false
        } else if accepted.iter().any(|earlier| is_same_key(earlier, item)) {
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

fn is_same_key(left: &NestedMeta, right: &NestedMeta) -> bool {
    match (left, right) {
        (NestedMeta::Meta(left), NestedMeta::Meta(right)) => left.path() == right.path(),
        _ => false,
    }
}
