//! `#[document(..)]` on a struct.

mod timestamps;
mod versions;

use darling::FromMeta;
use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::{DeriveInput, Ident, LitInt, LitStr, Path, parse_quote};

use self::versions::Upgrades;
use super::list::ListAttribute;
use super::serde;
use super::value::{Entry, FieldName, Flag, Keyed, take};
use crate::error::{Errors, listed, nearest};
use crate::model::{Case, Default as FieldDefault, Kind, Timestamps, Versions, check_collection, default_collection};

const DOCUMENT: ListAttribute = ListAttribute {
    name: "document",
    keys: &[
        "collection",
        "rename_all",
        "skip_none",
        "deny_unknown",
        "schema_version",
        "upgrade",
        "track_changes",
        "timestamps",
        "hooks",
        "soft_delete",
        "view",
        "crate",
    ],
    repeatable: &[],
    hints: &[
        ("name", "did you mean `collection`?"),
        ("version", "did you mean `schema_version`?"),
        ("upgrades", "did you mean `upgrade`?"),
        ("hook", "did you mean `hooks`?"),
        ("keep_unknown", "unknown keys are kept in a field of their own: `#[field(flatten)] rest: bson::Document`"),
    ],
};

/// The keys as darling reads them.
#[derive(Default, FromMeta)]
struct Receiver {
    collection: Entry<LitStr>,
    rename_all: Entry<LitStr>,
    skip_none: Entry<()>,
    deny_unknown: Entry<Flag>,
    schema_version: Entry<LitInt>,
    upgrade: Option<darling::Result<Upgrades>>,
    track_changes: Entry<FieldName>,
    timestamps: Option<darling::Result<timestamps::Given>>,
    hooks: Entry<()>,
    soft_delete: Entry<FieldName>,
    view: Entry<()>,
    #[darling(rename = "crate")]
    crate_path: Entry<Path>,
}

/// What the attributes of a struct say.
pub(super) struct Container {
    pub(super) collection: String,
    pub(super) crate_path: Path,
    pub(super) deny_unknown: Option<Span>,
    pub(super) versions: Option<Versions>,
    pub(super) snapshot: Option<Ident>,
    pub(super) timestamps: Option<Timestamps>,
    pub(super) hooks: Option<Span>,
    pub(super) soft_delete: Option<Ident>,
    pub(super) view: Option<Span>,
    pub(super) fields: OfFields,
}

/// What the attributes of a struct or an enum say about the fields in it.
#[derive(Default)]
pub(super) struct OfFields {
    pub(super) case: Option<Case>,
    /// What serde does about missing fields without a default of their own.
    pub(super) default: Option<FieldDefault>,
    /// Whether `None` is left out of the document.
    pub(super) skip_none: bool,
}

pub(super) fn read(kind: Kind, input: &DeriveInput, errors: &mut Errors) -> Container {
    let receiver: Receiver = DOCUMENT.read(&input.attrs, errors);
    let from_serde = serde::read_container(&input.attrs, errors);
    let collection = take(receiver.collection, errors);
    let case = match take(receiver.rename_all, errors) {
        Some(given) => case(&given.value, errors),
        // A case that serde does not know is serde's to report.
        None => {
            from_serde.rename_all.and_then(|given| errors.ok(given)).and_then(|given| Case::from_name(&given.value()))
        }
    };
    let skip_none = take(receiver.skip_none, errors).is_some();
    Container {
        collection: collection_name(kind, input, collection, errors),
        crate_path: crate_path(receiver.crate_path, errors),
        deny_unknown: match take(receiver.deny_unknown, errors) {
            Some(Keyed { key, value: Flag(denies) }) => denies.then_some(key),
            None => from_serde.deny_unknown,
        },
        versions: versions::read(receiver.schema_version, receiver.upgrade, case, errors),
        snapshot: own_field(
            kind,
            receiver.track_changes,
            "snapshot",
            "an embedded model is saved with the `DocumentModel` that embeds it, which tracks its changes",
            errors,
        ),
        timestamps: timestamps::read(kind, receiver.timestamps, errors),
        hooks: hooks(kind, receiver.hooks, errors),
        soft_delete: own_field(
            kind,
            receiver.soft_delete,
            "deleted_at",
            "an embedded model is deleted with the `DocumentModel` that embeds it, which has the time of the deletion",
            errors,
        ),
        view: take(receiver.view, errors).map(|given| given.key),
        fields: OfFields { case, default: from_serde.default, skip_none },
    }
}

pub(super) fn crate_path(given: Entry<Path>, errors: &mut Errors) -> Path {
    take(given, errors).map_or_else(|| parse_quote!(::docmodel), |given| given.value)
}

fn collection_name(kind: Kind, input: &DeriveInput, given: Option<Keyed<LitStr>>, errors: &mut Errors) -> String {
    let Some(Keyed { key, value: name }) = given else {
        return default_collection(&input.ident.unraw().to_string());
    };
    if kind == Kind::Embedded {
        errors.at_span(
            key,
            "an embedded model has no collection; it is stored inside the documents of a `DocumentModel`",
        );
    } else if let Err(message) = check_collection(&name.value()) {
        errors.at(&name, message);
    }
    name.value()
}

/// The field of a document that a key is about: the one that it names, or the one with the usual name.
fn own_field(
    kind: Kind,
    given: Entry<FieldName>,
    usual: &str,
    not_embedded: &str,
    errors: &mut Errors,
) -> Option<Ident> {
    let Keyed { key, value: FieldName(field) } = take(given, errors)?;
    if kind == Kind::Embedded {
        errors.at_span(key, not_embedded);
        return None;
    }
    Some(field.unwrap_or_else(|| Ident::new(usual, key)))
}

fn hooks(kind: Kind, given: Entry<()>, errors: &mut Errors) -> Option<Span> {
    let Keyed { key, .. } = take(given, errors)?;
    if kind == Kind::Embedded {
        errors.at_span(
            key,
            "an embedded model is stored and read with the `DocumentModel` that embeds it, which has the hooks",
        );
        return None;
    }
    Some(key)
}

pub(super) fn case(given: &LitStr, errors: &mut Errors) -> Option<Case> {
    let name = given.value();
    let case = Case::from_name(&name);
    if case.is_none() {
        let fix = nearest(&name, Case::names())
            .map_or_else(|| format!("there are {}", listed(Case::names())), |near| format!("did you mean `{near}`?"));
        errors.at(given, format!("unknown case `{name}`; {fix}"));
    }
    case
}
