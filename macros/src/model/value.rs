//! A type that derives `FieldType`: a newtype or an enum.

use std::collections::HashSet;

use heck::ToSnakeCase;
use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::{Path, Visibility};

use super::{Field, Generics, Storage, StoredName};

/// What derives `FieldType`.
#[derive(Debug)]
pub(crate) struct ValueType {
    pub(crate) ident: Ident,
    pub(crate) visibility: Visibility,
    pub(crate) generics: Generics,
    /// Where the generated code finds the runtime crate.
    pub(crate) crate_path: Path,
    pub(crate) shape: Shape,
}

#[derive(Debug)]
pub(crate) enum Shape {
    Newtype(Box<Newtype>),
    Enum(Enum),
    /// Neither; an error, after which only the signatures are generated.
    Unknown,
}

/// `struct Email(String);`: stored as the value in it.
#[derive(Debug)]
pub(crate) struct Newtype {
    pub(crate) value: Field,
    pub(crate) position: usize,
    /// Where the `PhantomData` are that stand beside the value.
    pub(crate) phantoms: Vec<usize>,
}

#[derive(Debug)]
pub(crate) struct Enum {
    pub(crate) form: Form,
    pub(crate) variants: Vec<Variant>,
    /// The variants that hold what is none of the others. More than one is an error.
    pub(crate) others: Vec<Other>,
}

/// How the variants of an enum are stored.
#[derive(Debug)]
pub(crate) enum Form {
    /// A string, the variant's name.
    Name,
    /// The variant's discriminant.
    Number(Integer),
    /// A document with the variant's fields and its name.
    Internal { tag: StoredName },
    /// A document with the variant's name and its value.
    Adjacent { tag: StoredName, content: StoredName },
    /// A document with the variant's value under its name; a string for a variant without a value.
    External,
    /// The variant's value, which its BSON type tells from the others.
    Untagged,
}

impl Form {
    /// Whether the variants' names are stored.
    pub(crate) fn has_names(&self) -> bool {
        !matches!(self, Self::Number(_) | Self::Untagged)
    }

    /// Whether variants can hold something.
    pub(crate) fn has_data(&self) -> bool {
        !matches!(self, Self::Name | Self::Number(_))
    }
}

/// The BSON type of discriminants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Integer {
    Int32,
    Int64,
}

impl Integer {
    pub(crate) const NAMES: [&'static str; 2] = ["int32", "int64"];

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        match name {
            "int32" => Some(Self::Int32),
            "int64" => Some(Self::Int64),
            _ => None,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Int32 => "int32",
            Self::Int64 => "int64",
        }
    }
}

#[derive(Debug)]
pub(crate) struct Variant {
    pub(crate) ident: Ident,
    pub(crate) stored: StoredName,
    /// The attribute key of a name that was given.
    pub(crate) name_key: Option<Span>,
    pub(crate) discriminant: Option<Discriminant>,
    pub(crate) content: Content,
}

/// `= 3`, where that is a literal.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Discriminant {
    /// None if it is another expression than a number, or a number too large for any integer of BSON's.
    pub(crate) value: Option<i64>,
    pub(crate) span: Span,
}

/// What a variant holds.
#[derive(Debug)]
pub(crate) enum Content {
    Nothing,
    /// `Card(Card)`
    Value(Box<Field>),
    /// `Card { last4: String }`
    Fields(Vec<Field>),
}

/// The variant for stored values that are none of the others: `#[field_type(other)] Other(String)`.
#[derive(Debug)]
pub(crate) struct Other {
    pub(crate) ident: Ident,
    pub(crate) value: Field,
    /// The `other`.
    pub(crate) key: Span,
}

impl Variant {
    /// The name in methods: `bank_transfer`.
    pub(crate) fn snake_name(&self) -> String {
        snake_name(&self.ident)
    }

    /// The method that asks for the variant.
    pub(crate) fn filter_name(&self) -> String {
        filter_name(&self.ident)
    }
}

impl Other {
    /// The method that asks for what is none of the variants.
    pub(crate) fn filter_name(&self) -> String {
        filter_name(&self.ident)
    }
}

fn snake_name(variant: &Ident) -> String {
    variant.unraw().to_string().to_snake_case()
}

fn filter_name(variant: &Ident) -> String {
    let name = snake_name(variant);
    // The accessors have methods of these names.
    let prefix = if matches!(name.as_str(), "in" | "missing" | "none" | "null" | "some") { "is_variant" } else { "is" };
    format!("{prefix}_{name}")
}

impl Content {
    pub(crate) fn fields(&self) -> &[Field] {
        match self {
            Self::Nothing => &[],
            Self::Value(value) => std::slice::from_ref(value),
            Self::Fields(fields) => fields,
        }
    }
}

impl Enum {
    pub(crate) fn other(&self) -> Option<&Other> {
        self.others.first()
    }

    /// The names of the variants that are stored by name, as they stand in the documents.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.variants.iter().map(|variant| variant.stored.value.as_str())
    }
}

impl ValueType {
    /// Leaves out fields of variants, and variants that are called like another one.
    pub(crate) fn retain_fields(&mut self, is_kept: impl Fn(&Field) -> bool) {
        let Shape::Enum(stored) = &mut self.shape else {
            return;
        };
        let mut names: HashSet<String> =
            stored.others.first().map(|other| snake_name(&other.ident)).into_iter().collect();
        stored.variants.retain(|variant| names.insert(variant.snake_name()));
        for variant in &mut stored.variants {
            match &mut variant.content {
                Content::Fields(fields) => {
                    fields.retain(&is_kept);
                    // There is no module of a variant that would hold the adapter.
                    for field in fields.iter_mut().filter(|field| matches!(field.storage, Storage::With(_))) {
                        field.storage = Storage::Own;
                    }
                }
                Content::Value(value) if !is_kept(value) => variant.content = Content::Nothing,
                Content::Value(_) | Content::Nothing => {}
            }
        }
    }

    /// Every type that is stored.
    pub(crate) fn fields(&self) -> Vec<&Field> {
        match &self.shape {
            Shape::Newtype(newtype) => vec![&newtype.value],
            Shape::Enum(stored) => {
                let of_variants = stored.variants.iter().flat_map(|variant| variant.content.fields());
                of_variants.chain(stored.others.iter().map(|other| &other.value)).collect()
            }
            Shape::Unknown => Vec::new(),
        }
    }
}
