//! Validation: a call of a runtime function per rule.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;

use super::codec::as_flatten;
use super::context::{Context, at_type, local, local_at, of_field as stored_by, respan, take_apart_and_compute};
use crate::model::{Field, Rule, RuleKind, replace_self};

/// The body of `validate_fields`. Fields without rules are visited too: their type may have rules of its own.
pub(super) fn validate_fields(cx: &Context<'_>) -> TokenStream {
    let take_apart = take_apart_and_compute(cx);
    let fields = cx.model.fields.iter().filter(|field| !field.is_skipped()).map(|field| {
        if !has_function(cx, field) {
            return at_field(&cx.private, field, &calls(&cx.private, field));
        }
        let (local, function, generics) = (local(field), function(field), turbofish(cx, field));
        at_field(&cx.private, field, &quote!(#function #generics(#local, __at);))
    });
    quote!(#take_apart #(#fields)*)
}

/// The function that checks the rules of a model's field: in a whole model, and for a value that an update puts there.
pub(super) fn of_field(cx: &Context<'_>, field: &Field) -> Option<TokenStream> {
    has_function(cx, field).then(|| {
        let private = &cx.private;
        let (name, local, ty) = (function(field), local(field), &field.ty);
        let rules = field.rules.iter().map(|rule| call(private, field, rule, &operand(cx, rule)));
        let (generics, where_clause) =
            if is_generic(cx, field) { (Some(&cx.impl_generics), cx.where_clause()) } else { (None, None) };
        let value = at_type(ty, quote!(&#ty));
        quote! {
            #[allow(
                clippy::ptr_arg, clippy::ref_option, clippy::trivially_copy_pass_by_ref,
                reason = "the type is the field's"
            )]
            fn #name #generics(#local: #value, __at: &mut #private::Validator) #where_clause {
                #(#rules)*
            }
        }
    })
}

/// What an update asks of a value for the field. A segment does not know the parameters of its model.
pub(super) fn check_of_segment(cx: &Context<'_>, field: &Field) -> Option<TokenStream> {
    (has_function(cx, field) && !is_generic(cx, field)).then(|| {
        let private = &cx.private;
        let decode = stored_by(private, field, quote!(decode));
        let function = function(field);
        quote! {
            const CHECK: ::core::option::Option<#private::Check> = ::core::option::Option::Some(
                |__value, __at| #private::check_stored(__value, __at, #decode, #function),
            );
        }
    })
}

fn has_function(cx: &Context<'_>, field: &Field) -> bool {
    cx.is_updated && field.is_stored() && !field.rules.is_empty()
}

/// Whether a parameter of the model is named in the type or the rules of a field, also as a part of `Self`.
fn is_generic(cx: &Context<'_>, field: &Field) -> bool {
    let params: Vec<_> = cx.model.generics.arguments().map(ToString::to_string).collect();
    let names_param = |tokens| names_any(tokens, &params);
    names_param(field.ty.to_token_stream()) || field.rules.iter().any(|rule| names_param(operand(cx, rule)))
}

/// The operand of a rule, where `Self` means nothing: outside the impls of the model.
fn operand(cx: &Context<'_>, rule: &Rule) -> TokenStream {
    let self_type = &cx.self_type;
    let model = if cx.model.generics.params.is_empty() { self_type.clone() } else { quote!(<#self_type>) };
    replace_self(rule.operand.to_token_stream(), &model)
}

fn names_any(tokens: TokenStream, names: &[String]) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => names.iter().any(|name| ident == name),
        TokenTree::Group(group) => names_any(group.stream(), names),
        _ => false,
    })
}

fn turbofish(cx: &Context<'_>, field: &Field) -> Option<TokenStream> {
    is_generic(cx, field).then(|| {
        let arguments = cx.model.generics.arguments();
        quote!(::<#(#arguments),*>)
    })
}

fn function(field: &Field) -> Ident {
    format_ident!("__rules_{}", field.ident.unraw(), span = Span::call_site())
}

/// The checks of fields that are taken apart, each under its stored name.
pub(super) fn validate_each(private: &TokenStream, fields: &[Field]) -> TokenStream {
    let fields =
        fields.iter().filter(|field| !field.is_skipped()).map(|field| at_field(private, field, &calls(private, field)));
    quote!(#(#fields)*)
}

/// The checks of a field under its stored name, after those of its own rules.
fn at_field(private: &TokenStream, field: &Field, rules: &TokenStream) -> TokenStream {
    let validate = validate_inside(private, field);
    if field.is_flattened() {
        return quote!(#rules #validate);
    }
    let name = &field.stored.value;
    quote! {
        __at.field(#name, |__at| {
            #rules
            #validate
        });
    }
}

/// The checks of one value, where it is.
pub(super) fn validate_value(private: &TokenStream, field: &Field) -> TokenStream {
    let rules = calls(private, field);
    let validate = validate_inside(private, field);
    quote!(#rules #validate)
}

/// The rules that the value's type has.
fn validate_inside(private: &TokenStream, field: &Field) -> TokenStream {
    let local = local(field);
    let validate = if field.is_flattened() {
        as_flatten(private, field, quote!(validate_elements))
    } else {
        stored_by(private, field, quote!(validate))
    };
    quote!(#validate(#local, __at);)
}

fn calls(private: &TokenStream, field: &Field) -> TokenStream {
    field.rules.iter().map(|rule| call(private, field, rule, &rule.operand.to_token_stream())).collect()
}

/// The call stands at the attribute key: a rule that does not fit the field's type is an error there.
fn call(private: &TokenStream, field: &Field, rule: &Rule, operand: &TokenStream) -> TokenStream {
    let Rule { kind, key, .. } = rule;
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
