//! What `#[field(..)]` says about the shape in which a field is stored, and which of that goes together.

use proc_macro2::Span;
use syn::{LitStr, Path};

use super::super::container::OfFields;
use super::super::list::GivenKey;
use super::super::serde::SerdeField;
use super::super::value::{Entry, Flag, Keyed, function, take};
use super::Receiver;
use crate::error::Errors;
use crate::model::{Adapter, Computed, Role, SkipNone, Storage, With};

pub(super) struct Shape {
    pub(super) role: Role,
    pub(super) storage: Storage,
    pub(super) skip_none: Option<SkipNone>,
    pub(super) computed: Option<Computed>,
}

impl Shape {
    pub(super) fn read(
        receiver: &mut Receiver,
        from_serde: &mut SerdeField,
        of_fields: &OfFields,
        keys: &[GivenKey],
        adapter: &Path,
        errors: &mut Errors,
    ) -> Self {
        let says = |name: &str| keys.iter().any(|key| key.name == name);
        let skip = flag(receiver.skip.take(), from_serde.skip, errors);
        let flatten = flag(receiver.flatten.take(), from_serde.flatten, errors);
        let skip_none = take(receiver.skip_none.take(), errors);
        let storage = storage(receiver, keys, adapter, errors);
        let refused = [
            from_serde.with.take().filter(|_| matches!(storage, Storage::Own)),
            from_serde.one_way.take().filter(|_| !says("skip")),
            from_serde.skip_if.take().filter(|_| !says("skip_none")),
        ];
        refused.into_iter().flatten().for_each(|refused| errors.push(refused));
        let computed = take(receiver.computed.take(), errors);
        check_together(keys, [skip.is_some(), flatten.is_some(), says("id"), says("version")], errors);
        Self {
            role: match (skip, flatten) {
                (Some(_), _) => Role::Skipped,
                (None, Some(key)) => Role::Flattened(key),
                (None, None) => Role::Stored,
            },
            storage,
            skip_none: match (skip_none, from_serde.skip_none) {
                (Some(Keyed { value: Flag(false), .. }), _) => None,
                (Some(Keyed { key, .. }), _) | (None, Some(key)) => Some(SkipNone::Field(key)),
                (None, None) => of_fields.skip_none.then_some(SkipNone::Model),
            },
            computed: computed.and_then(|Keyed { key, value }| {
                let function = errors.ok(function(&value))?;
                Some(Computed { key, function })
            }),
        }
    }
}

/// The place of a flag that is set, or else of serde's.
fn flag(given: Entry<Flag>, from_serde: Option<Span>, errors: &mut Errors) -> Option<Span> {
    match take(given, errors) {
        Some(Keyed { key, value: Flag(is_set) }) => is_set.then_some(key),
        None => from_serde,
    }
}

/// The attribute keys that choose how a value is stored. A value is stored in one way.
const STORAGES: [&str; 5] = ["lenient", "binary", "truncate", "serde", "with"];

fn storage(receiver: &mut Receiver, keys: &[GivenKey], adapter: &Path, errors: &mut Errors) -> Storage {
    let mut given = keys.iter().filter(|key| STORAGES.contains(&key.name.as_str()));
    if let Some(first) = given.next() {
        for second in given {
            errors.at_span(
                second.span,
                format!("`{}` says how the value is stored already; remove one of them", first.name),
            );
        }
    }
    let adapters = [
        (Adapter::Lenient, take(receiver.lenient.take(), errors)),
        (Adapter::Binary, take(receiver.binary.take(), errors)),
        (Adapter::Truncate, take(receiver.truncate.take(), errors)),
        (Adapter::Serde, take(receiver.serde.take(), errors)),
    ];
    let ready_made = adapters.into_iter().find_map(|(adapter, given)| Some(Storage::Adapter(adapter, given?.key)));
    let with = take(receiver.with.take(), errors);
    let with = with.and_then(|Keyed { key, value }| {
        Some(Storage::With(With { module: module(&value, errors)?, key, adapter: adapter.clone() }))
    });
    ready_made.or(with).unwrap_or(Storage::Own)
}

fn module(path: &LitStr, errors: &mut Errors) -> Option<Path> {
    let module = path.parse().map_err(|_| {
        let message = format!("`{}` is not the path of a module", path.value());
        syn::Error::new(path.span(), message)
    });
    errors.ok(module)
}

/// What leaves little else to say about a field: its key, the keys that may stand beside it, and why no other may.
const ALONE: [(&str, &[&str], &str); 4] = [
    ("skip", &["skip", "flatten", "skip_none", "default"], "a field that is not stored has only a `default`"),
    ("flatten", &["skip", "flatten"], "what is inside is stored for itself, as its own attributes say"),
    (
        "id",
        &["id", "skip", "flatten", "skip_none", "name", "default", "pattern", "min", "max", "min_length", "max_length"],
        "the id is in every document, as `_id`, and its type says how it is stored",
    ),
    (
        "version",
        &["id", "version", "skip", "flatten", "name", "alias", "migrated"],
        "the version is counted by docmodel, from 1",
    ),
];

fn check_together(keys: &[GivenKey], roles: [bool; 4], errors: &mut Errors) {
    for ((role, beside, why), has_role) in ALONE.into_iter().zip(roles) {
        for GivenKey { name, span } in keys.iter().filter(|key| has_role && !beside.contains(&key.name.as_str())) {
            errors.at_span(*span, format!("{why}; remove `{name}` or `{role}`"));
        }
    }
    let is_computed = keys.iter().any(|key| key.name == "computed");
    for GivenKey { name, span } in keys.iter().filter(|key| is_computed && key.name == "default") {
        errors.at_span(*span, format!("a computed field that is missing is computed; remove `{name}` or `computed`"));
    }
}
