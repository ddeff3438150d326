//! What derives `FieldType`: `#[field_type(..)]` on a newtype or an enum, and on the variants of an enum.

mod form;
mod variant;

use darling::FromMeta;
use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{Data, DeriveInput, Fields, FieldsNamed, FieldsUnnamed, LitStr, Path};

use self::form::GivenForm;
use super::container::{case, crate_path};
use super::list::ListAttribute;
use super::serde;
use super::value::{Entry, Keyed, take};
use super::{field, refuse_misplaced};
use crate::error::Errors;
use crate::model::{Case, Enum, Generics, Newtype, Shape, ValueType, is_phantom};

const FIELD_TYPE: ListAttribute = ListAttribute {
    name: "field_type",
    keys: &["rename_all", "rename_all_fields", "repr", "tag", "content", "external", "untagged", "crate"],
    repeatable: &[],
    hints: &[
        ("name", "a name is given to a variant"),
        ("rename", "a variant is renamed with `name`, all of them with `rename_all`"),
        ("other", "it belongs on the variant that holds what is none of the others"),
        ("transparent", "a newtype is always stored as the value in it"),
    ],
};

/// The keys as darling reads them.
#[derive(Default, FromMeta)]
struct Receiver {
    rename_all: Entry<LitStr>,
    rename_all_fields: Entry<LitStr>,
    repr: Entry<LitStr>,
    tag: Entry<LitStr>,
    content: Entry<LitStr>,
    external: Entry<()>,
    untagged: Entry<()>,
    #[darling(rename = "crate")]
    crate_path: Entry<Path>,
}

/// Reads the type and all of its attributes.
pub(crate) fn read(input: &DeriveInput, errors: &mut Errors) -> ValueType {
    let mut receiver: Receiver = FIELD_TYPE.read(&input.attrs, errors);
    refuse_misplaced(&input.attrs, "field", "`#[field]` belongs on a field; did you mean `#[field_type]`?", errors);
    let generics = Generics::new(&input.generics);
    for lifetime in &generics.lifetimes {
        errors
            .at(lifetime, "a field type owns its data and has no lifetime parameters; use `String` instead of `&str`");
    }
    let crate_path = crate_path(receiver.crate_path.take(), errors);
    let self_type = generics.apply(&input.ident);
    let shape = match &input.data {
        Data::Struct(data) => {
            for key in keys(receiver) {
                errors.at_span(key, "this is for enums; a newtype is always stored as the value in it");
            }
            newtype(input, &data.fields, &self_type, errors).map(|newtype| Shape::Newtype(Box::new(newtype)))
        }
        Data::Enum(data) => Some(Shape::Enum(read_enum(input, data, receiver, &self_type, errors))),
        Data::Union(data) => {
            errors.at(data.union_token, "a union does not say which of its fields it holds; use an enum");
            None
        }
    };
    ValueType {
        ident: input.ident.clone(),
        visibility: input.vis.clone(),
        generics,
        crate_path,
        shape: shape.unwrap_or(Shape::Unknown),
    }
}

/// The places of the keys that only an enum can have.
fn keys(receiver: Receiver) -> Vec<Span> {
    fn key<T>(entry: Entry<T>) -> Option<Span> {
        Some(entry?.ok()?.key)
    }

    let Receiver { rename_all, rename_all_fields, repr, tag, content, external, untagged, crate_path: _ } = receiver;
    let keys =
        [key(rename_all), key(rename_all_fields), key(repr), key(tag), key(content), key(external), key(untagged)];
    keys.into_iter().flatten().collect()
}

fn newtype(input: &DeriveInput, fields: &Fields, self_type: &TokenStream, errors: &mut Errors) -> Option<Newtype> {
    const FIX: &str = "for a document with named fields, derive `EmbeddedModel`";

    let fields = match fields {
        Fields::Unnamed(FieldsUnnamed { unnamed, .. }) => unnamed,
        Fields::Named(FieldsNamed { named, .. }) => {
            let message = if named.len() == 1 {
                format!("a newtype is a tuple struct, as in `struct {}(String);`; {FIX}", input.ident)
            } else {
                format!("`FieldType` is for newtypes and enums; {FIX}")
            };
            errors.at(&input.ident, message);
            return None;
        }
        Fields::Unit => {
            errors.at(&input.ident, format!("a unit struct has nothing to store; {FIX}"));
            return None;
        }
    };
    let (phantoms, values): (Vec<_>, Vec<_>) = fields.iter().enumerate().partition(|(_, field)| is_phantom(&field.ty));
    let [(position, source)] = values.as_slice() else {
        let message = format!("a newtype has one field, as in `struct {}(String);`; {FIX}", input.ident);
        errors.at(fields_or_name(fields.to_token_stream(), input), message);
        return None;
    };
    serde::read_newtype(&input.attrs, &source.ty, errors);
    for (_, phantom) in &phantoms {
        refuse_misplaced(&phantom.attrs, "field", "a `PhantomData` is not stored; remove the attribute", errors);
    }
    let value = field::read_value("a newtype", source, self_type, errors);
    let phantoms = phantoms.into_iter().map(|(position, _)| position).collect();
    Some(Newtype { value, position: *position, phantoms })
}

fn fields_or_name(fields: TokenStream, input: &DeriveInput) -> TokenStream {
    if fields.is_empty() { input.ident.to_token_stream() } else { fields }
}

fn read_enum(
    input: &DeriveInput,
    data: &syn::DataEnum,
    receiver: Receiver,
    self_type: &TokenStream,
    errors: &mut Errors,
) -> Enum {
    if data.variants.is_empty() {
        errors.at(data.enum_token, "an enum without variants has no values to store");
    }
    let from_serde = serde::read_enum(&input.attrs, errors);
    let rename_all = take(receiver.rename_all, errors);
    let variant_case = case_or(rename_all.as_ref(), from_serde.rename_all, errors);
    let fields_case = case_or(take(receiver.rename_all_fields, errors).as_ref(), from_serde.rename_all_fields, errors);
    let given = GivenForm {
        repr: take(receiver.repr, errors),
        tag: take(receiver.tag, errors),
        content: take(receiver.content, errors),
        external: take(receiver.external, errors).map(|given| given.key),
        untagged: take(receiver.untagged, errors).map(|given| given.key),
    };
    let mut variants = Vec::new();
    let mut others = Vec::new();
    for source in &data.variants {
        match variant::read(source, variant_case, fields_case, self_type, errors) {
            variant::Read::Variant(variant) => variants.push(*variant),
            variant::Read::Other(other) => others.push(*other),
        }
    }
    let form = given.into_form(from_serde.form, &variants, errors);
    if let (Some(Keyed { key, .. }), false) = (rename_all, form.has_names()) {
        errors.at_span(key, "the variants are not stored under their names; remove `rename_all`");
    }
    Enum { form, variants, others }
}

/// The case that is given, or else serde's; a case that serde does not know is serde's to report.
fn case_or(
    given: Option<&Keyed<LitStr>>,
    from_serde: Option<syn::Result<LitStr>>,
    errors: &mut Errors,
) -> Option<Case> {
    match given {
        Some(given) => case(&given.value, errors),
        None => from_serde.and_then(|given| errors.ok(given)).and_then(|given| Case::from_name(&given.value())),
    }
}
