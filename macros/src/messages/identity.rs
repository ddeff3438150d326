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
