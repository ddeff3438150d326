use super::VariantName;
use crate::codec::{DecodeError, DecodeReason, Decoder, Tag};

/// A variant whose value stands apart from its name.
#[derive(Debug)]
pub struct Selected<'a> {
    name: VariantName<'a>,
    value: Option<(Tag, Decoder<'a>)>,
    /// The error if the variant needs a value, and there is none.
    missing: Missing,
}

#[derive(Debug)]
enum Missing {
    /// The key that it would have in the document that starts there.
    Key(&'static str, usize),
    /// The whole is a string, which stands there.
    String(usize),
}

/// Finds the name and the value of a variant under these keys of a document, and reads nothing.
///
/// # Errors
/// If the value is no document, or has no name.
pub fn adjacent<'a>(
    tag: Tag,
    from: &Decoder<'a>,
    name_key: &'static str,
    value_key: &'static str,
) -> Result<Selected<'a>, DecodeError> {
    from.expect_tag(tag, Tag::DOCUMENT)?;
    let start = from.remaining();
    let mut ahead = from.clone();
    let document = ahead.begin_document()?;
    let (mut name, mut value) = (None, None);
    while let Some((tag, key)) = ahead.next_element(&document)? {
        if key == name_key.as_bytes() {
            ahead.element(tag, &mut name, VariantName::read)?;
        } else if key == value_key.as_bytes() {
            ahead.element(tag, &mut value, |tag, ahead| {
                let value = (tag, ahead.clone());
                ahead.skip(tag).map(|()| value)
            })?;
        } else {
            ahead.skip(tag)?;
        }
    }
    let name = document.required(name, name_key, "string")?;
    Ok(Selected { name, value, missing: Missing::Key(value_key, start) })
}

/// Finds the name of a variant in the one key of a document, and its value there, or in a string. Reads nothing.
///
/// # Errors
/// If the value is no string, and no document with one key.
pub fn external<'a>(tag: Tag, from: &Decoder<'a>) -> Result<Selected<'a>, DecodeError> {
    let start = from.remaining();
    let missing = Missing::String(start);
    let mut ahead = from.clone();
    match tag {
        Tag::STRING => Ok(Selected { name: VariantName::read(tag, &mut ahead)?, value: None, missing }),
        Tag::DOCUMENT => {
            let not_one = |found| {
                let message = format!("expected a document with the name of a variant as its one key, found {found}");
                DecodeError::at(start, DecodeReason::Custom(message))
            };
            let document = ahead.begin_document()?;
            let (tag, key) = ahead.next_element(&document)?.ok_or_else(|| not_one("no key"))?;
            let text = std::str::from_utf8(key).map_err(|_| ahead.error(DecodeReason::InvalidUtf8))?;
            let value = (tag, ahead.clone());
            ahead.skip(tag)?;
            match ahead.next_element(&document)? {
                None => Ok(Selected { name: VariantName::new(text, start), value: Some(value), missing }),
                Some(_) => Err(not_one("more")),
            }
        }
        found => Err(from.error(DecodeReason::WrongType { expected: "string or document".into(), found })),
    }
}

impl<'a> Selected<'a> {
    /// The variant's name.
    #[must_use]
    pub fn name(&self) -> &VariantName<'a> {
        &self.name
    }

    /// Reads the variant's value.
    ///
    /// # Errors
    /// If `decode` fails, or there is no value and nothing stands for a missing one.
    pub fn value<T>(
        self,
        decode: impl FnOnce(Tag, &mut Decoder<'a>) -> Result<T, DecodeError>,
        missing: impl FnOnce() -> Option<T>,
        expected: &'static str,
    ) -> Result<T, DecodeError> {
        match (self.value, self.missing) {
            (Some((tag, mut from)), _) => decode(tag, &mut from),
            (None, Missing::Key(key, start)) => {
                missing().ok_or_else(|| DecodeError::at(start, DecodeReason::Missing { expected }).in_field(key))
            }
            (None, Missing::String(start)) => {
                Err(DecodeError::at(start, DecodeReason::WrongType { expected: "document".into(), found: Tag::STRING }))
            }
        }
    }

    /// For a variant without a value.
    ///
    /// # Errors
    /// If the name is a key, so that there is a value.
    pub fn no_value(&self) -> Result<(), DecodeError> {
        match (&self.value, &self.missing) {
            (Some(_), Missing::String(start)) => Err(DecodeError::at(
                *start,
                DecodeReason::WrongType { expected: "string".into(), found: Tag::DOCUMENT },
            )),
            _ => Ok(()),
        }
    }
}
