//! What docmodel writes by itself.

use super::{document, embedded};

#[test]
fn versions() {
    for (fields, place, message) in [
        (
            "#[field(version)] a: i64, #[field(version)] b: i64",
            "version",
            "`a` is the version already; a document has one",
        ),
        (
            "#[field(version, default)] a: i64",
            "default",
            "the version is counted by docmodel, from 1; remove `default` or `version`",
        ),
        (
            "#[field(version, min = 1)] a: i64",
            "min",
            "the version is counted by docmodel, from 1; remove `min` or `version`",
        ),
        (
            "#[field(version, skip)] a: i64",
            "version",
            "a field that is not stored has only a `default`; remove `version` or `skip`",
        ),
        ("#[field(version = 1)] a: i64", "1", "expected the key alone, as in `version`"),
    ] {
        document("", fields, &[(place, message)]);
    }
    document("", "#[field(version, name = \"rev\")] a: i64", &[]);
    embedded(
        "",
        "#[field(version)] a: i64",
        &[(
            "version",
            "an embedded model has no version of its own; the version is a field of the `DocumentModel` that embeds it",
        )],
    );
}

#[test]
fn snapshots() {
    for (attributes, place, message) in [
        (
            "track_changes",
            "track_changes",
            "`Order` has no field to keep what is stored in; add `snapshot: docmodel::Snapshot`",
        ),
        (
            "track_changes = kept",
            "kept",
            "`Order` has no field to keep what is stored in; add `kept: docmodel::Snapshot`",
        ),
        (
            "track_changes = \"kept\"",
            "\"kept\"",
            "expected the key alone or the name of a field, as in `track_changes = some_field`",
        ),
    ] {
        document(&format!("#[document({attributes})]"), "", &[(place, message)]);
    }
    document("#[document(track_changes = kept)]", "kept: docmodel::Snapshot", &[]);
    embedded(
        "#[document(track_changes)]",
        "snapshot: Snapshot",
        &[(
            "track_changes",
            "an embedded model is saved with the `DocumentModel` that embeds it, which tracks its changes",
        )],
    );
}

#[test]
fn hooks() {
    let message = "expected the key alone, as in `hooks`";
    document("#[document(hooks = true)]", "", &[("true", message)]);
    document("#[document(hooks)]", "", &[]);
    embedded(
        "#[document(hooks)]",
        "",
        &[(
            "hooks",
            "an embedded model is stored and read with the `DocumentModel` that embeds it, which has the hooks",
        )],
    );
}

#[test]
fn soft_deletes() {
    for (attributes, fields, place, message) in [
        (
            "soft_delete",
            "",
            "soft_delete",
            "`Order` has no field for the time of a deletion; add `deleted_at: Option<bson::DateTime>`",
        ),
        (
            "soft_delete = removed_at",
            "deleted_at: Option<DateTime>",
            "removed_at",
            "`Order` has no field for the time of a deletion; add `removed_at: Option<bson::DateTime>`",
        ),
        (
            "soft_delete = true",
            "deleted_at: Option<DateTime>",
            "true",
            "expected the key alone or the name of a field, as in `soft_delete = some_field`",
        ),
        (
            "timestamps, soft_delete = updated_at",
            "updated_at: Option<DateTime>",
            "updated_at",
            "`updated_at` has the time of other writes already; name another field",
        ),
        (
            "soft_delete",
            "#[field(skip)] deleted_at: Option<DateTime>",
            "deleted_at",
            "docmodel cannot set the time in `deleted_at`, whose attributes say otherwise; remove them",
        ),
        (
            "soft_delete",
            "#[field(alias = \"gone\")] deleted_at: Option<DateTime>",
            "\"gone\"",
            "documents that have the time of their deletion under `gone` would count as not deleted; rename the field in \
             them, and say `migrated`",
        ),
    ] {
        document(&format!("#[document({attributes})]"), fields, &[(place, message)]);
    }
    document("#[document(soft_delete = gone)]", "gone: Option<DateTime>", &[]);
    document("#[document(soft_delete)]", "#[field(alias = \"gone\", migrated)] deleted_at: Option<DateTime>", &[]);
    embedded(
        "#[document(soft_delete)]",
        "deleted_at: Option<DateTime>",
        &[(
            "soft_delete",
            "an embedded model is deleted with the `DocumentModel` that embeds it, which has the time of the deletion",
        )],
    );
}

#[test]
fn timestamps() {
    let expected = "expected the key alone or the names of fields, as in `timestamps(created = placed_at, updated = \
                    touched_at)`";
    for (attributes, fields, place, message) in [
        (
            "timestamps",
            "a: DateTime",
            "timestamps",
            "`Order` has neither a field `created_at` nor `updated_at`; add one, or name the fields, as in \
             `timestamps(created = placed_at)`",
        ),
        ("timestamps(created = b)", "created_at: DateTime", "b", "`Order` has no field `b`"),
        ("timestamps()", "created_at: DateTime", "timestamps()", expected),
        ("timestamps = true", "created_at: DateTime", "timestamps = true", expected),
        ("timestamps(made = a)", "a: DateTime", "timestamps(made = a)", expected),
        (
            "timestamps(created = a, updated = a)",
            "a: DateTime",
            "timestamps",
            "`a` cannot have both times; name another field",
        ),
        (
            "timestamps",
            "#[field(skip)] updated_at: DateTime",
            "updated_at",
            "docmodel cannot set the time in `updated_at`, whose attributes say otherwise; remove them",
        ),
    ] {
        document(&format!("#[document({attributes})]"), fields, &[(place, message)]);
    }
    document("#[document(timestamps(updated = a))]", "a: DateTime, created_at: DateTime", &[]);
    embedded(
        "#[document(timestamps)]",
        "created_at: DateTime",
        &[(
            "timestamps",
            "an embedded model is stored with the `DocumentModel` that embeds it, which has the timestamps",
        )],
    );
}
