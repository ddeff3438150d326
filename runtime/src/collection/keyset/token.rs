use super::order;
use crate::{Result, error::InvalidOperation};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use bson::{Bson, Document, RawBson, RawDocument, RawDocumentBuf, raw::cstr};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{fmt, str::FromStr};

/// The first byte of a token: the layout of what follows.
const VERSION: u8 = 1;

/// The bytes of a [`hash`].
const HASH: usize = size_of::<u32>();

/// A place between two documents of a sort order: where a page ends, and the next one begins.
///
/// It displays as text that can stand in a URL as it is, and parses from it. The text holds the sort keys' values of one
/// document, so it is no secret, and it is not signed: a client can make one up, and see no more with it than with the
/// pages in between. Whatever the text is, it adds nothing to the query but comparisons of the sort keys with plain
/// values.
///
/// ```
/// use docmodel::collection::PageToken;
///
/// let error = "bm90IGEgdG9rZW4".parse::<PageToken>().unwrap_err();
/// assert_eq!(error.to_string(), "the page token is damaged, or is none; read the first page without a token");
/// ```
#[derive(Clone, PartialEq)]
pub struct PageToken {
    /// Of the order that the values are from.
    fingerprint: u32,
    values: Vec<Bson>,
}

impl PageToken {
    pub(super) fn new(fingerprint: u32, values: Vec<Bson>) -> Self {
        Self { fingerprint, values }
    }

    /// The values of the sort keys, if it is a token of this order.
    pub(super) fn values(&self, collection: &str, sort: &Document) -> Result<&[Bson], InvalidOperation> {
        if self.fingerprint == fingerprint(collection, sort) && self.values.len() == sort.len() {
            return Ok(&self.values);
        }
        Err(InvalidOperation::new(format!(
            "the page token is of another collection or sort order than `{collection}` sorted by {}; read the first \
             page without a token",
            crate::shell::document(sort)
        )))
    }

    /// `version fingerprint values hash`, the values as a BSON document with empty keys.
    fn to_bytes(&self) -> bson::error::Result<Vec<u8>> {
        let mut values = RawDocumentBuf::new();
        for value in &self.values {
            values.append(cstr!(""), RawBson::try_from(value.clone())?);
        }
        let mut bytes = vec![VERSION];
        bytes.extend(self.fingerprint.to_le_bytes());
        bytes.extend(values.as_bytes());
        bytes.extend(hash([bytes.as_slice()]).to_le_bytes());
        Ok(bytes)
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (bytes, expected) = bytes.split_last_chunk::<HASH>()?;
        if hash([bytes]) != u32::from_le_bytes(*expected) {
            return None;
        }
        let (&[VERSION], bytes) = bytes.split_first_chunk()? else { return None };
        let (fingerprint, values) = bytes.split_first_chunk::<HASH>()?;
        let values = RawDocument::from_bytes(values).ok()?.iter().map(|element| {
            let value = Bson::try_from(element.ok()?.1).ok()?;
            order::type_name(&value).map(|_| value)
        });
        Some(Self { fingerprint: u32::from_le_bytes(*fingerprint), values: values.collect::<Option<_>>()? })
    }
}

/// What a token remembers of the order that it is a place in.
pub(super) fn fingerprint(collection: &str, sort: &Document) -> u32 {
    let keys = sort.iter().flat_map(|(path, direction)| {
        let direction: &[u8] = if direction.as_i32() == Some(-1) { b"\0-" } else { b"\0+" };
        [path.as_bytes(), direction]
    });
    hash([collection.as_bytes(), b"\0"].into_iter().chain(keys))
}

/// FNV-1a, which is the same in every version of a program. It finds accidents; nobody is kept from making up a token.
fn hash<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> u32 {
    let step = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    parts.into_iter().flatten().fold(0x811c_9dc5, step)
}

impl fmt::Display for PageToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.to_bytes().map_err(|_| fmt::Error)?;
        f.write_str(&URL_SAFE_NO_PAD.encode(bytes))
    }
}

impl fmt::Debug for PageToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PageToken({self})")
    }
}

impl FromStr for PageToken {
    type Err = InvalidOperation;

    fn from_str(text: &str) -> Result<Self, InvalidOperation> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok();
        bytes.and_then(|bytes| Self::from_bytes(&bytes)).ok_or_else(|| {
            InvalidOperation::new("the page token is damaged, or is none; read the first page without a token")
        })
    }
}

/// As its text.
impl Serialize for PageToken {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// From its text.
impl<'de> Deserialize<'de> for PageToken {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bson::doc;

    fn token(values: Vec<Bson>) -> PageToken {
        PageToken::new(fingerprint("orders", &doc! { "total": -1, "_id": 1 }), values)
    }

    #[test]
    fn text_and_back() {
        let token = token(vec!["Tromsø".into(), 7.into()]);
        let text = token.to_string();
        assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)), "{text}");
        assert_eq!(text.parse::<PageToken>().unwrap(), token);
        assert_eq!(text, "AS4TBxoZAAAAAgAIAAAAVHJvbXPDuAAQAAcAAAAAkoSMLA", "tokens outlive a version of the program");
        assert_eq!(bson::serialize_to_bson(&token).unwrap(), Bson::String(text.clone()));
        assert_eq!(bson::deserialize_from_bson::<PageToken>(text.into()).unwrap(), token);
    }

    #[test]
    fn damaged_text_is_an_error() {
        let text = token(vec![5.into(), 7.into()]).to_string();
        for end in 0..text.len() {
            assert!(text[..end].parse::<PageToken>().is_err(), "cut at {end}");
        }
        for at in 0..text.len() {
            let mut damaged = text.clone().into_bytes();
            damaged[at] = if damaged[at] == b'A' { b'B' } else { b'A' };
            assert!(String::from_utf8(damaged).unwrap().parse::<PageToken>().is_err(), "changed at {at}");
        }
        for text in ["", " ", "AZ==", "å", "\0", "AQ"] {
            assert!(text.parse::<PageToken>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn made_up_values_are_plain_or_an_error() {
        let hostile = [
            Bson::Document(doc! { "$ne": 1 }),
            Bson::Array(vec![1.into()]),
            Bson::RegularExpression(bson::Regex { pattern: cstr!(".*").into(), options: cstr!("").into() }),
            Bson::JavaScriptCode("true".into()),
            Bson::Undefined,
            Bson::Symbol("s".into()),
        ];
        for value in hostile {
            let token = token(vec![value, 7.into()]);
            assert!(token.to_string().parse::<PageToken>().is_err(), "{token:?}");
        }
    }

    /// Bytes that pass for a token's, up to the values: whatever follows, nothing panics.
    #[test]
    fn made_up_bytes_are_no_danger() {
        let good = token(vec!["a".into(), 7.into()]).to_bytes().unwrap();
        let body = &good[..good.len() - HASH];
        for at in 0..body.len() {
            for byte in 0..=u8::MAX {
                let mut bytes = body.to_vec();
                bytes[at] = byte;
                bytes.extend(hash([bytes.as_slice()]).to_le_bytes());
                let Some(token) = PageToken::from_bytes(&bytes) else { continue };
                assert!(token.values.iter().all(|value| order::type_name(value).is_some()), "{token:?}");
                assert_eq!(token.to_string().parse::<PageToken>().unwrap().to_string(), token.to_string());
            }
        }
    }

    #[test]
    fn belongs_to_one_order() {
        let token = token(vec![5.into(), 7.into()]);
        assert!(token.values("orders", &doc! { "total": -1, "_id": 1 }).is_ok());
        assert_eq!(
            token.values("orders", &doc! { "total": 1, "_id": 1 }).unwrap_err().to_string(),
            "the page token is of another collection or sort order than `orders` sorted by { total: 1, _id: 1 }; read the \
             first page without a token"
        );
        assert!(token.values("orders", &doc! { "total": -1 }).is_err());
        assert!(token.values("order", &doc! { "total": -1, "_id": 1 }).is_err());
        let short = PageToken::new(token.fingerprint, vec![5.into()]);
        assert!(short.values("orders", &doc! { "total": -1, "_id": 1 }).is_err());
    }
}
