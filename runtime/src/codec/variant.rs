//! Enums: which variant a stored value is. `#[derive(FieldType)]` writes calls of these functions.

mod name;
mod selected;
mod type_names;

pub use self::{
    name::VariantName,
    selected::{Selected, adjacent, external},
    type_names::{JoinedTypes, TypeNames},
};

use super::{DecodeError, DecodeReason, Decoder, Encoder, FieldType, Tag};
use std::fmt::Display;

type Result<T> = std::result::Result<T, DecodeError>;

/// Writes a variant that is a document.
#[inline]
pub fn document(key: &[u8], out: &mut Encoder, body: impl FnOnce(&mut Encoder)) {
    out.header(Tag::DOCUMENT, key);
    out.framed(body);
}

/// Reads a variant that is stored as its name.
///
/// # Errors
/// If the value is no string, or none of the names.
#[inline]
pub fn named<T>(tag: Tag, from: &mut Decoder<'_>, names: &[&str], pick: impl FnOnce(&str) -> Option<T>) -> Result<T> {
    let name = VariantName::read(tag, from)?;
    pick(name.text()).ok_or_else(|| name.unknown(names))
}

/// Reads a variant that is stored as its number.
///
/// # Errors
/// If the value has another type, or is none of the numbers.
#[inline]
pub fn numbered<N: FieldType + Copy + Display, T>(
    tag: Tag,
    from: &mut Decoder<'_>,
    numbers: &[N],
    pick: impl FnOnce(N) -> Option<T>,
) -> Result<T> {
    let start = from.remaining();
    let number = N::decode(tag, from)?;
    pick(number).ok_or_else(|| unknown(start, numbers, &number))
}

/// Reads what is none of the known variants as `other`.
///
/// # Errors
/// If `other` fails.
pub fn or_other<'a, T>(
    tag: Tag,
    from: &mut Decoder<'a>,
    known: impl FnOnce(Tag, &mut Decoder<'a>) -> Result<T>,
    other: impl FnOnce(Tag, &mut Decoder<'a>) -> Result<T>,
) -> Result<T> {
    let mut ahead = from.clone();
    match known(tag, &mut ahead) {
        Ok(value) => {
            *from = ahead;
            Ok(value)
        }
        Err(_) => other(tag, from),
    }
}

/// Finds the name of the variant in a document that has it under `key`, and reads nothing.
///
/// # Errors
/// If the value is no document, or has no such key with a string.
#[inline]
pub fn internal<'a>(tag: Tag, from: &Decoder<'a>, key: &'static str) -> Result<VariantName<'a>> {
    from.expect_tag(tag, Tag::DOCUMENT)?;
    let mut ahead = from.clone();
    let document = ahead.begin_document()?;
    while let Some((tag, found)) = ahead.next_element(&document)? {
        if found == key.as_bytes() {
            return VariantName::read(tag, &mut ahead);
        }
        ahead.skip(tag)?;
    }
    document.required(None, key, "string")
}

/// Reads a value as one of several types: `None`, and nothing read, if it is of another BSON type.
///
/// # Errors
/// If the value is of this type, but something inside of it does not fit.
pub fn attempt<'a, T>(
    tag: Tag,
    from: &mut Decoder<'a>,
    decode: impl FnOnce(Tag, &mut Decoder<'a>) -> Result<T>,
) -> Result<Option<T>> {
    let mut ahead = from.clone();
    match decode(tag, &mut ahead) {
        Ok(value) => {
            *from = ahead;
            Ok(Some(value))
        }
        Err(error) if error.is_wrong_type_at(from.remaining()) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The error for a value that is of none of several types.
#[cold]
#[must_use]
pub fn of_no_type(tag: Tag, from: &Decoder<'_>, expected: &'static str) -> DecodeError {
    from.error(DecodeReason::WrongType { expected: expected.into(), found: tag })
}

/// A map key that is the name of a variant.
///
/// # Errors
/// If it is none.
pub fn key<T>(key: &str, names: &[&str], variant: Option<T>) -> std::result::Result<T, String> {
    variant.ok_or_else(|| unknown_text(names, &key.escape_debug()))
}

#[cold]
fn unknown<N: Display>(at: usize, known: &[N], found: &impl Display) -> DecodeError {
    DecodeError::at(at, DecodeReason::Custom(unknown_text(known, found)))
}

fn unknown_text<N: Display>(known: &[N], found: &impl Display) -> String {
    /// Enough of a text to recognise it.
    const ENOUGH: usize = 60;

    let listed: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    let one_of = if known.len() == 1 { "" } else { "one of " };
    let mut found = found.to_string();
    if let Some((cut, _)) = found.char_indices().nth(ENOUGH) {
        found.truncate(cut);
        found.push('…');
    }
    format!("expected {one_of}{}, found `{found}`", listed.join(", "))
}
