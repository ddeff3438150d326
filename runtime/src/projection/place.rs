use crate::{
    DecodeError,
    codec::{DecodeReason, Decoder, Tag},
    path,
};
use std::borrow::Cow;

/// What a path leads to in a document.
#[derive(Clone, Debug)]
pub enum Place<'a> {
    /// A value of this type, which is read next.
    Value(Tag, Decoder<'a>),
    /// Nothing: the path ends here, counted in bytes from the end of the input, and `name` is the rest of it.
    Missing {
        /// The place of the innermost document there is.
        remaining: usize,
        /// The path from there.
        name: Cow<'static, str>,
    },
    /// What the server says of an array instead of sending it: its length, or else the type of what is there.
    Length {
        /// The place of what it says.
        remaining: usize,
        /// The number of elements.
        length: Result<usize, &'a str>,
    },
}

type Result<T, E = DecodeError> = std::result::Result<T, E>;

impl<'a> Place<'a> {
    pub(super) fn of_document(bytes: &'a [u8]) -> Self {
        Self::Value(Tag::DOCUMENT, Decoder::new(bytes))
    }

    /// Missing or `null`.
    pub(super) fn is_none(&self) -> bool {
        match self {
            Self::Value(tag, _) => *tag == Tag::NULL,
            Self::Missing { .. } => true,
            Self::Length { length, .. } => matches!(length, Err("missing" | "null" | "undefined")),
        }
    }

    /// The field of a document that has it under one of these names. All of the document is passed over: a field that
    /// is there twice has no one meaning.
    pub(super) fn child(self, name: impl Into<Cow<'static, str>>, old: &[&str]) -> Result<Self> {
        let name = name.into();
        let (tag, mut from) = match self {
            Self::Value(tag, from) => (tag, from),
            Self::Missing { remaining, name: parent } => {
                return Ok(Self::Missing { remaining, name: path::join(&parent, name) });
            }
            length @ Self::Length { .. } => return Ok(length),
        };
        from.expect_tag(tag, Tag::DOCUMENT)?;
        let mut child = None;
        let remaining = from.remaining();
        let document = from.begin_document()?;
        while let Some((tag, key)) = from.next_element(&document)? {
            if key == name.as_bytes() || old.iter().any(|old| key == old.as_bytes()) {
                if child.is_some() {
                    return Err(from.error(DecodeReason::DuplicateKey));
                }
                child = Some(Self::Value(tag, from.clone()));
            }
            from.skip(tag)?;
        }
        Ok(child.unwrap_or(Self::Missing { remaining, name }))
    }

    /// A part of a tuple.
    pub(super) fn part(self, position: usize, name: &'static str) -> Result<Self> {
        let mut part = match &self {
            Self::Missing { remaining, name: parent } => {
                return Ok(Self::Missing { remaining: *remaining, name: path::join(parent, name) });
            }
            Self::Value(_, from) => Self::Missing { remaining: from.remaining(), name: name.into() },
            Self::Length { .. } => return Ok(self),
        };
        let mut at = 0;
        self.each(|element| {
            if at == position {
                part = element;
            }
            at += 1;
            Ok(())
        })?;
        Ok(part)
    }

    /// Reads every element of an array.
    pub(super) fn each(self, mut read: impl FnMut(Self) -> Result<()>) -> Result<()> {
        let (tag, mut from) = self.value("array")?;
        from.expect_tag(tag, Tag::ARRAY)?;
        let array = from.begin_document()?;
        while let Some((tag, _)) = from.next_element(&array)? {
            let element = from.clone();
            from.skip(tag)?;
            read(Self::Value(tag, element))?;
        }
        Ok(())
    }

    /// The number of elements of an array, and where it is from.
    pub(super) fn length(self) -> Result<(usize, usize)> {
        if let Self::Length { remaining, length } = self {
            let length = length.map_err(|found| {
                let found = if found == "missing" { "no field" } else { found };
                DecodeError::at(remaining, DecodeReason::Custom(format!("expected array, found {found}")))
            });
            return Ok((remaining, length?));
        }
        let remaining = match &self {
            Self::Value(_, from) => from.remaining(),
            Self::Missing { remaining, .. } | Self::Length { remaining, .. } => *remaining,
        };
        let mut length = 0;
        self.each(|_| {
            length += 1;
            Ok(())
        })?;
        Ok((remaining, length))
    }

    /// The value, which has to be there.
    pub(super) fn value(self, expected: &'static str) -> Result<(Tag, Decoder<'a>)> {
        match self {
            Self::Value(tag, from) => Ok((tag, from)),
            Self::Missing { remaining, name } => {
                Err(DecodeError::at(remaining, DecodeReason::Missing { expected }).in_field(&name))
            }
            Self::Length { remaining, .. } => Err(DecodeError::at(
                remaining,
                DecodeReason::Custom(format!("expected {expected}, found the length of an array")),
            )),
        }
    }
}
