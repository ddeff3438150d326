//! Rules of one field that no value can keep together.

use syn::{Expr, ExprLit, ExprUnary, Lit, UnOp};

use crate::error::Errors;
use crate::model::{Field, Rule, RuleKind};

/// The lower and the upper bound of the same thing.
const BOUNDS: [(RuleKind, RuleKind); 3] = [
    (RuleKind::Min, RuleKind::Max),
    (RuleKind::MinLength, RuleKind::MaxLength),
    (RuleKind::MinItems, RuleKind::MaxItems),
];

pub(super) fn check<'a>(fields: impl IntoIterator<Item = &'a Field>, errors: &mut Errors) {
    for field in fields {
        check_bounds(field, errors);
        check_subjects(field, errors);
    }
}

fn check_bounds(field: &Field, errors: &mut Errors) {
    for (lower, upper) in BOUNDS {
        if let (Some(min), Some(max)) = (find(field, lower), find(field, upper))
            && let (Some(least), Some(most)) = (number(&min.operand), number(&max.operand))
            && least > most
        {
            let (lower, upper) = (lower.name(), upper.name());
            errors.at(&max.operand, format!("`{upper}` is less than `{lower}`, so that no value is valid"));
        }
    }
}

fn find(field: &Field, kind: RuleKind) -> Option<&Rule> {
    field.rules.iter().find(|rule| rule.kind == kind)
}

/// The number that a literal is; what other expressions are is not known before they run.
fn number(operand: &Expr) -> Option<f64> {
    match operand {
        Expr::Lit(ExprLit { lit, .. }) => match lit {
            Lit::Int(number) => number.base10_parse().ok(),
            Lit::Float(number) => number.base10_parse().ok(),
            _ => None,
        },
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => number(expr).map(|number| -number),
        Expr::Group(group) => number(&group.expr),
        Expr::Paren(paren) => number(&paren.expr),
        _ => None,
    }
}

/// A value is a number, a string or an array. Whether it is the one that a rule is for is left to its type.
fn check_subjects(field: &Field, errors: &mut Errors) {
    let Some((first, others)) = field.rules.split_first() else {
        return;
    };
    for rule in others.iter().filter(|rule| subject(rule.kind) != subject(first.kind)) {
        let (name, first_name) = (rule.kind.name(), first.kind.name());
        let (subject, first_subject) = (subject(rule.kind), subject(first.kind));
        errors.at_span(
            rule.key,
            format!(
                "`{name}` is a rule for {subject}, but `{first_name}` is one for {first_subject}; remove one of them"
            ),
        );
    }
}

fn subject(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Min | RuleKind::Max => "numbers",
        RuleKind::MinLength | RuleKind::MaxLength | RuleKind::Pattern => "strings",
        RuleKind::MinItems | RuleKind::MaxItems => "arrays",
    }
}
