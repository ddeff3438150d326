//! `#[field(..)]` on a field.

use darling::FromMeta;
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Expr, Ident, LitInt, LitStr, parse_quote};

use super::container::OfFields;
use super::list::ListAttribute;
use super::serde;
use super::value::{DefaultValue, Entry, Keyed, function, take};
use crate::error::Errors;
use crate::model::{Default as FieldDefault, Field, Rule, RuleKind, StoredName};

const FIELD: ListAttribute = ListAttribute {
    name: "field",
    keys: &["id", "name", "default", "min", "max", "min_length", "max_length", "min_items", "max_items", "pattern"],
    hints: &[
        ("rename", "did you mean `name`?"),
        ("regex", "did you mean `pattern`?"),
        ("matches", "did you mean `pattern`?"),
        ("index", "an index is declared with `#[index]`"),
        ("unique", "a unique index is declared with `#[index(unique)]`"),
        ("required", "every field is required unless its type is an `Option`"),
    ],
};

/// The keys as darling reads them.
#[derive(Default, FromMeta)]
struct Receiver {
    id: Entry<()>,
    name: Entry<LitStr>,
    default: Entry<DefaultValue>,
    min: Entry<Expr>,
    max: Entry<Expr>,
    min_length: Entry<LitInt>,
    max_length: Entry<LitInt>,
    min_items: Entry<LitInt>,
    max_items: Entry<LitInt>,
    pattern: Entry<LitStr>,
}

/// Reads a field; none if it has no name, which the shape of the struct has been reported for. `no_id` says why
/// there is no id among the fields, if there is none.
pub(super) fn read(
    no_id: Option<&str>,
    source: &syn::Field,
    of_fields: &OfFields,
    self_type: &TokenStream,
    errors: &mut Errors,
) -> Option<Field> {
    let ident = source.ident.as_ref()?;
    let mut receiver: Receiver = FIELD.read(&source.attrs, errors);
    let from_serde = serde::read_field(&source.attrs, errors);

    let id = take(receiver.id.take(), errors).map(|id| id.key);
    if let (Some(key), Some(message)) = (id, no_id) {
        errors.at_span(key, message);
    }
    let name = take(receiver.name.take(), errors).map(|name| name.value);
    let default = take(receiver.default.take(), errors);
    let rules = rules(receiver, errors);
    let is_id = id.is_some();
    Some(Field {
        ident: ident.clone(),
        visibility: source.vis.clone(),
        ty: crate::model::spell_out_self(&source.ty, self_type),
        docs: super::docs(&source.attrs),
        stored: stored_name(ident, is_id, name, from_serde.rename, of_fields, errors),
        id,
        default: field_default(is_id, default, from_serde.default, of_fields, errors),
        rules,
    })
}

/// Reads the one value of a tuple, which has rules, but no name of its own.
pub(super) fn read_value(what: &str, source: &syn::Field, self_type: &TokenStream, errors: &mut Errors) -> Field {
    let mut receiver: Receiver = FIELD.read(&source.attrs, errors);
    serde::read_field(&source.attrs, errors);
    let keys = [
        ("id", take(receiver.id.take(), errors).map(|id| id.key)),
        ("name", take(receiver.name.take(), errors).map(|name| name.key)),
        ("default", take(receiver.default.take(), errors).map(|default| default.key)),
    ];
    for (name, key) in keys {
        if let Some(key) = key {
            errors.at_span(key, format!("`{name}` is for fields, and the value of {what} is none; remove `{name}`"));
        }
    }
    let ident = Ident::new("value", source.ty.span());
    Field {
        visibility: source.vis.clone(),
        ty: crate::model::spell_out_self(&source.ty, self_type),
        docs: super::docs(&source.attrs),
        stored: StoredName { value: String::new(), span: ident.span() },
        ident,
        id: None,
        default: None,
        rules: rules(receiver, errors),
    }
}

fn stored_name(
    ident: &Ident,
    is_id: bool,
    given: Option<LitStr>,
    from_serde: Option<syn::Result<LitStr>>,
    of_fields: &OfFields,
    errors: &mut Errors,
) -> StoredName {
    if is_id {
        if let Some(name) = given.filter(|name| name.value() != "_id") {
            errors.at(name, "the id is always stored as `_id`; remove `name`");
        }
        return StoredName { value: "_id".into(), span: ident.span() };
    }
    if let Some(name) = given.or_else(|| errors.ok(from_serde?)) {
        match StoredName::check(&name.value()) {
            Ok(()) => {
                return StoredName { value: name.value(), span: name.span() };
            }
            Err(message) => errors.at(name, message),
        }
    }
    let name = ident.unraw().to_string();
    let renamed = of_fields.case.map_or(name.clone(), |case| case.apply(&name));
    // A name of nothing but `_` has no words left to rename.
    let value = if StoredName::check(&renamed).is_ok() { renamed } else { name };
    StoredName { value, span: ident.span() }
}

fn field_default(
    is_id: bool,
    given: Option<Keyed<DefaultValue>>,
    from_serde: Option<Keyed<DefaultValue>>,
    of_fields: &OfFields,
    errors: &mut Errors,
) -> Option<FieldDefault> {
    if is_id {
        // What serde does about a missing id is about JSON: every stored document has its `_id`.
        if let Some(default) = given {
            errors.at_span(default.key, "the id has no default: every stored document has its `_id`; remove `default`");
        }
        return None;
    }
    match given.or(from_serde) {
        Some(Keyed { key, value }) => match value {
            DefaultValue::Word => Some(FieldDefault::OfType(key)),
            DefaultValue::Path(path) => errors.ok(function(&path)).map(FieldDefault::Call),
        },
        None => of_fields.default.clone(),
    }
}

fn rules(receiver: Receiver, errors: &mut Errors) -> Vec<Rule> {
    if let Some(Ok(pattern)) = &receiver.pattern {
        check_pattern(&pattern.value, errors);
    }
    let rules = [
        rule(RuleKind::Min, receiver.min, errors),
        rule(RuleKind::Max, receiver.max, errors),
        rule(RuleKind::MinLength, receiver.min_length, errors),
        rule(RuleKind::MaxLength, receiver.max_length, errors),
        rule(RuleKind::MinItems, receiver.min_items, errors),
        rule(RuleKind::MaxItems, receiver.max_items, errors),
        rule(RuleKind::Pattern, receiver.pattern, errors),
    ];
    rules.into_iter().flatten().collect()
}

fn rule<T: ToTokens>(kind: RuleKind, entry: Entry<T>, errors: &mut Errors) -> Option<Rule> {
    take(entry, errors).map(|Keyed { key, value }| Rule { kind, key, operand: parse_quote!(#value) })
}

/// Parses the pattern with the parser of the `regex` crate, which runs it.
fn check_pattern(pattern: &LitStr, errors: &mut Errors) {
    use regex_syntax::Error;

    let problem = match regex_syntax::parse(&pattern.value()) {
        Ok(_) => return,
        Err(Error::Parse(error)) => (error.kind().to_string(), error.span().start),
        Err(Error::Translate(error)) => (error.kind().to_string(), error.span().start),
        Err(other) => return errors.at(pattern, format!("invalid pattern: {other}")),
    };
    let (message, place) = problem;
    errors.at(pattern, format!("invalid pattern: {message} (at character {})", place.column));
}
