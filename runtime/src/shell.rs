//! BSON as `mongosh` text, so that a printed plan can be pasted into a shell.

use bson::{Bson, DateTime, Document, spec::BinarySubtype};
use std::fmt;

/// The end of year 9999: later dates have no text of their own, and bson prints this one for them.
const LAST_ISO_DATE: DateTime = DateTime::from_millis(253_402_300_799_999);

/// Displays a document as `{ paid: true, "shipTo.city": "Oslo" }`.
pub(crate) fn document(document: &Document) -> Shell<'_, Document> {
    Shell(document)
}

/// Displays a value, such as `ObjectId("64f0…")`.
pub(crate) fn value(value: &Bson) -> Shell<'_, Bson> {
    Shell(value)
}

pub(crate) struct Shell<'a, T>(&'a T);

impl fmt::Display for Shell<'_, Document> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("{}");
        }
        let mut separator = "{ ";
        for (key, item) in self.0 {
            f.write_str(separator)?;
            separator = ", ";
            if is_identifier(key) {
                f.write_str(key)?;
            } else {
                string(key, f)?;
            }
            write!(f, ": {}", value(item))?;
        }
        f.write_str(" }")
    }
}

impl fmt::Display for Shell<'_, Bson> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Bson::Document(inner) => document(inner).fmt(f),
            Bson::Array(items) => array(items, f),
            Bson::String(text) => string(text, f),
            Bson::Double(number) => double(*number, f),
            Bson::Int32(number) => number.fmt(f),
            // As text: a number literal of mongosh is a double, which loses the last digits.
            Bson::Int64(number) => write!(f, "Long(\"{number}\")"),
            Bson::Boolean(flag) => flag.fmt(f),
            Bson::Null => f.write_str("null"),
            Bson::ObjectId(id) => write!(f, "ObjectId(\"{id}\")"),
            Bson::DateTime(date) => match date.try_to_rfc3339_string() {
                Ok(text) if *date <= LAST_ISO_DATE => write!(f, "ISODate(\"{text}\")"),
                _ => write!(f, "new Date({})", date.timestamp_millis()),
            },
            Bson::Decimal128(number) => write!(f, "Decimal128(\"{number}\")"),
            Bson::Timestamp(at) => write!(f, "Timestamp({{ t: {}, i: {} }})", at.time, at.increment),
            Bson::RegularExpression(regex) => {
                f.write_str("BSONRegExp(")?;
                string(regex.pattern.as_str(), f)?;
                f.write_str(", ")?;
                string(regex.options.as_str(), f)?;
                f.write_str(")")
            }
            Bson::Binary(binary) => hex_data(binary, f),
            Bson::JavaScriptCode(code) => {
                f.write_str("Code(")?;
                string(code, f)?;
                f.write_str(")")
            }
            Bson::MinKey => f.write_str("MinKey()"),
            Bson::MaxKey => f.write_str("MaxKey()"),
            Bson::Undefined => f.write_str("undefined"),
            // Deprecated types that no filter of ours holds.
            other => other.fmt(f),
        }
    }
}

fn array(items: &[Bson], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("[")?;
    for (position, item) in items.iter().enumerate() {
        if position > 0 {
            f.write_str(", ")?;
        }
        write!(f, "{}", value(item))?;
    }
    f.write_str("]")
}

/// A JavaScript string literal.
fn string(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("\"")?;
    for c in text.chars() {
        match c {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            // Control characters, and the line separators that end a JavaScript string.
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => write!(f, "\\u{:04x}", u32::from(c))?,
            c => write!(f, "{c}")?,
        }
    }
    f.write_str("\"")
}

/// A whole number as `Double(18)`: mongosh would send a bare `18` as an int32.
fn double(number: f64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if number.is_nan() {
        f.write_str("NaN")
    } else if number.is_infinite() {
        f.write_str(if number > 0.0 { "Infinity" } else { "-Infinity" })
    } else if number.fract() == 0.0 {
        write!(f, "Double({number})")
    } else {
        write!(f, "{number}")
    }
}

fn hex_data(binary: &bson::Binary, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if binary.subtype == BinarySubtype::Uuid && binary.bytes.len() == 16 {
        f.write_str("UUID(\"")?;
        for (position, byte) in binary.bytes.iter().enumerate() {
            let dash = if matches!(position, 4 | 6 | 8 | 10) { "-" } else { "" };
            write!(f, "{dash}{byte:02x}")?;
        }
        return f.write_str("\")");
    }
    write!(f, "HexData({}, \"", u8::from(binary.subtype))?;
    for byte in &binary.bytes {
        write!(f, "{byte:02x}")?;
    }
    f.write_str("\")")
}

pub(crate) fn is_identifier(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '$'))
        && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '$'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use bson::{doc, oid::ObjectId, uuid::Uuid};

    #[test]
    fn displays_every_type_as_mongosh_reads_it() {
        let id = ObjectId::from_bytes([0x64; 12]);
        for (bson, text) in [
            (Bson::from(doc! {}), "{}".to_owned()),
            (doc! { "a": 1, "b.c": [1_i64, 2.0, 2.5], "größe": null }.into(), {
                r#"{ a: 1, "b.c": [Long("1"), Double(2), 2.5], "größe": null }"#.to_owned()
            }),
            ("a \"b\" \\ \n \u{0} ö".into(), r#""a \"b\" \\ \n \u0000 ö""#.to_owned()),
            (i64::MAX.into(), r#"Long("9223372036854775807")"#.to_owned()),
            ((-0.0_f64).into(), "Double(-0)".to_owned()),
            (f64::NAN.into(), "NaN".to_owned()),
            (f64::NEG_INFINITY.into(), "-Infinity".to_owned()),
            (id.into(), format!("ObjectId(\"{id}\")")),
            (DateTime::from_millis(1_500).into(), r#"ISODate("1970-01-01T00:00:01.5Z")"#.to_owned()),
            (DateTime::MAX.into(), format!("new Date({})", i64::MAX)),
            (Uuid::from_bytes([0xab; 16]).into(), r#"UUID("abababab-abab-abab-abab-abababababab")"#.to_owned()),
            (Bson::MinKey, "MinKey()".to_owned()),
        ] {
            assert_eq!(value(&bson).to_string(), text);
        }
    }
}
