//! `#[index(..)]`: a list of paths, with a `-` in front of those in descending order, and of options.
//!
//! ```text
//! #[index(ship_to.city, -created_at, unique, name = "by_city", partial(paid == false))]
//! ```
//!
//! A parser of its own, because dotted paths and signs are no meta items.

mod partial;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Expr, LitStr, Meta, Token, token};

use crate::error::{Errors, listed, nearest};
use crate::model::{Index, IndexFilter, IndexKey, Kind, Partial};

/// Reads an `#[index(..)]` on the struct, whose paths start at the document.
pub(super) fn read_on_struct(kind: Kind, attribute: &Attribute, errors: &mut Errors) -> Option<Index> {
    if kind == Kind::Embedded {
        refuse_embedded(attribute, "field", errors);
        return None;
    }
    let list = List::read(attribute, errors)?;
    if list.keys.is_empty() {
        if !list.is_broken {
            errors.at(&attribute.meta, "an index on the struct names its fields, as in `#[index(city, -created_at)]`");
        }
        return None;
    }
    Some(list.into_index(attribute))
}

/// Reads an `#[index]` on a field, whose paths start at that field; without paths it is the field itself.
pub(super) fn read_on_field(kind: Kind, field: &Ident, attribute: &Attribute, errors: &mut Errors) -> Option<Index> {
    if kind == Kind::Embedded {
        refuse_embedded(attribute, &field.unraw().to_string(), errors);
        return None;
    }
    let mut list = List::read(attribute, errors)?;
    list.refuse_unsupported_words(field, errors);
    if list.keys.is_empty() {
        list.keys.push(IndexKey { path: Vec::new(), descending: false });
    }
    for key in &mut list.keys {
        key.path.insert(0, field.clone());
    }
    Some(list.into_index(attribute))
}

fn refuse_embedded(attribute: &Attribute, field: &str, errors: &mut Errors) {
    errors.at(
        &attribute.meta,
        format!(
            "an index belongs to a collection; declare it on the `DocumentModel` that embeds this model, as \
             `#[index(path.to.{field})]`"
        ),
    );
}

/// The contents of one `#[index(..)]`.
#[derive(Default)]
struct List {
    keys: Vec<IndexKey>,
    unique: Option<Ident>,
    name: Option<LitStr>,
    partial: Option<Partial>,
    /// Whether an item is left out because of a mistake.
    is_broken: bool,
}

impl List {
    /// None if the attribute is no list.
    fn read(attribute: &Attribute, errors: &mut Errors) -> Option<Self> {
        let mut list = Self::default();
        match &attribute.meta {
            Meta::Path(_) => {}
            Meta::List(_) => {
                let items = attribute.parse_args_with(|input: ParseStream<'_>| list.fill(input, errors));
                errors.ok(items);
            }
            Meta::NameValue(meta) => {
                errors.at(meta, "expected a list, as in `#[index(city, -created_at)]`");
                return None;
            }
        }
        Some(list)
    }

    fn fill(&mut self, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<()> {
        while !input.is_empty() {
            match input.parse() {
                Ok(item) => self.add(item, errors),
                Err(error) => {
                    // The next item may still be right, and the one after that wrong.
                    errors.push(error);
                    self.is_broken = true;
                    skip_to_comma(input)?;
                }
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(())
    }

    fn add(&mut self, item: Item, errors: &mut Errors) {
        match item {
            Item::Key(key) if self.keys.iter().any(|other| other.dotted() == key.dotted()) => {
                errors.at(path_tokens(&key), format!("`{}` is in this index twice", key.dotted()));
            }
            Item::Key(key) => self.keys.push(key),
            Item::Unique(word) if self.unique.is_some() => {
                errors.at(word, "`unique` is given twice; keep one of them");
            }
            Item::Unique(word) => self.unique = Some(word),
            Item::Partial { word, .. } if self.partial.is_some() => {
                errors.at(word, "`partial` is given twice; join the two conditions with `&&`");
            }
            Item::Partial { condition, .. } => {
                let tokens = condition.to_token_stream();
                // A broken condition still makes it another index than one of all documents.
                let filter = errors.ok(partial::read(condition)).unwrap_or(IndexFilter::All(Vec::new()));
                self.partial = Some(Partial { filter, tokens });
            }
            Item::Option { name, .. } if name == "name" && self.name.is_some() => {
                errors.at(name, "`name` is given twice; keep one of them");
            }
            Item::Option { name, value } => match option(&name, value) {
                Ok(text) => self.name = Some(text),
                Err(error) => errors.push(error),
            },
        }
    }

    /// On a field, a lone word like `sparse` may be meant as a field of the embedded model, which is not known
    /// here, or as an option; the option is far more likely.
    fn refuse_unsupported_words(&mut self, field: &Ident, errors: &mut Errors) {
        self.keys.retain(|key| {
            let [word] = key.path.as_slice() else {
                return true;
            };
            let Some(message) = Index::unsupported_option(&word.to_string()).filter(|_| !key.descending) else {
                return true;
            };
            errors.at(
                word,
                format!("{message}; for a field of that name, declare `#[index({field}.{word})]` on the struct"),
            );
            false
        });
    }

    fn into_index(self, attribute: &Attribute) -> Index {
        Index {
            keys: self.keys,
            unique: self.unique.is_some(),
            name: self.name,
            partial: self.partial,
            declaration: attribute.meta.to_token_stream(),
        }
    }
}

/// One item of the list, by its syntax alone.
enum Item {
    Key(IndexKey),
    Unique(Ident),
    /// `partial(condition)`.
    Partial {
        word: Ident,
        condition: Expr,
    },
    /// `name = value` or `name(value)`.
    Option {
        name: Ident,
        value: TokenStream,
    },
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let sign: Option<Token![-]> = input.parse()?;
        let descending = sign.is_some();
        if !input.peek(Ident::peek_any) {
            if let Some(sign) = sign {
                return Err(syn::Error::new_spanned(sign, "expected the path of a field after `-`"));
            }
            return Err(input.error("expected the path of a field or an index option"));
        }
        let first = input.call(Ident::parse_any)?;
        if !descending && input.peek(Token![=]) && !input.peek(Token![==]) {
            input.parse::<Token![=]>()?;
            let value: Expr = input.parse()?;
            return Ok(Self::Option { name: first, value: value.into_token_stream() });
        }
        if !descending && first == "partial" && input.peek(token::Paren) {
            let content;
            syn::parenthesized!(content in input);
            let condition = content.parse()?;
            if !content.is_empty() {
                let error = content.error("expected one condition; join several with `&&`");
                skip_all(&content)?;
                return Err(error);
            }
            return Ok(Self::Partial { word: first, condition });
        }
        if !descending && input.peek(token::Paren) {
            let group: TokenTree = input.parse()?;
            return Ok(Self::Option { name: first, value: group.into_token_stream() });
        }
        if !descending && first == "unique" && !input.peek(Token![.]) {
            return Ok(Self::Unique(first));
        }
        let mut path = vec![first];
        while input.parse::<Option<Token![.]>>()?.is_some() {
            if !input.peek(Ident::peek_any) {
                return Err(input.error("expected the name of a field"));
            }
            path.push(input.call(Ident::parse_any)?);
        }
        if !input.is_empty() && !input.peek(Token![,]) {
            return Err(input.error("expected `,`, or `.` and the name of a field"));
        }
        Ok(Self::Key(IndexKey { path, descending }))
    }
}

/// The value of an option with a text; there is only `name`.
fn option(name: &Ident, value: TokenStream) -> syn::Result<LitStr> {
    if name != "name" {
        return Err(syn::Error::new_spanned(name, unknown_option(name)));
    }
    let text = syn::parse2::<Expr>(value.clone())
        .ok()
        .and_then(|value| super::text(&value))
        .ok_or_else(|| syn::Error::new_spanned(value, "expected a string, as in `name = \"..\"`"))?;
    match text.value().as_str() {
        "" => Err(syn::Error::new_spanned(text, "the name of an index cannot be empty")),
        "*" | "_id_" => {
            Err(syn::Error::new_spanned(&text, format!("MongoDB keeps the index name `{}` for itself", text.value())))
        }
        name if name.contains('\0') => {
            Err(syn::Error::new_spanned(text, "the name of an index cannot have a NUL character"))
        }
        _ => Ok(text),
    }
}

fn unknown_option(name: &Ident) -> String {
    let name = name.to_string();
    if name == "unique" {
        return "expected `unique` alone; an index is unique if the word is there".into();
    }
    if name == "partial" {
        return "expected a condition in parentheses, as in `partial(paid == false)`".into();
    }
    Index::unsupported_option(&name).unwrap_or_else(|| match nearest(&name, Index::OPTIONS) {
        Some(option) => format!("unknown index option `{name}`; did you mean `{option}`?"),
        None => format!("unknown index option `{name}`; there are {}", listed(Index::OPTIONS)),
    })
}

/// The path with its dots, for a message that underlines all of it.
fn path_tokens(key: &IndexKey) -> TokenStream {
    let path = &key.path;
    quote!(#(#path).*)
}

/// What is left in parentheses would be an error of its own.
fn skip_all(content: ParseStream<'_>) -> syn::Result<()> {
    content.parse::<TokenStream>().map(drop)
}

fn skip_to_comma(input: ParseStream<'_>) -> syn::Result<()> {
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}
