//! The values that attribute keys take.

use darling::FromMeta;
use proc_macro2::Span;
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Expr, ExprPath, Ident, Lit, LitInt, LitStr, Meta, Path};

use super::{literal, text};
use crate::error::Errors;

/// What a receiver has for each key: none if the key is not there, an error if its value is of a wrong kind.
/// One wrong value must not hide the others, so receivers hold the errors instead of failing.
pub(super) type Entry<T> = Option<darling::Result<Keyed<T>>>;

/// Takes a value out of a receiver, or adds its error.
pub(super) fn take<T>(entry: Entry<T>, errors: &mut Errors) -> Option<Keyed<T>> {
    entry.and_then(|result| errors.ok(result))
}

/// A value and the place of its key.
#[derive(Debug, Clone)]
pub(super) struct Keyed<T> {
    pub(super) key: Span,
    pub(super) value: T,
}

/// A kind of value, with darling's part and the error in one place: [`Keyed`].
pub(super) trait Value: Sized {
    /// What is expected, and an example of what stands behind the key.
    const EXPECTED: (&'static str, &'static str);

    fn word() -> Option<Self> {
        None
    }

    fn expr(value: &Expr) -> Option<Self>;
}

impl<T: Value> FromMeta for Keyed<T> {
    fn from_meta(item: &Meta) -> darling::Result<Self> {
        let value = match item {
            Meta::Path(_) => T::word(),
            Meta::NameValue(item) => T::expr(&item.value),
            Meta::List(_) => None,
        };
        let key = item.path();
        value.map(|value| Self { key: key.span(), value }).ok_or_else(|| {
            let (what, example) = T::EXPECTED;
            let key = key.to_token_stream();
            let message = format!("expected {what}, as in `{key}{example}`");
            let place = match item {
                Meta::NameValue(item) => item.value.to_token_stream(),
                other => other.to_token_stream(),
            };
            syn::Error::new_spanned(place, message).into()
        })
    }
}

/// A key without a value.
impl Value for () {
    const EXPECTED: (&'static str, &'static str) = ("the key alone", "");

    fn word() -> Option<Self> {
        Some(())
    }

    fn expr(_: &Expr) -> Option<Self> {
        None
    }
}

/// A key alone, or `= false` to take back what another attribute says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flag(pub(super) bool);

impl Value for Flag {
    const EXPECTED: (&'static str, &'static str) = ("the key alone or a bool", " = false");

    fn word() -> Option<Self> {
        Some(Self(true))
    }

    fn expr(value: &Expr) -> Option<Self> {
        match literal(value)? {
            Lit::Bool(flag) => Some(Self(flag.value)),
            _ => None,
        }
    }
}

impl Value for LitStr {
    const EXPECTED: (&'static str, &'static str) = ("a string", " = \"..\"");

    fn expr(value: &Expr) -> Option<Self> {
        text(value)
    }
}

/// A number of characters or of items.
impl Value for LitInt {
    const EXPECTED: (&'static str, &'static str) = ("a whole number, 0 or more", " = 3");

    fn expr(value: &Expr) -> Option<Self> {
        match literal(value)? {
            Lit::Int(number) if matches!(number.suffix(), "" | "usize") && number.base10_parse::<usize>().is_ok() => {
                Some(number.clone())
            }
            _ => None,
        }
    }
}

/// Any expression.
impl Value for Expr {
    const EXPECTED: (&'static str, &'static str) = ("a value", " = 1");

    fn expr(value: &Expr) -> Option<Self> {
        Some(value.clone())
    }
}

impl Value for Path {
    const EXPECTED: (&'static str, &'static str) = ("a path", " = my_crate::docmodel");

    fn expr(value: &Expr) -> Option<Self> {
        match value {
            Expr::Path(ExprPath { qself: None, path, .. }) => Some(path.clone()),
            Expr::Group(group) => Self::expr(&group.expr),
            _ => None,
        }
    }
}

/// `default` alone, or with a function's path in a string.
#[derive(Debug, Clone)]
pub(super) enum DefaultValue {
    Word,
    Path(LitStr),
}

impl Value for DefaultValue {
    const EXPECTED: (&'static str, &'static str) =
        ("nothing or the path of a function in a string", " = \"path::to::function\"");

    fn word() -> Option<Self> {
        Some(Self::Word)
    }

    fn expr(value: &Expr) -> Option<Self> {
        text(value).map(Self::Path)
    }
}

/// A key alone, or with the name of a field that plays its part.
#[derive(Debug, Clone)]
pub(super) struct FieldName(pub(super) Option<Ident>);

impl Value for FieldName {
    const EXPECTED: (&'static str, &'static str) = ("the key alone or the name of a field", " = some_field");

    fn word() -> Option<Self> {
        Some(Self(None))
    }

    fn expr(value: &Expr) -> Option<Self> {
        Path::expr(value)?.get_ident().cloned().map(|name| Self(Some(name)))
    }
}

/// The function whose path is given as a string.
pub(super) fn function(path: &LitStr) -> syn::Result<ExprPath> {
    path.parse().map_err(|_| {
        let message = format!("`{}` is not the path of a function", path.value());
        syn::Error::new(path.span(), message)
    })
}
