//! How an enum is stored: what its attributes say, or else what its variants ask for.

use proc_macro2::Span;
use syn::LitStr;

use super::super::serde::SerdeForm;
use super::super::value::Keyed;
use crate::error::{Errors, listed};
use crate::model::{Content, Form, Integer, StoredName, Variant};

/// The tag of an enum that names none.
const TAG: &str = "type";

/// The keys that choose a form.
pub(super) struct GivenForm {
    pub(super) repr: Option<Keyed<LitStr>>,
    pub(super) tag: Option<Keyed<LitStr>>,
    pub(super) content: Option<Keyed<LitStr>>,
    pub(super) external: Option<Span>,
    pub(super) untagged: Option<Span>,
}

impl GivenForm {
    pub(super) fn into_form(self, from_serde: Option<SerdeForm>, variants: &[Variant], errors: &mut Errors) -> Form {
        self.refuse_combinations(errors);
        let Self { repr, tag, content, external, untagged } = self;
        if let Some(repr) = repr {
            return Form::Number(integer(&repr.value, errors));
        }
        if let Some(tag) = tag {
            return tagged(&tag.value, content.as_ref().map(|content| &content.value), errors);
        }
        if let Some(content) = &content {
            errors.at_span(
                content.key,
                "`content` names the key of the value beside the key of the tag; add `tag = \"..\"`",
            );
        }
        if external.is_some() {
            return Form::External;
        }
        if untagged.is_some() {
            return Form::Untagged;
        }
        match from_serde {
            Some(SerdeForm::Untagged) => Form::Untagged,
            Some(SerdeForm::Tagged { tag, content }) => tagged(&tag, content.as_ref(), errors),
            None if variants.iter().all(|variant| matches!(variant.content, Content::Nothing)) => Form::Name,
            None => Form::Internal { tag: StoredName { value: TAG.into(), span: Span::call_site() } },
        }
    }

    /// An enum is stored in one form.
    fn refuse_combinations(&self, errors: &mut Errors) {
        let given = [
            ("repr", self.repr.as_ref().map(|given| given.key)),
            ("tag", self.tag.as_ref().map(|given| given.key)),
            ("external", self.external),
            ("untagged", self.untagged),
        ];
        let mut given = given.into_iter().filter_map(|(name, key)| key.map(|key| (name, key)));
        if let Some((first, _)) = given.next() {
            for (name, key) in given {
                errors
                    .at_span(key, format!("an enum is stored in one form: `{name}` and `{first}` are two; remove one"));
            }
        }
    }
}

fn integer(name: &LitStr, errors: &mut Errors) -> Integer {
    Integer::from_name(&name.value()).unwrap_or_else(|| {
        errors.at(name, format!("a discriminant is stored as one of {}", listed(Integer::NAMES)));
        Integer::Int64
    })
}

fn tagged(tag: &LitStr, content: Option<&LitStr>, errors: &mut Errors) -> Form {
    let tag = key(tag, errors);
    match content {
        None => Form::Internal { tag },
        Some(content) if content.value() == tag.value => {
            errors.at(content, format!("`tag` and `content` are both `{}`; give them two names", tag.value));
            Form::Internal { tag }
        }
        Some(content) => Form::Adjacent { tag, content: key(content, errors) },
    }
}

fn key(name: &LitStr, errors: &mut Errors) -> StoredName {
    if let Err(message) = StoredName::check(&name.value()) {
        errors.at(name, message);
    }
    StoredName { value: name.value(), span: name.span() }
}
