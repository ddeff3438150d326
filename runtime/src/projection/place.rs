use crate::{
    DecodeError,
    codec::{DecodeReason, Decoder, Tag},
    path::{self, Mark},
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
    /// What the server was asked about the path and says instead of sending it. Of what is no array, it is the type.
    Answer(Tag, Decoder<'a>),
    /// The value that the whole path leads to, without a document around it.
    Bare(Tag, Decoder<'a>),
}

type Result<T, E = DecodeError> = std::result::Result<T, E>;

impl<'a> Place<'a> {
    pub(super) fn of_document(bytes: &'a [u8]) -> Self {
        Self::Value(Tag::DOCUMENT, Decoder::new(bytes))
    }

    /// Missing or `null`.
    pub(super) fn is_none(&self) -> bool {
        match self {
            Self::Value(tag, _) | Self::Bare(tag, _) => *tag == Tag::NULL,
            Self::Missing { .. } => true,
            Self::Answer(tag, from) => {
                let found = if *tag == Tag::STRING { from.clone().string() } else { Ok("") };
                matches!(found, Ok("missing" | "null" | "undefined"))
            }
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
            answer @ (Self::Answer(..) | Self::Bare(..)) => return Ok(answer),
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
            Self::Answer(..) | Self::Bare(..) => return Ok(self),
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

    /// What the server says under this name; if it was not asked, as in a whole document, the document itself.
    pub(super) fn answer(self, name: String) -> Result<Self> {
        match self.clone().child(name, &[])? {
            Self::Value(tag, from) => Ok(Self::Answer(tag, from)),
            _ => Ok(self),
        }
    }

    /// Whether the answer is that there is an array.
    pub(super) fn is_array(&self) -> Result<bool> {
        let (tag, mut from) = self.clone().value("array")?;
        from.expect_tag(tag, Tag::STRING)?;
        Ok(from.string()? == "array")
    }

    /// Whether the value of an enum is a variant.
    pub(super) fn is_variant(&self, mark: Mark) -> Result<bool> {
        if let Self::Answer(..) = self {
            return Ok(!self.is_none());
        }
        let (tag, from) = self.clone().value("a variant of an enum")?;
        let named = |place: Self, name: &str| match place {
            Self::Value(Tag::STRING, mut from) => from.string().map(|found| found == name),
            _ => Ok(false),
        };
        match mark {
            Mark::Name(name) => named(Self::Value(tag, from), name),
            Mark::Type => Ok(true),
            Mark::Tag { .. } | Mark::Key(_) if tag != Tag::DOCUMENT => Ok(false),
            Mark::Tag { key, name } => named(self.clone().child(key, &[])?, name),
            Mark::Key(key) => Ok(matches!(self.clone().child(key, &[])?, Self::Value(..))),
        }
    }

    /// Reads every element of an array.
    pub(super) fn each(self, mut read: impl FnMut(Self) -> Result<()>) -> Result<()> {
        let place = if let Self::Answer(..) = self { Self::Answer } else { Self::Value };
        let (tag, mut from) = self.array()?;
        from.expect_tag(tag, Tag::ARRAY)?;
        let array = from.begin_document()?;
        while let Some((tag, _)) = from.next_element(&array)? {
            let element = from.clone();
            from.skip(tag)?;
            read(place(tag, element))?;
        }
        Ok(())
    }

    /// What should be an array, or the answer about one.
    pub(super) fn array(self) -> Result<(Tag, Decoder<'a>)> {
        let (tag, mut from) = match self {
            Self::Answer(tag, from) => (tag, from),
            place => return place.value("array"),
        };
        if tag != Tag::STRING {
            return Ok((tag, from));
        }
        let remaining = from.remaining();
        let found = from.string()?;
        let found = if found == "missing" { "no field" } else { found };
        Err(DecodeError::at(remaining, DecodeReason::Custom(format!("expected array, found {found}"))))
    }

    /// The value, which has to be there.
    pub(super) fn value(self, expected: &'static str) -> Result<(Tag, Decoder<'a>)> {
        match self {
            Self::Value(tag, from) | Self::Answer(tag, from) | Self::Bare(tag, from) => Ok((tag, from)),
            Self::Missing { remaining, name } => {
                Err(DecodeError::at(remaining, DecodeReason::Missing { expected }).in_field(&name))
            }
        }
    }
}
