use crate::codec::{DecodeError, Decoder, EncodeError, Encoder, FieldType, Tag};
use std::sync::OnceLock;

/// The default of a field as it would be stored, for views to borrow from.
#[doc(hidden)]
#[derive(Debug)]
pub struct Kept(OnceLock<Result<Vec<u8>, EncodeError>>);

impl Kept {
    /// Nothing yet.
    #[expect(clippy::new_without_default, reason = "made by generated code, in a static")]
    #[must_use]
    pub const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// Stores the default, if that was not done before, and reads it.
    pub(super) fn read<'a, T: FieldType, R>(
        &'static self,
        default: impl FnOnce() -> T,
        decode: impl FnOnce(Tag, &mut Decoder<'a>) -> Result<R, DecodeError>,
        missing: impl FnOnce() -> Option<R>,
    ) -> Result<R, DecodeError> {
        let stored = self.0.get_or_init(|| element(&default())).as_ref();
        let bytes = stored.map_err(|error| no_default(error.to_string()))?;
        let mut from = Decoder::new(bytes);
        let document = from.begin_document()?;
        match from.next_element(&document)? {
            Some((tag, _)) => decode(tag, &mut from).map_err(|error| no_default(error.reason().to_string())),
            None => missing().ok_or_else(|| no_default("it is not stored".to_owned())),
        }
    }
}

/// A document with the value alone in it.
fn element<T: FieldType>(value: &T) -> Result<Vec<u8>, EncodeError> {
    let mut out = Encoder::new();
    out.framed(|out| value.encode(b"\0", out));
    out.finish()
}

#[cold]
fn no_default(problem: String) -> DecodeError {
    DecodeError::custom(format!("the default of a field that is missing cannot be viewed: {problem}"))
}
