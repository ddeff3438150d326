//! The rules in `#[field(..)]`.

use quote::ToTokens;
use syn::{LitStr, parse_quote};

use super::super::value::{Entry, Keyed, take};
use super::Receiver;
use crate::error::Errors;
use crate::model::{Rule, RuleKind};

pub(super) fn read(receiver: Receiver, errors: &mut Errors) -> Vec<Rule> {
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
