//! `#[field_type(..)]` on a variant.

use darling::FromMeta;
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Expr, ExprUnary, Fields, Lit, LitStr, UnOp};

use super::super::container::OfFields;
use super::super::list::ListAttribute;
use super::super::value::{Entry, Keyed, take};
use super::super::{field, literal, refuse_misplaced, serde};
use crate::error::Errors;
use crate::model::{Case, Content, Discriminant, Other, StoredName, Variant};

const VARIANT: ListAttribute = ListAttribute {
    name: "field_type",
    keys: &["name", "other"],
    repeatable: &[],
    hints: &[
        ("rename", "did you mean `name`?"),
        ("default", "a model's field has a default: `#[field(default)]`"),
        ("skip", "every variant is stored"),
    ],
};

/// The keys as darling reads them.
#[derive(Default, FromMeta)]
struct Receiver {
    name: Entry<LitStr>,
    other: Entry<()>,
}

/// A variant, by what it is for.
pub(super) enum Read {
    Variant(Box<Variant>),
    Other(Box<Other>),
}

pub(super) fn read(
    source: &syn::Variant,
    case: Option<Case>,
    fields_case: Option<Case>,
    self_type: &TokenStream,
    errors: &mut Errors,
) -> Read {
    let receiver: Receiver = VARIANT.read(&source.attrs, errors);
    refuse_misplaced(&source.attrs, "field", "`#[field]` belongs on a field; did you mean `#[field_type]`?", errors);
    let from_serde = serde::read_variant(&source.attrs, errors);
    let name = take(receiver.name, errors);
    let other = take(receiver.other, errors).map(|given| given.key);
    let serde_case = from_serde.rename_all.and_then(|given| errors.ok(given));
    let fields_case = serde_case.and_then(|given| Case::from_name(&given.value())).or(fields_case);
    let of_fields = OfFields { case: fields_case, ..OfFields::default() };
    let content = content(source, &of_fields, self_type, errors);

    if let Some(key) = other {
        if let Some(Keyed { key, .. }) = &name {
            errors.at_span(*key, "the `other` variant stands for every other name; remove `name`");
        }
        if let Content::Value(value) = content {
            return Read::Other(Box::new(Other { ident: source.ident.clone(), value: *value, key }));
        }
        let ident = &source.ident;
        errors.at_span(
            key,
            format!("the `other` variant holds what was read, to store it again as it was: `{ident}(String)`"),
        );
        return Read::Variant(Box::new(variant(source, None, None, case, content)));
    }
    let renamed = from_serde.rename.and_then(|given| match &name {
        // Where two names disagree, the one that is given here says which counts.
        Some(_) => None,
        None => errors.ok(given),
    });
    Read::Variant(Box::new(variant(source, name, renamed, case, content)))
}

fn variant(
    source: &syn::Variant,
    name: Option<Keyed<LitStr>>,
    from_serde: Option<LitStr>,
    case: Option<Case>,
    content: Content,
) -> Variant {
    let name_key = name.as_ref().map(|name| name.key);
    let stored = if let Some(name) = name.map(|name| name.value).or(from_serde) {
        StoredName { value: name.value(), span: name.span() }
    } else {
        let name = source.ident.unraw().to_string();
        let name = case.map_or(name.clone(), |case| case.apply_to_variant(&name));
        StoredName { value: name, span: source.ident.span() }
    };
    let discriminant = source.discriminant.as_ref();
    Variant {
        ident: source.ident.clone(),
        stored,
        name_key,
        discriminant: discriminant.map(|(_, expr)| Discriminant {
            value: number(expr).and_then(|number| number.try_into().ok()),
            span: expr.span(),
        }),
        content,
    }
}

fn content(source: &syn::Variant, of_fields: &OfFields, self_type: &TokenStream, errors: &mut Errors) -> Content {
    match &source.fields {
        Fields::Unit => Content::Nothing,
        Fields::Named(fields) => {
            let part = ("a variant", "the `DocumentModel` that the enum is stored in");
            let place = field::Place { part: Some(part), model: None, of_fields, self_type };
            Content::Fields(fields.named.iter().filter_map(|source| field::read(place, source, errors)).collect())
        }
        Fields::Unnamed(fields) => {
            if let (Some(value), 1) = (fields.unnamed.first(), fields.unnamed.len()) {
                return Content::Value(Box::new(field::read_value("a variant", value, self_type, errors)));
            }
            let place = if fields.unnamed.is_empty() { source.to_token_stream() } else { fields.to_token_stream() };
            errors.at(place, "a variant holds nothing, one value, or fields with names to store them under");
            Content::Nothing
        }
    }
}

/// The number that a literal is.
fn number(expr: &Expr) -> Option<i128> {
    match expr {
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => number(expr).map(|number| -number),
        Expr::Group(group) => number(&group.expr),
        Expr::Paren(paren) => number(&paren.expr),
        expr => match literal(expr)? {
            Lit::Int(number) => number.base10_parse().ok(),
            _ => None,
        },
    }
}
