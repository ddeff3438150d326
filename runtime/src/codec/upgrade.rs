//! Documents of an older schema version: made current when they are read.

use super::{DecodeError, DecodeReason, Decoder, FieldType, Tag};
use crate::model::Model;
use bson::Document;
use std::fmt::Display;

/// A step from one version to the next.
pub type Step = fn(&mut Document) -> Result<(), String>;

/// A function that makes a document of one version one of the next. `R` is what it returns, which keeps the impls apart.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a function that upgrades documents",
    label = "not an upgrade function",
    note = "such a function changes the document in place, as in `fn add_currency(document: &mut bson::Document)`, and \
            returns nothing, or a `Result<(), E>` whose error can be displayed"
)]
pub trait Upgrade<R> {
    /// Changes the document.
    ///
    /// # Errors
    /// The text of the function's own.
    fn apply(self, document: &mut Document) -> Result<(), String>;
}

impl<F: FnOnce(&mut Document)> Upgrade<()> for F {
    fn apply(self, document: &mut Document) -> Result<(), String> {
        self(document);
        Ok(())
    }
}

impl<F: FnOnce(&mut Document) -> Result<(), E>, E: Display> Upgrade<Result<(), E>> for F {
    fn apply(self, document: &mut Document) -> Result<(), String> {
        self(document).map_err(|error| error.to_string())
    }
}

/// A model whose documents have schema versions.
pub trait Versioned: Model {
    /// The key of the version.
    const KEY: &'static str;
    /// The version that is stored.
    const CURRENT: i32;
    /// From the first version to the second, and so on.
    const STEPS: &'static [Step];
}

/// The version of the document that starts there, if it is an older one. Reads nothing.
///
/// # Errors
/// If the version is a newer one, or no version.
#[inline]
pub fn older_version<M: Versioned>(from: &Decoder<'_>) -> Result<Option<i32>, DecodeError> {
    let version = stored_version(from, M::KEY)?;
    if version == M::CURRENT { Ok(None) } else { check_version(from, M::KEY, version, M::CURRENT).map(Some) }
}

/// Documents without a version are of the first.
#[inline]
fn stored_version(from: &Decoder<'_>, key: &'static str) -> Result<i32, DecodeError> {
    let mut ahead = from.clone();
    let document = ahead.begin_document()?;
    while let Some((tag, found)) = ahead.next_element(&document)? {
        if found == key.as_bytes() {
            return read_version(tag, &mut ahead);
        }
        ahead.skip(tag)?;
    }
    Ok(1)
}

/// Others may have stored the number as another type of number.
fn read_version(tag: Tag, from: &mut Decoder<'_>) -> Result<i32, DecodeError> {
    let start = from.remaining();
    let version = match tag {
        Tag::INT64 => i32::try_from(i64::decode(tag, from)?).ok(),
        Tag::DOUBLE => {
            let version = f64::decode(tag, from)?;
            #[expect(clippy::cast_possible_truncation, reason = "compared with what it was")]
            let whole = version as i32;
            (f64::from(whole).to_bits() == version.to_bits()).then_some(whole)
        }
        tag => Some(i32::decode(tag, from)?),
    };
    version.ok_or_else(|| {
        DecodeError::at(start, DecodeReason::Custom("expected a schema version, a whole number from 1".into()))
    })
}

#[cold]
fn check_version(from: &Decoder<'_>, key: &'static str, version: i32, current: i32) -> Result<i32, DecodeError> {
    if (1..current).contains(&version) {
        return Ok(version);
    }
    let message = if version < 1 {
        format!("expected a schema version from 1 to {current}, found {version}")
    } else {
        format!(
            "the document has schema version {version}, and this program knows versions up to {current}: it is older than what stored the document"
        )
    };
    Err(from.error(DecodeReason::Custom(message)).in_field(key))
}

/// Reads a document of an older version: each step makes it one version newer.
///
/// # Errors
/// If a step fails, or the document that the last one leaves does not fit the model.
pub fn decode<M: Versioned>(from: &mut Decoder<'_>, version: i32) -> Result<M, DecodeError> {
    read::<M, M>(from, version, |upgraded| M::decode_document(upgraded))
}

/// Reads something of the document that an upgrade makes.
pub(crate) fn read<M: Versioned, T>(
    from: &mut Decoder<'_>,
    version: i32,
    read: impl FnOnce(&mut Decoder<'_>) -> Result<T, DecodeError>,
) -> Result<T, DecodeError> {
    let start = from.remaining();
    let at_document = |message: String| DecodeError::at(start, DecodeReason::Custom(message));
    let mut document = Document::decode(Tag::DOCUMENT, from)?;
    let done = usize::try_from(version - 1).unwrap_or(0);
    for (step, to) in M::STEPS.iter().skip(done).zip(version + 1..) {
        step(&mut document).map_err(|error| {
            at_document(format!("cannot be upgraded from schema version {} to {to}: {error}", to - 1))
        })?;
        document.insert(M::KEY, to);
    }
    let bytes = document.to_vec().map_err(|error| at_document(error.to_string()))?;
    read(&mut from.instead(&bytes)).map_err(|error| error.inside(&bytes, start).after_upgrade(version))
}
