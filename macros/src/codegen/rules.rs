//! Validation: a call of a runtime function per rule.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};

use super::context::{Context, local_at};
use syn::spanned::Spanned;
use crate::model::{Rule, RuleKind};

/// The body of `validate_fields`. Fields without rules are visited too: their type may have rules of its own.
pub(super) fn validate_fields(cx: &Context<'_>) -> TokenStream {
    let fields = cx.model.fields.iter().map(|field| {
        let ident = &field.ident;
        let name = &field.stored.value;
        let check = if field.rules.is_empty() {
            quote!(|_, _| {})
        } else {
            let rules = field.rules.iter().map(|rule| call(cx, rule));
            quote!(|__value, __at| { #(#rules)* })
        };
        let ty = &field.ty;
        let private = &cx.private;
        let ty = quote_spanned!(ty.span()=> <<#ty as #private::FieldType>::Accessor<#private::Root<Self>> as #private::Accessor>::Value);
        quote!(__at.field::<#ty>(#name, &self.#ident, #check);)
    });
    quote!(#(#fields)*)
}

/// The call stands at the attribute key: a rule that does not fit the field's type is an error there.
fn call(cx: &Context<'_>, rule: &Rule) -> TokenStream {
    let private = &cx.private;
    let Rule { kind, key, operand } = rule;
    let function = Ident::new(kind.name(), *key);
    let value = local_at("__value", *key);
    let at = local_at("__at", *key);
    if *kind == RuleKind::Pattern {
        // A static of its own, so that the pattern is compiled once.
        quote_spanned! {*key=>
            static __PATTERN: #private::rule::Pattern = #private::rule::Pattern::new(#operand);
            #private::rule::#function(#value, &__PATTERN, #at);
        }
    } else {
        quote_spanned!(*key=> #private::rule::#function(#value, #operand, #at);)
    }
}
