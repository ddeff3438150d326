//! Newtypes and enums: names, numbers and forms that go together.

use std::collections::HashMap;

use proc_macro2::Ident;

use super::{names, rules, storage, types};
use crate::error::Errors;
use crate::model::{Content, Enum, Form, Integer, Shape, StoredName, ValueType, Variant};

mod untagged;

pub(super) fn check(item: &ValueType, errors: &mut Errors) {
    types::check(item.fields(), errors);
    storage::check(item.fields(), errors);
    rules::check(item.fields(), errors);
    if let Shape::Enum(stored) = &item.shape {
        check_others(stored, errors);
        match &stored.form {
            Form::Number(integer) => check_numbers(stored, *integer, errors),
            Form::Untagged => untagged::check(stored, errors),
            form => check_names(stored, form, errors),
        }
        check_fields(stored, errors);
        if stored.form.has_data() {
            check_methods(stored, errors);
        }
    }
}

fn check_others(stored: &Enum, errors: &mut Errors) {
    if let Some((first, more)) = stored.others.split_first() {
        for other in more {
            errors.at_span(
                other.key,
                format!(
                    "`{}` holds what is none of the other variants already; there is one such variant",
                    first.ident
                ),
            );
        }
        if matches!(stored.form, Form::Untagged) {
            errors.at_span(
                first.key,
                "an untagged variant is chosen by its type alone; for all other values, add a variant with a \
                 `bson::Bson` as the last one",
            );
        }
    }
}

fn check_numbers(stored: &Enum, integer: Integer, errors: &mut Errors) {
    let repr = integer.name();
    for variant in &stored.variants {
        refuse_name(variant, "the variant is stored as its number; remove `name`", errors);
        if !matches!(variant.content, Content::Nothing) {
            errors
                .at(&variant.ident, "a variant that is stored as a number holds nothing; remove its fields, or `repr`");
            continue;
        }
        let Some(discriminant) = variant.discriminant else {
            errors.at(
                &variant.ident,
                format!(
                    "`{0}` needs its number, as in `{0} = 1`: counted from the top, it would change with the order of \
                     the variants",
                    variant.ident
                ),
            );
            continue;
        };
        match discriminant.value {
            None => {
                errors.at_span(
                    discriminant.span,
                    "expected a whole number that an `int64` holds, written out, as in `= 1`",
                );
            }
            Some(number) if integer == Integer::Int32 && i32::try_from(number).is_err() => {
                errors
                    .at_span(discriminant.span, format!("`{number}` does not fit an `{repr}`; use `repr = \"int64\"`"));
            }
            Some(_) => {}
        }
    }
}

fn refuse_name(variant: &Variant, message: &str, errors: &mut Errors) {
    if let Some(key) = variant.name_key {
        errors.at_span(key, message);
    }
}

fn check_names(stored: &Enum, form: &Form, errors: &mut Errors) {
    let mut owners: HashMap<&str, &Variant> = HashMap::new();
    for variant in &stored.variants {
        let name = variant.stored.value.as_str();
        if let Some(owner) = owners.insert(name, variant) {
            errors.at_span(
                variant.stored.span,
                format!(
                    "`{}` and `{}` are both stored as `{name}`; give one of them another name with \
                     `#[field_type(name = \"..\")]`",
                    owner.ident, variant.ident
                ),
            );
        }
        if let (Form::External, Err(message)) = (form, StoredName::check(name)) {
            errors.at_span(variant.stored.span, message);
        }
    }
}

/// Variants that are asked for by the same method.
fn check_methods(stored: &Enum, errors: &mut Errors) {
    let variants = stored.variants.iter().map(|variant| (&variant.ident, variant.filter_name()));
    let others = stored.others.iter().take(1).map(|other| (&other.ident, other.filter_name()));
    let mut owners: HashMap<String, &Ident> = HashMap::new();
    for (ident, method) in variants.chain(others) {
        if let Some(owner) = owners.insert(method.clone(), ident) {
            errors.at(
                ident,
                format!(
                    "`{owner}` and `{ident}` are both asked for by `{method}()`; rename one of them, and keep its stored \
                     name with `#[field_type(name = \"..\")]`"
                ),
            );
        }
    }
}

/// Fields of one variant that take each other's names, or that of the tag beside them.
fn check_fields(stored: &Enum, errors: &mut Errors) {
    for variant in &stored.variants {
        let Content::Fields(fields) = &variant.content else {
            continue;
        };
        names::check_distinct(fields.iter(), errors);
        if let Form::Internal { tag } = &stored.form {
            for field in fields.iter().filter(|field| field.stored.value == tag.value) {
                errors.at_span(
                    field.stored.span,
                    format!(
                        "`{}` is the tag of the enum, and in the same document; give the field another name, or the \
                         enum another tag with `#[field_type(tag = \"..\")]`",
                        tag.value
                    ),
                );
            }
        }
    }
}
