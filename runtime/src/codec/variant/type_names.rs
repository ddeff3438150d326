use std::marker::PhantomData;

/// The BSON types of an untagged enum's variants.
pub trait TypeNames {
    /// As messages name them.
    const NAMES: &'static [&'static str];
}

/// All of them in one text: `string or int32`.
#[derive(Debug)]
pub struct JoinedTypes<T>(PhantomData<T>);

impl<T: TypeNames> JoinedTypes<T> {
    /// The text.
    pub const TEXT: &'static str = Self::JOINED.as_str();
    const JOINED: &'static Joined = &Joined::new(T::NAMES);
}

/// A text that is joined at compile time.
struct Joined {
    bytes: [u8; Self::CAPACITY],
    length: usize,
}

impl Joined {
    const CAPACITY: usize = 1024;

    const fn new(names: &[&str]) -> Self {
        let mut joined = Self { bytes: [0; Self::CAPACITY], length: 0 };
        let mut at = 0;
        while at < names.len() {
            if at > 0 {
                joined.push(" or ");
            }
            joined.push(names[at]);
            at += 1;
        }
        joined
    }

    const fn push(&mut self, text: &str) {
        assert!(
            self.length + text.len() <= Self::CAPACITY,
            "the BSON types of an enum have names of more than 1024 bytes"
        );
        let (_, rest) = self.bytes.split_at_mut(self.length);
        let (target, _) = rest.split_at_mut(text.len());
        target.copy_from_slice(text.as_bytes());
        self.length += text.len();
    }

    const fn as_str(&self) -> &str {
        match std::str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => text,
            Err(_) => panic!("strings joined are a string"),
        }
    }
}
