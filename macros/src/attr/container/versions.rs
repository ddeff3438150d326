//! `schema_version = 3, upgrade(1 = "fn", 2 = "fn")`.

use std::collections::BTreeMap;

use darling::FromMeta;
use proc_macro2::Span;
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{ExprPath, LitInt, LitStr, Meta, Token};

use super::super::value::{Entry, Keyed, function, take};
use crate::error::Errors;
use crate::model::{Case, Versions};

/// The name of the key under which a document has its version, as MongoDB's pattern calls it.
const NAME: &str = "schema_version";

/// `upgrade(1 = "fn", 2 = "fn")`, as it is written.
pub(super) struct Upgrades {
    key: Span,
    steps: Vec<Step>,
}

/// `1 = "fn"`
struct Step {
    from: LitInt,
    function: LitStr,
}

impl Parse for Step {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let from = input.parse()?;
        input.parse::<Token![=]>()?;
        Ok(Self { from, function: input.parse()? })
    }
}

impl FromMeta for Upgrades {
    fn from_meta(item: &Meta) -> darling::Result<Self> {
        let steps = match item {
            Meta::List(list) => list.parse_args_with(Punctuated::<Step, Token![,]>::parse_terminated).ok(),
            Meta::Path(_) | Meta::NameValue(_) => None,
        };
        let steps = steps.ok_or_else(|| {
            let message = "expected a function for each older version, as in `upgrade(1 = \"path::to::function\")`";
            syn::Error::new_spanned(item.to_token_stream(), message)
        })?;
        Ok(Self { key: item.path().span(), steps: steps.into_iter().collect() })
    }
}

pub(super) fn read(
    current: Entry<LitInt>,
    upgrades: Option<darling::Result<Upgrades>>,
    case: Option<Case>,
    errors: &mut Errors,
) -> Option<Versions> {
    let upgrades = upgrades.and_then(|upgrades| errors.ok(upgrades));
    let Some(Keyed { key, value: current }) = take(current, errors) else {
        if let Some(Upgrades { key, .. }) = upgrades {
            errors.at_span(key, "`upgrade` makes older documents current; say which version is, with `schema_version`");
        }
        return None;
    };
    let number = match current.base10_parse::<i32>() {
        Ok(number) if number >= 1 => number,
        _ => {
            errors.at(
                current,
                "a schema version is a whole number from 1 to 2147483647; documents without one are of version 1",
            );
            return None;
        }
    };
    let place = upgrades.as_ref().map_or(key, |upgrades| upgrades.key);
    let functions = by_version(upgrades, number, errors);
    Some(Versions {
        current: number,
        name: case.map_or_else(|| NAME.to_owned(), |case| case.apply(NAME)),
        upgrades: in_order(functions, number, place, errors),
    })
}

/// The functions by the version that they upgrade from.
fn by_version(upgrades: Option<Upgrades>, current: i32, errors: &mut Errors) -> BTreeMap<i32, ExprPath> {
    let mut functions = BTreeMap::new();
    for Step { from, function: path } in upgrades.into_iter().flat_map(|upgrades| upgrades.steps) {
        let Some(function) = errors.ok(function(&path)) else {
            continue;
        };
        match from.base10_parse::<i32>() {
            Ok(version) if (1..current).contains(&version) => {
                if functions.insert(version, function).is_some() {
                    errors.at(from, format!("version {version} is upgraded twice; keep one of the functions"));
                }
            }
            _ => errors.at(from, format!("an older version is one from 1 to {}", current - 1)),
        }
    }
    functions
}

/// The functions from version 1 on: an older document goes through each version.
fn in_order(mut functions: BTreeMap<i32, ExprPath>, current: i32, place: Span, errors: &mut Errors) -> Vec<ExprPath> {
    let mut upgrades = Vec::new();
    for version in 1..current {
        let Some(function) = functions.remove(&version) else {
            errors.at_span(
                place,
                format!(
                    "documents of version {version} need a function that makes them version {}, as in \
                     `upgrade({version} = \"path::to::function\")`",
                    version + 1
                ),
            );
            break;
        };
        upgrades.push(function);
    }
    upgrades
}
