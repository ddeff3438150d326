//! All text of the generated documentation.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::{Expr, ExprLit, Lit, Type};

use crate::model::{Adapter, Field, Index, Model, Rule, RuleKind, SkipNone, Storage, option_of, type_arguments};
use crate::source::source_of;

/// Of the fields struct.
pub(super) fn fields_struct(model: &Model) -> String {
    let name = &model.ident;
    match &model.document {
        Some(document) => {
            let collection = &document.collection;
            format!(" The fields of [`{name}`], a document of the collection `{collection}`, as typed paths.")
        }
        None => format!(" The fields of [`{name}`], wherever it is embedded, as typed paths."),
    }
}

/// Of the struct of an enum's variants.
pub(super) fn variants_struct(name: &Ident) -> String {
    format!(" The variants of [`{name}`], as filters and typed paths.")
}

/// Of the filter on a variant.
pub(super) fn is_variant(name: &Ident, variant: &Ident) -> String {
    format!(" The value is a [`{name}::{}`].", variant.unraw())
}

/// Of the filter on what is no variant.
pub(super) fn is_other(name: &Ident, variant: &Ident) -> String {
    format!(" The value is none of the variants that are named: a [`{name}::{}`].", variant.unraw())
}

/// Of the way into a variant.
pub(super) fn variant(name: &Ident, variant: &Ident) -> String {
    format!(" What a [`{name}::{}`] holds. Filters on it match no other variant.", variant.unraw())
}

/// Of the fields struct of a variant.
pub(super) fn variant_fields(name: &Ident, variant: &Ident) -> String {
    format!(" The fields of a [`{name}::{}`], as typed paths.", variant.unraw())
}

/// Of the view.
pub(super) fn view_struct(model: &Model) -> String {
    let name = &model.ident;
    format!(" A view of a stored [`{name}`]: what is not small borrows from the bytes of the document.")
}

/// Of its constructor.
pub(super) fn view_from_slice(model: &Model) -> String {
    format!(" Views the bytes of one document as [`{}`].", model.ident)
}

/// Of one field of the fields struct: the user's own text, then what is known about how the field is stored.
pub(super) fn accessor(model: &Model, field: &Field) -> TokenStream {
    let own = &field.docs;
    let gap = (!own.is_empty()).then(|| quote!(#[doc = ""]));
    let stored = stored(model, field);
    quote! {
        #(#[doc = #own])*
        #gap
        #[doc = #stored]
    }
}

fn stored(model: &Model, field: &Field) -> String {
    if field.is_flattened() {
        return format!(" Stored in the document itself: the elements of a [`{}`].", source_of(&field.ty));
    }
    let name = &field.stored.value;
    let ty = Noun::of_field(field, model).singular;
    let mut text = format!(" Stored as `{name}`: {ty}.");
    let sentences = old_names(field).into_iter().chain(missing(field)).chain(computed(field)).chain(version(field));
    let sentences = sentences.chain(deletion(model, field));
    for sentence in sentences.chain(bounds(field)).chain(pattern(field)).chain(indexes(model, field)) {
        text.push(' ');
        text.push_str(&sentence);
        text.push('.');
    }
    text
}

fn old_names(field: &Field) -> Option<String> {
    let names: Vec<String> = field.aliases.names.iter().map(|name| code(&name.value)).collect();
    let tense = if field.aliases.migrated { "Was stored" } else { "May still be stored" };
    (!names.is_empty()).then(|| format!("{tense} as {}", names.join(" or ")))
}

fn missing(field: &Field) -> Option<String> {
    let leaves_out_none = match field.skip_none {
        Some(SkipNone::Field(_)) => true,
        Some(SkipNone::Model) => option_of(&field.ty).is_some(),
        None => false,
    };
    (field.default.is_some() || leaves_out_none).then(|| "May be missing from a document".to_owned())
}

fn computed(field: &Field) -> Option<String> {
    let function = &field.computed.as_ref()?.function;
    Some(format!("Computed by {} when the document is stored", code(&source_of(function))))
}

fn version(field: &Field) -> Option<String> {
    field.version.map(|_| "The version of the document: every write counts it up".to_owned())
}

fn deletion(model: &Model, field: &Field) -> Option<String> {
    let has_time = model.deleted_field().is_some_and(|deleted| std::ptr::eq(deleted, field));
    has_time.then(|| "When the document was deleted: queries do not see it then, unless they say so".to_owned())
}

/// What a type is called in BSON.
struct Noun {
    singular: String,
    plural: String,
}

impl Noun {
    fn new(singular: impl Into<String>, plural: impl Into<String>) -> Self {
        Self { singular: singular.into(), plural: plural.into() }
    }

    /// Of what a field is stored as.
    fn of_field(field: &Field, model: &Model) -> Self {
        match &field.storage {
            Storage::Own | Storage::Adapter(Adapter::Lenient, _) => Self::of(&field.ty, model),
            Storage::Adapter(Adapter::Binary, _) => Self::new("binary data (`binData`)", "binary data (`binData`)"),
            Storage::Adapter(Adapter::Truncate, _) => Self::adapted(field, "cut to milliseconds"),
            Storage::Adapter(Adapter::Serde, _) => Self::adapted(field, "as serde stores it"),
            Storage::With(with) => Self::adapted(field, &format!("by {}", code(&source_of(&with.module)))),
        }
    }

    fn adapted(field: &Field, how: &str) -> Self {
        let name = format!("{}, {how}", code(&source_of(&field.ty)));
        Self::new(name.clone(), name)
    }

    /// By the type's tokens, which is good enough for docs: a type of another name is called by that name.
    fn of(ty: &Type, model: &Model) -> Self {
        let Type::Path(path) = ty else {
            return Self::by_name(ty, false);
        };
        let Some(last) = path.path.segments.last().filter(|_| path.qself.is_none()) else {
            return Self::by_name(ty, false);
        };
        let name = last.ident.to_string();
        match (name.as_str(), type_arguments(last).as_slice()) {
            ("String", []) => Self::new("a string", "strings"),
            ("i32", []) => Self::new("a 32-bit integer (`int`)", "32-bit integers (`int`)"),
            ("i64", []) => Self::new("a 64-bit integer (`long`)", "64-bit integers (`long`)"),
            ("f64", []) => Self::new("a number (`double`)", "numbers (`double`)"),
            ("bool", []) => Self::new("a boolean (`bool`)", "booleans (`bool`)"),
            ("ObjectId", []) => Self::new("an `objectId`", "`objectId`s"),
            ("DateTime", _) => Self::new("a `date`", "`date`s"),
            ("Decimal128", []) => Self::new("a `decimal`", "`decimal`s"),
            ("Timestamp", []) => Self::new("a `timestamp`", "`timestamp`s"),
            ("Binary", []) => Self::new("binary data (`binData`)", "binary data (`binData`)"),
            ("Option", [inner]) => {
                let inner = Self::of(inner, model);
                Self::new(inner.singular + ", or null", inner.plural + " or null")
            }
            ("Vec", [item]) => {
                let items = Self::of(item, model).plural;
                Self::new(format!("an array of {items}"), format!("arrays of {items}"))
            }
            ("HashMap" | "BTreeMap", [_, value, ..]) => {
                let values = Self::of(value, model).plural;
                Self::new(format!("a document with {values} as values"), format!("documents with {values} as values"))
            }
            _ => Self::by_name(ty, model.generics.type_params().all(|param| *param != name)),
        }
    }

    /// The Rust name; a link if it is one of an item.
    fn by_name(ty: &Type, is_item: bool) -> Self {
        let name = source_of(ty);
        let name = if is_item { format!("[`{name}`]") } else { format!("`{name}`") };
        Self::new(name.clone(), name)
    }
}

/// The lower and upper bounds, a sentence for each pair.
fn bounds(field: &Field) -> impl Iterator<Item = String> {
    const PAIRS: [(RuleKind, RuleKind, &str); 3] = [
        (RuleKind::Min, RuleKind::Max, ""),
        (RuleKind::MinLength, RuleKind::MaxLength, " characters"),
        (RuleKind::MinItems, RuleKind::MaxItems, " items"),
    ];

    PAIRS.into_iter().filter_map(|(lower, upper, unit)| {
        let bound = |kind| Some(code(&source_of(&find(field, kind)?.operand)));
        match (bound(lower), bound(upper)) {
            (Some(min), Some(max)) => Some(format!("From {min} to {max}{unit}")),
            (Some(min), None) => Some(format!("At least {min}{unit}")),
            (None, Some(max)) => Some(format!("At most {max}{unit}")),
            (None, None) => None,
        }
    })
}

fn pattern(field: &Field) -> Option<String> {
    match &find(field, RuleKind::Pattern)?.operand {
        Expr::Lit(ExprLit { lit: Lit::Str(pattern), .. }) => Some(format!("Matches {}", code(&pattern.value()))),
        _ => None,
    }
}

fn find(field: &Field, kind: RuleKind) -> Option<&Rule> {
    field.rules.iter().find(|rule| rule.kind == kind)
}

/// The indexes that the field, or something in it, is part of.
fn indexes(model: &Model, field: &Field) -> Option<String> {
    let has_field = |index: &&Index| {
        let mut segments = index.keys.iter().filter_map(|key| key.path.first());
        segments.any(|segment| field.is_named(segment))
    };
    let indexes: Vec<String> = model.indexes().iter().filter(has_field).map(|index| shown(model, index)).collect();
    match indexes.as_slice() {
        [] => None,
        [index] => Some(format!("Index: {index}")),
        indexes => Some(format!("Indexes: {}", indexes.join("; "))),
    }
}

fn shown(model: &Model, index: &Index) -> String {
    let unique = match (index.unique, model.soft_delete.is_some()) {
        (true, true) => " (unique among documents that are not deleted)",
        (true, false) => " (unique)",
        (false, _) => "",
    };
    let partial = index.condition().map(|condition| format!(" where {}", code(&condition))).unwrap_or_default();
    format!("`{}`{unique}{partial}", index.signature())
}

/// Markdown code, also of text that has backticks.
fn code(text: &str) -> String {
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}
