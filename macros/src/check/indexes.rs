//! Declared indexes against the fields of the model, and against each other.

use std::collections::{HashMap, HashSet};

use proc_macro2::Ident;
use syn::ext::IdentExt;

use crate::error::{Errors, nearest};
use crate::model::{Field, Index, Model};

/// The server's limit.
const MAX_KEYS: usize = 32;

pub(super) fn check(model: &Model, errors: &mut Errors) {
    let mut signatures = HashMap::new();
    let mut names = HashSet::new();
    for index in model.indexes() {
        for key in &index.keys {
            if let Some((segment, inside)) = key.path.split_first() {
                check_field(model, segment, inside, errors);
            }
        }
        for path in index.partial.iter().flat_map(|partial| partial.filter.paths()) {
            if let Some((segment, inside)) = path.split_first() {
                check_stored(model, segment, inside, errors);
            }
        }
        check_id(model, index, errors);
        if index.keys.len() > MAX_KEYS {
            errors.at(
                &index.declaration,
                format!("an index has at most {MAX_KEYS} keys, this one has {}", index.keys.len()),
            );
        }
        check_twins(index, &mut signatures, errors);
        if let Some(name) = index.name.as_ref().filter(|name| !names.insert(name.value())) {
            errors.at(
                name,
                format!("there is an index called `{}` already; index names are unique in a collection", name.value()),
            );
        }
    }
}

/// Another index on the same keys, which has to be about other documents and to have another name.
fn check_twins<'a>(index: &'a Index, signatures: &mut HashMap<String, Vec<&'a Index>>, errors: &mut Errors) {
    let twins = signatures.entry(index.signature()).or_default();
    if twins.iter().any(|twin| twin.condition() == index.condition()) {
        let message = format!("there is an index on `{}` already; remove one of them", index.signature());
        errors.at(&index.declaration, message);
    } else if index.name.is_none() && twins.iter().any(|twin| twin.name.is_none()) {
        let message = format!(
            "another index on `{}` has the name that MongoDB makes of these keys; give this one a `name = \"..\"`",
            index.signature()
        );
        errors.at(&index.declaration, message);
    }
    twins.push(index);
}

/// The first step of a path in a condition.
fn check_stored(model: &Model, segment: &Ident, inside: &[Ident], errors: &mut Errors) {
    if model.field(segment).is_some() {
        return check_field(model, segment, inside, errors);
    }
    let name = segment.unraw().to_string();
    let fields: Vec<String> = model.fields.iter().map(Field::name).collect();
    let hint = nearest(&name, fields.iter().map(String::as_str))
        .map(|near| format!("; did you mean `{near}`?"))
        .unwrap_or_default();
    errors.at(segment, format!("`{}` has no field `{name}`{hint}", model.ident));
}

/// The first step of a path; the others are for rustc, which knows the types that they lead through.
fn check_field(model: &Model, segment: &Ident, inside: &[Ident], errors: &mut Errors) {
    let name = segment.unraw().to_string();
    if let Some(field) = model.field(segment) {
        if field.is_skipped() {
            errors.at(segment, format!("`{name}` is not stored; remove its `skip`, or this index"));
        } else if field.is_flattened() && inside.is_empty() {
            let message =
                format!("`{name}` is flattened, and has no key of its own; name a field in it, as in `{name}.field`");
            errors.at(segment, message);
        }
        return;
    }
    if let Some(message) = Index::unsupported_option(&name) {
        return errors.at(segment, message);
    }
    let fields: Vec<String> = model.fields.iter().map(Field::name).collect();
    let known = fields.iter().map(String::as_str).chain(Index::OPTIONS);
    let message = match nearest(&name, known) {
        Some(near) => {
            format!("`{name}` is neither a field of `{}` nor an index option; did you mean `{near}`?", model.ident)
        }
        None => format!("`{}` has no field `{name}`", model.ident),
    };
    errors.at(segment, message);
}

/// The server makes an index on `_id` itself, and refuses another one with options.
fn check_id(model: &Model, index: &Index, errors: &mut Errors) {
    if let [key] = index.keys.as_slice()
        && let [segment] = key.path.as_slice()
        && model.field(segment).is_some_and(|field| field.id.is_some())
    {
        errors.at(&index.declaration, "MongoDB always has a unique index on `_id`; remove this one");
    }
}
