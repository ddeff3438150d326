//! Validation: a call of a runtime function per rule.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::codec::as_flatten;
use super::context::{Context, local, local_at, of_field, respan, take_apart_and_compute};
use crate::model::{Field, Rule, RuleKind};

/// The body of `validate_fields`. Fields without rules are visited too: their type may have rules of its own.
pub(super) fn validate_fields(cx: &Context<'_>) -> TokenStream {
    let take_apart = take_apart_and_compute(cx);
    let fields = validate_each(&cx.private, &cx.model.fields);
    quote!(#take_apart #fields)
}

/// The checks of fields that are taken apart, each under its stored name.
pub(super) fn validate_each(private: &TokenStream, fields: &[Field]) -> TokenStream {
    let fields = fields.iter().filter(|field| !field.is_skipped()).map(|field| {
        if field.is_flattened() {
            return validate_value(private, field);
        }
        let name = &field.stored.value;
        let value = validate_value(private, field);
        quote! {
            __at.field(#name, |__at| {
                #value
            });
        }
    });
    quote!(#(#fields)*)
}

/// The checks of one value, where it is.
pub(super) fn validate_value(private: &TokenStream, field: &Field) -> TokenStream {
    let local = local(field);
    let rules = field.rules.iter().map(|rule| call(private, field, rule));
    let validate = if field.is_flattened() {
        as_flatten(private, field, quote!(validate_elements))
    } else {
        of_field(private, field, quote!(validate))
    };
    quote! {
        #(#rules)*
        #validate(#local, __at);
    }
}

/// The call stands at the attribute key: a rule that does not fit the field's type is an error there.
fn call(private: &TokenStream, field: &Field, rule: &Rule) -> TokenStream {
    let Rule { kind, key, operand } = rule;
    let function = Ident::new(kind.name(), *key);
    let value = local_at(&local(field).to_string(), *key);
    let at = local_at("__at", *key);
    // At the key, but a part of the expansion.
    let here = Span::call_site().located_at(*key);
    if *kind == RuleKind::Pattern {
        let check = respan(quote!(#private::rule::#function), here);
        // A static, so that the pattern is compiled once.
        quote_spanned! {*key=> {
            static __PATTERN: #private::rule::Pattern = #private::rule::Pattern::new(#operand);
            #check(#value, &__PATTERN, #at);
        }}
    } else if matches!(kind, RuleKind::Min | RuleKind::Max) {
        // The number first, by itself: what is no number is then an error here only, and not at the operand too.
        let number = respan(quote!(#private::rule::Number::number), here);
        let check = respan(quote!(#private::rule::#function), here);
        quote_spanned!(here=> #check(#number(#value), #operand, #at);)
    } else {
        let check = respan(quote!(#private::rule::#function), here);
        quote_spanned!(here=> #check(#value, #operand, #at);)
    }
}
