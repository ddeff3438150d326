//! `timestamps`, `timestamps(created = placed_at, updated = touched_at)`.

use darling::FromMeta;
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Expr, Ident, Meta, MetaNameValue, Token};

use crate::error::Errors;
use crate::model::{Kind, Timestamps};

/// The attribute, as it is written.
pub(super) struct Given(Timestamps);

impl FromMeta for Given {
    fn from_meta(item: &Meta) -> darling::Result<Self> {
        let none = Timestamps { key: item.path().span(), created: None, updated: None };
        let expected = || {
            let message = "expected the key alone or the names of fields, as in `timestamps(created = placed_at, updated \
                           = touched_at)`";
            syn::Error::new_spanned(item.to_token_stream(), message)
        };
        match item {
            Meta::Path(_) => Ok(Self(none)),
            Meta::NameValue(_) => Err(expected().into()),
            Meta::List(list) => {
                let names = list.parse_args_with(Punctuated::<MetaNameValue, Token![,]>::parse_terminated);
                let names = names.map_err(|_| expected())?;
                let mut given = none;
                for name in &names {
                    let place = match name.path.get_ident() {
                        Some(key) if key == "created" && given.created.is_none() => &mut given.created,
                        Some(key) if key == "updated" && given.updated.is_none() => &mut given.updated,
                        _ => return Err(expected().into()),
                    };
                    *place = Some(field(&name.value).ok_or_else(expected)?);
                }
                if names.is_empty() { Err(expected().into()) } else { Ok(Self(given)) }
            }
        }
    }
}

fn field(value: &Expr) -> Option<Ident> {
    match value {
        Expr::Path(path) => path.path.get_ident().cloned(),
        _ => None,
    }
}

pub(super) fn read(kind: Kind, given: Option<darling::Result<Given>>, errors: &mut Errors) -> Option<Timestamps> {
    let Given(timestamps) = errors.ok(given?)?;
    if kind == Kind::Embedded {
        errors.at_span(
            timestamps.key,
            "an embedded model is stored with the `DocumentModel` that embeds it, which has the timestamps",
        );
        return None;
    }
    Some(timestamps)
}
