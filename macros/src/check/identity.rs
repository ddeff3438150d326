//! What a document has at most once besides its id, and what has to be there for it.

use proc_macro2::Ident;

use crate::error::Errors;
use crate::model::{Field, Model, Storage, Timestamps};

pub(super) fn check(model: &Model, errors: &mut Errors) {
    check_version(model, errors);
    check_snapshot(model, errors);
    if let Some(timestamps) = model.timestamps.as_ref().filter(|_| model.has_named_fields) {
        check_timestamps(model, timestamps, errors);
    }
    if let Some(named) = model.soft_delete.as_ref().filter(|_| model.has_named_fields) {
        check_soft_delete(model, named, errors);
    }
}

fn check_version(model: &Model, errors: &mut Errors) {
    let Some(first) = model.version_field() else {
        return;
    };
    for second in model.fields.iter().filter(|field| !std::ptr::eq(*field, first)) {
        if let Some(key) = second.version {
            errors.at_span(key, format!("`{}` is the version already; a document has one", first.name()));
        }
    }
    check_old_names(first, "count the version", errors);
}

/// Refuses names that some documents have the field under, if updates write it without being told.
fn check_old_names(field: &Field, what_updates_do: &str, errors: &mut Errors) {
    if let Some(old) = field.aliases.names.first().filter(|_| !field.aliases.migrated) {
        errors.at_span(
            old.span,
            format!(
                "updates {what_updates_do} under the field's new name, and a document that has `{0}` would then have \
                 both; keep the name, with `name = \"{0}\"`, or rename the field in all documents and say `migrated`",
                old.value
            ),
        );
    }
}

fn check_snapshot(model: &Model, errors: &mut Errors) {
    if let Some(field) = model.snapshot.as_ref().filter(|_| model.has_named_fields && model.snapshot_field().is_none())
    {
        let name = &model.ident;
        errors.at(field, format!("`{name}` has no field to keep what is stored in; add `{field}: docmodel::Snapshot`"));
    }
}

fn check_timestamps(model: &Model, timestamps: &Timestamps, errors: &mut Errors) {
    let name = &model.ident;
    for field in timestamps.created.iter().chain(&timestamps.updated) {
        if model.field(field).is_none() {
            errors.at(field, format!("`{name}` has no field `{field}`"));
        }
    }
    let fields: Vec<&Field> = model.created_field().into_iter().chain(model.updated_field()).collect();
    if fields.is_empty() && !timestamps.are_named() {
        errors.at_span(
            timestamps.key,
            format!(
                "`{name}` has neither a field `created_at` nor `updated_at`; add one, or name the fields, as in \
                 `timestamps(created = placed_at)`"
            ),
        );
    }
    if let [created, updated] = fields.as_slice()
        && std::ptr::eq(*created, *updated)
    {
        errors.at_span(timestamps.key, format!("`{}` cannot have both times; name another field", created.name()));
    }
    for field in fields {
        check_time(field, errors);
    }
    if let Some(updated) = model.updated_field() {
        check_old_names(updated, "set the time", errors);
    }
}

/// The time of a write is docmodel's to set.
fn check_time(field: &Field, errors: &mut Errors) {
    let is_free = field.is_stored()
        && matches!(field.storage, Storage::Own)
        && field.computed.is_none()
        && field.version.is_none()
        && field.id.is_none();
    if !is_free {
        errors.at(
            &field.ident,
            format!("docmodel cannot set the time in `{}`, whose attributes say otherwise; remove them", field.name()),
        );
    }
}

fn check_soft_delete(model: &Model, named: &Ident, errors: &mut Errors) {
    let name = &model.ident;
    let Some(field) = model.deleted_field() else {
        errors.at(
            named,
            format!("`{name}` has no field for the time of a deletion; add `{named}: Option<bson::DateTime>`"),
        );
        return;
    };
    let mut times = model.created_field().into_iter().chain(model.updated_field());
    if times.any(|time| std::ptr::eq(time, field)) {
        errors.at(named, format!("`{}` has the time of other writes already; name another field", field.name()));
        return;
    }
    check_time(field, errors);
    if let Some(alias) = field.aliases.names.first().filter(|_| !field.aliases.migrated) {
        errors.at_span(
            alias.span,
            format!(
                "documents that have the time of their deletion under `{}` would count as not deleted; rename the field in \
                 them, and say `migrated`",
                alias.value
            ),
        );
    }
}
