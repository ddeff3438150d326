use std::fmt;

/// The type byte of a BSON element; displays as the type's name in the BSON specification.
///
/// ```
/// use docmodel::codec::Tag;
///
/// assert_eq!(Tag::INT32.to_string(), "int32");
/// assert_eq!(Tag(0x7e).to_string(), "an unknown type 0x7e");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tag(pub u8);

impl Tag {
    /// The bit that marks a document whose keys are in no order that counts, in what [`to_marked_vec`](super::to_marked_vec) writes.
    const MARK: u8 = 0x40;

    pub(crate) fn marked(self) -> Self {
        Self(self.0 | Self::MARK)
    }

    pub(crate) fn is_marked(self) -> bool {
        self.unmarked() != self
    }

    /// The type of a document that is marked, or the type that it is.
    pub(crate) fn unmarked(self) -> Self {
        if self == Self::DOCUMENT.marked() { Self::DOCUMENT } else { self }
    }

    /// The number by which MongoDB's `$type` knows the type: that of the least key is negative.
    pub(crate) fn number(self) -> i32 {
        if self == Self::MIN_KEY { -1 } else { self.0.into() }
    }
}

macro_rules! tags {
    ($($constant:ident = $byte:literal $name:literal),* $(,)?) => {
        impl Tag {
            $(#[doc = concat!("`", stringify!($byte), "`: ", $name)] pub const $constant: Tag = Tag($byte);)*
        }

        impl fmt::Display for Tag {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self.0 {
                    $($byte => f.write_str($name),)*
                    unknown => write!(f, "an unknown type {unknown:#04x}"),
                }
            }
        }
    };
}

tags! {
    DOUBLE = 0x01 "double",
    STRING = 0x02 "string",
    DOCUMENT = 0x03 "document",
    ARRAY = 0x04 "array",
    BINARY = 0x05 "binary",
    UNDEFINED = 0x06 "undefined",
    OBJECT_ID = 0x07 "ObjectId",
    BOOL = 0x08 "bool",
    DATE_TIME = 0x09 "date",
    NULL = 0x0a "null",
    REGEX = 0x0b "regex",
    DB_POINTER = 0x0c "DBPointer",
    JAVASCRIPT = 0x0d "JavaScript code",
    SYMBOL = 0x0e "symbol",
    JAVASCRIPT_WITH_SCOPE = 0x0f "JavaScript code with scope",
    INT32 = 0x10 "int32",
    TIMESTAMP = 0x11 "timestamp",
    INT64 = 0x12 "int64",
    DECIMAL128 = 0x13 "Decimal128",
    MAX_KEY = 0x7f "MaxKey",
    MIN_KEY = 0xff "MinKey",
}
