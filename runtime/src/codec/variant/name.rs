use crate::codec::{DecodeError, Decoder, Tag};

/// The name of a variant, as it is stored, and its place.
#[derive(Debug)]
pub struct VariantName<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> VariantName<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    #[inline]
    pub(super) fn read(tag: Tag, from: &mut Decoder<'a>) -> Result<Self, DecodeError> {
        from.expect_tag(tag, Tag::STRING)?;
        let at = from.remaining();
        from.string().map(|text| Self { text, at })
    }

    /// The name.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The error if it is none of the names.
    #[cold]
    #[must_use]
    pub fn unknown(&self, names: &[&str]) -> DecodeError {
        super::unknown(self.at, names, &self.text.escape_debug())
    }
}
