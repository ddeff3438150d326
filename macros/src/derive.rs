//! The whole flow of the derives: read the attributes, check the model, generate the code.

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::error::Errors;
use crate::model::Kind;
use crate::{attr, check, codegen};

pub(crate) fn derive(kind: Kind, input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let mut model = attr::read(kind, input, &mut errors);
    check::check(&model, &mut errors);
    match errors.into_compile_errors() {
        None => codegen::expand(&model),
        Some(errors) => {
            model.fields.retain(check::has_storable_type);
            let stubs = codegen::expand_fallback(&model);
            quote!(#errors #stubs)
        }
    }
}

pub(crate) fn derive_field_type(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let mut item = attr::read_value_type(input, &mut errors);
    check::check_value_type(&item, &mut errors);
    match errors.into_compile_errors() {
        None => codegen::expand_value_type(&item),
        Some(errors) => {
            item.retain_fields(check::has_storable_type);
            let stubs = codegen::expand_value_type_fallback(&item);
            quote!(#errors #stubs)
        }
    }
}

pub(crate) fn derive_projection(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let projection = attr::read_projection(input, &mut errors);
    match errors.into_compile_errors() {
        None => codegen::expand_projection(&projection),
        Some(errors) => {
            let stubs = codegen::expand_projection_fallback(&projection);
            quote!(#errors #stubs)
        }
    }
}
