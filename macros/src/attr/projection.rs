//! `#[projection(..)]` on a struct, and `#[from(..)]` on its fields.

use darling::FromMeta;
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, Data, DataStruct, DeriveInput, Expr, ExprPath, Fields, Meta, Path, Token, parenthesized, token};

use super::container::crate_path;
use super::list::ListAttribute;
use super::value::{Entry, Value, take};
use super::{attributes, refuse_misplaced};
use crate::error::{Errors, nearest};
use crate::model::{Call, ProjectedField, Projection, Source, Step, spell_out_self};

const PROJECTION: ListAttribute = ListAttribute {
    name: "projection",
    keys: &["of", "crate"],
    repeatable: &[],
    hints: &[
        ("model", "did you mean `of`?"),
        ("from", "did you mean `of`?"),
        ("rename_all", "stored names are the model's"),
    ],
};

/// The keys as darling reads them.
#[derive(Default, FromMeta)]
struct Receiver {
    of: Entry<ModelPath>,
    #[darling(rename = "crate")]
    crate_path: Entry<Path>,
}

/// The model's name.
struct ModelPath(Path);

impl Value for ModelPath {
    const EXPECTED: (&'static str, &'static str) = ("the name of a model", " = Order");

    fn expr(value: &Expr) -> Option<Self> {
        match value {
            Expr::Path(ExprPath { qself: None, path, .. }) => Some(Self(path.clone())),
            Expr::Group(group) => Self::expr(&group.expr),
            _ => None,
        }
    }
}

/// Reads the struct and all of its attributes.
pub(crate) fn read(input: &DeriveInput, errors: &mut Errors) -> Projection {
    let receiver: Receiver = PROJECTION.read(&input.attrs, errors);
    let is_broken = matches!(receiver.of, Some(Err(_)));
    let model = take(receiver.of, errors).map(|given| given.value.0);
    if model.is_none() && !is_broken {
        errors.at(&input.ident, "a projection says what it is of, as in `#[projection(of = Order)]`");
    }
    if !input.generics.params.is_empty() {
        errors.at(&input.generics.params, "a projection has no parameters; its fields have the types of a model's");
    }
    refuse_misplaced(
        &input.attrs,
        "from",
        "`#[from]` belongs on a field; did you mean `#[projection(of = ..)]`?",
        errors,
    );
    Projection {
        ident: input.ident.clone(),
        crate_path: crate_path(receiver.crate_path, errors),
        model,
        fields: fields(input, errors),
    }
}

fn fields(input: &DeriveInput, errors: &mut Errors) -> Vec<ProjectedField> {
    let place = match &input.data {
        Data::Struct(DataStruct { fields: Fields::Named(fields), .. }) => {
            let self_type = input.ident.to_token_stream();
            return fields.named.iter().filter_map(|source| field(source, &self_type, errors)).collect();
        }
        Data::Struct(DataStruct { fields: Fields::Unnamed(fields), .. }) => fields.to_token_stream(),
        Data::Struct(DataStruct { fields: Fields::Unit, .. }) => input.ident.to_token_stream(),
        Data::Enum(data) => data.enum_token.to_token_stream(),
        Data::Union(data) => data.union_token.to_token_stream(),
    };
    errors.at(
        place,
        "`Projection` needs a struct with named fields; to read a tuple, use `select(|o| (o.number, o.total))`",
    );
    Vec::new()
}

fn field(field: &syn::Field, self_type: &TokenStream, errors: &mut Errors) -> Option<ProjectedField> {
    let ident = field.ident.clone()?;
    refuse_misplaced(
        &field.attrs,
        "projection",
        "`#[projection]` belongs on the struct; did you mean `#[from]`?",
        errors,
    );
    let mut given = attributes(&field.attrs, "from");
    let source = match given.next() {
        None => Source::of_field(&ident),
        Some(attribute) => source(attribute, errors).unwrap_or_else(|| Source::of_field(&ident)),
    };
    for another in given {
        errors.at(another.path(), "`from` is given twice; keep one of them");
    }
    Some(ProjectedField { ty: spell_out_self(&field.ty, self_type), ident, source })
}

fn source(attribute: &Attribute, errors: &mut Errors) -> Option<Source> {
    if !matches!(attribute.meta, Meta::List(_)) {
        errors.at(&attribute.meta, EXPECTED);
        return None;
    }
    errors.ok(attribute.parse_args_with(parse_source))
}

const EXPECTED: &str = "expected the path of a field of the model, as in `#[from(ship_to.city)]`";

fn parse_source(input: ParseStream<'_>) -> syn::Result<Source> {
    let mut path: Vec<Step> = Vec::new();
    let mut call = None;
    loop {
        if !input.peek(Ident::peek_any) {
            return Err(input.error(if path.is_empty() { EXPECTED } else { "expected the name of a field" }));
        }
        let name = input.call(Ident::parse_any)?;
        if !input.peek(token::Paren) {
            path.push(Step::Field(name));
        } else if path.is_empty() && name == "text_score" {
            no_arguments(&name, parenthesized(input)?)?;
            return if input.is_empty() {
                Ok(Source::TextScore(name))
            } else {
                Err(input.error("nothing comes after `text_score()`"))
            };
        } else if path.is_empty() {
            return Err(syn::Error::new_spanned(name, EXPECTED));
        } else if name.to_string().starts_with("variant_") {
            no_arguments(&name, parenthesized(input)?)?;
            path.push(Step::Variant(name));
        } else {
            call = Some(read_call(name, parenthesized(input)?)?);
        }
        let dot: Option<Token![.]> = input.parse()?;
        match (dot, &call) {
            (Some(dot), Some(Call { method, .. })) => {
                let last = if method == "len" { "len()".to_owned() } else { format!("{method}(..)") };
                return Err(syn::Error::new_spanned(dot, format!("nothing comes after `{last}`")));
            }
            (Some(_), None) => {}
            (None, _) if input.is_empty() => return Ok(Source::Path(path, call)),
            (None, _) => return Err(input.error("expected `.` and the name of a field")),
        }
    }
}

fn parenthesized(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let arguments;
    parenthesized!(arguments in input);
    arguments.parse()
}

fn read_call(method: Ident, arguments: TokenStream) -> syn::Result<Call> {
    match method.to_string().as_str() {
        "len" => no_arguments(&method, arguments),
        "slice" if arguments.is_empty() => Err(syn::Error::new_spanned(
            &method,
            "expected positions, as in `slice(1..3)`, `slice(..2)` or `slice(-2..)`",
        )),
        "find" if arguments.is_empty() => {
            Err(syn::Error::new_spanned(&method, "expected a condition, as in `find(|i| i.sku.eq(\"A1\"))`"))
        }
        "slice" | "find" => return Ok(Call { method, arguments }),
        "elem_match" => Err(syn::Error::new_spanned(
            &method,
            "`elem_match` is a filter of documents; the first element that meets a condition is `find(|i| ..)`",
        )),
        name => {
            let methods = [("len", "`len()`"), ("slice", "`slice(..)`"), ("find", "`find(..)`")];
            let fix = match nearest(name, methods.map(|(name, _)| name)) {
                Some(near) => {
                    let meant = methods.into_iter().find(|(name, _)| *name == near).map_or(near, |(_, shown)| shown);
                    format!("did you mean {meant}?")
                }
                None => "there are `len()`, `slice(..)` and `find(..)`".to_owned(),
            };
            Err(syn::Error::new_spanned(&method, format!("a projection cannot call `{name}`; {fix}")))
        }
    }?;
    Ok(Call { method, arguments: TokenStream::new() })
}

fn no_arguments(method: &Ident, arguments: TokenStream) -> syn::Result<()> {
    if arguments.is_empty() {
        return Ok(());
    }
    Err(syn::Error::new_spanned(arguments, format!("`{method}()` has no arguments")))
}
