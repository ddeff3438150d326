//! `partial(..)`: which documents are in an index, as a Rust condition over the fields.
//!
//! ```text
//! partial(paid == false && (total >= 100.0 || status.is_in(["new", "open"])))
//! ```

use proc_macro2::Ident;
use syn::spanned::Spanned;
use syn::{BinOp, Expr, ExprBinary, ExprMethodCall, Member};

use crate::model::{Comparison, IndexFilter};

/// What MongoDB has no words for in the filter of an index.
const ALLOWED: &str =
    "MongoDB allows `==`, `<`, `<=`, `>`, `>=`, `.is_in([..])` and `.exists()` in it, joined with `&&` and `||`";

pub(super) fn read(expr: Expr) -> syn::Result<IndexFilter> {
    match expr {
        Expr::Paren(inner) => read(*inner.expr),
        Expr::Group(inner) => read(*inner.expr),
        Expr::Binary(binary) => joined_or_compared(binary),
        Expr::MethodCall(call) => called(call),
        Expr::Unary(not) if matches!(not.op, syn::UnOp::Not(_)) => {
            Err(syn::Error::new_spanned(not, format!("an index cannot be about what is not so; {ALLOWED}")))
        }
        other => Err(match path(&other) {
            Some(_) => syn::Error::new_spanned(other, "compare the field with a value, as in `paid == true`"),
            None => syn::Error::new_spanned(other, format!("this is no condition; {ALLOWED}")),
        }),
    }
}

fn joined_or_compared(ExprBinary { left, op, right, .. }: ExprBinary) -> syn::Result<IndexFilter> {
    let right_span = right.span();
    let comparison = match op {
        BinOp::And(_) => return Ok(IndexFilter::All(both(*left, *right)?)),
        BinOp::Or(_) => return Ok(IndexFilter::Any(both(*left, *right)?)),
        BinOp::Eq(_) if is_none(&right) => Comparison::IsNone,
        BinOp::Eq(_) => Comparison::Eq(right),
        BinOp::Lt(_) => Comparison::Lt(right),
        BinOp::Le(_) => Comparison::Lte(right),
        BinOp::Gt(_) => Comparison::Gt(right),
        BinOp::Ge(_) => Comparison::Gte(right),
        BinOp::Ne(_) => {
            return Err(syn::Error::new_spanned(op, format!("an index cannot be about what is not equal; {ALLOWED}")));
        }
        other => return Err(syn::Error::new_spanned(other, format!("this is no comparison; {ALLOWED}"))),
    };
    let at = if let Comparison::IsNone = comparison { right_span } else { op.span() };
    Ok(IndexFilter::Test { path: field(&left)?, at, comparison })
}

/// Both sides, and the mistakes of both.
fn both(left: Expr, right: Expr) -> syn::Result<Vec<IndexFilter>> {
    match (read(left), read(right)) {
        (Ok(left), Ok(right)) => Ok(vec![left, right]),
        (Err(mut error), Err(other)) => {
            error.combine(other);
            Err(error)
        }
        (Err(error), _) | (_, Err(error)) => Err(error),
    }
}

fn called(ExprMethodCall { receiver, method, args, .. }: ExprMethodCall) -> syn::Result<IndexFilter> {
    let comparison = match (method.to_string().as_str(), args.len()) {
        ("is_in", 1) => Comparison::IsIn(Box::new(args[0].clone())),
        ("is_in", _) => return Err(syn::Error::new_spanned(method, "`is_in` takes one list, as in `is_in([1, 2])`")),
        ("exists", 0) => Comparison::Exists,
        ("exists", _) => {
            return Err(syn::Error::new_spanned(
                args,
                "write `exists()`: an index can be about the documents that have the field, not about the others",
            ));
        }
        _ => return Err(syn::Error::new_spanned(method, format!("this is no condition of an index; {ALLOWED}"))),
    };
    Ok(IndexFilter::Test { path: field(&receiver)?, at: method.span(), comparison })
}

fn field(expr: &Expr) -> syn::Result<Vec<Ident>> {
    path(expr)
        .ok_or_else(|| syn::Error::new_spanned(expr, "expected the path of a field, as in `ship_to.city == \"Oslo\"`"))
}

/// `ship_to.city`, which to Rust is a field of a variable.
fn path(expr: &Expr) -> Option<Vec<Ident>> {
    match expr {
        Expr::Path(path) => path.path.get_ident().map(|ident| vec![ident.clone()]),
        Expr::Field(field) => {
            let mut path = path(&field.base)?;
            let Member::Named(ident) = &field.member else {
                return None;
            };
            path.push(ident.clone());
            Some(path)
        }
        _ => None,
    }
}

fn is_none(expr: &Expr) -> bool {
    matches!(expr, Expr::Path(path) if path.path.is_ident("None"))
}
