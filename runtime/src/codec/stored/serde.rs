#[cfg(feature = "serde")]
mod value;

/// `#[field(serde)]`: any type that serde can store, as the driver's own `Collection<T>` stores it.
///
/// The bytes are those of `bson::serialize_to_vec`; serde's attributes on the type hold, and a field that the document
/// does not have is what serde makes of it: `None` for an `Option`, else an error. The value is one to MongoDB: it can
/// be compared and set as a whole, and no path leads into it. A hash map in it is in another order each time, which
/// MongoDB takes for another value; a `BTreeMap` is not. Needs the feature `serde`, which `driver` enables.
///
/// ```
/// # #[cfg(feature = "serde")] {
/// use docmodel::{FieldType, codec::stored::{As, Serde}};
///
/// let stored = As::<Serde, _>::from(("a".to_owned(), 1)).to_bson().unwrap();
/// assert_eq!(stored, bson::bson!(["a", 1]));
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Serde;
