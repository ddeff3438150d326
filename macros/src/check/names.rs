//! Stored names: one id, and no two fields under one name.

use std::collections::HashMap;

use crate::error::Errors;
use crate::model::{Field, Model, Versions};

pub(super) fn check(model: &Model, errors: &mut Errors) {
    if model.document.is_some() && model.has_named_fields {
        check_id(model, errors);
    }
    // A second id, or a field that takes the id's name, is reported as that.
    let fields = model.fields.iter();
    check_distinct(fields.filter(|field| model.document.is_none() || field.stored.value != "_id"), errors);
    if let Some(versions) = &model.versions {
        check_version_name(model, versions, errors);
    }
}

fn check_id(model: &Model, errors: &mut Errors) {
    let mut ids = model.fields.iter().filter(|field| field.id.is_some());
    let Some(first) = ids.next() else {
        return report_missing_id(model, errors);
    };
    for second in ids {
        errors.at_span(
            second.id.unwrap_or_else(|| second.ident.span()),
            format!("`{}` is the id already; a document has one `_id`", first.name()),
        );
    }
    for field in model.fields.iter().filter(|field| takes_the_name_of_the_id(field)) {
        errors.at_span(
            field.stored.span,
            format!("`_id` is the stored name of the id, which is `{}`; give this field another name", first.name()),
        );
    }
}

fn takes_the_name_of_the_id(field: &Field) -> bool {
    field.id.is_none() && field.is_stored() && field.stored.value == "_id"
}

fn report_missing_id(model: &Model, errors: &mut Errors) {
    let likely = |field: &&Field| takes_the_name_of_the_id(field) || field.name() == "id";
    match model.fields.iter().find(likely) {
        Some(field) => errors.at(
            &field.ident,
            format!("`{}` is not marked as the id; add `#[field(id)]` to store it as `_id`", field.name()),
        ),
        None => errors.at(
            &model.ident,
            format!("`{}` has no id; mark the field that is stored as `_id` with `#[field(id)]`", model.ident),
        ),
    }
}

fn check_version_name(model: &Model, versions: &Versions, errors: &mut Errors) {
    let names = model.fields.iter().filter(|field| field.is_stored()).flat_map(Field::names);
    for name in names.filter(|name| name.value == versions.name) {
        let message = format!(
            "`{}` is where the document has its schema version; give this field another name with \
             `#[field(name = \"..\")]`",
            versions.name
        );
        errors.at_span(name.span, message);
    }
}

pub(super) fn check_distinct<'a>(fields: impl Iterator<Item = &'a Field>, errors: &mut Errors) {
    let mut owners: HashMap<&str, &Field> = HashMap::new();
    for field in fields.filter(|field| field.is_stored()) {
        for name in field.names() {
            if let Some(owner) = owners.insert(&name.value, field) {
                errors.at_span(name.span, both_stored(owner, field, &name.value));
            }
        }
    }
}

fn both_stored(owner: &Field, field: &Field, name: &str) -> String {
    let (owner_name, field_name) = (owner.name(), field.name());
    if std::ptr::eq(owner, field) {
        format!("`{name}` is a name of `{field_name}` already; remove one of them")
    } else if owner.stored.value == name && field.stored.value == name {
        format!(
            "`{owner_name}` and `{field_name}` are both stored as `{name}`; give one of them another name with \
             `#[field(name = \"..\")]`"
        )
    } else {
        format!(
            "`{owner_name}` and `{field_name}` would both be read from `{name}`, which is an old name of one of them"
        )
    }
}
