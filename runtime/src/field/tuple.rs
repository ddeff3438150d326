use super::{Accessor, Insert, Operand, Replace, any_field};
use crate::{codec::FieldType, filter::Filter, path::Path, update::Update};
use std::{fmt, marker::PhantomData, ops::Deref};

/// A field with a tuple `T`, stored as an array. Its parts are reached through it, and `E` are their accessors:
/// `o.range.0`.
///
/// ```
/// # use docmodel::prelude::*;
/// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, range: (i32, i32) }
/// assert_eq!(Order::F.range.0.gte(5).to_string(), r#"{ "range.0": { $gte: 5 } }"#);
/// assert_eq!(Order::F.range.1.inc(1).to_string(), r#"{ $inc: { "range.1": 1 } }"#);
/// assert_eq!(Order::F.range.set((1, 2)).to_string(), "{ $set: { range: [1, 2] } }");
/// ```
///
/// Updates of a part need the whole to be there: in a missing field the server makes a document of it, with the position
/// as its key. Of an `Option` of a tuple, set the whole value, or filter with `is_some`.
pub struct TupleField<P, T, E> {
    parts: E,
    tuple: PhantomData<fn() -> (P, T)>,
}

impl<P, T, E: Copy> Copy for TupleField<P, T, E> {}
impl<P, T, E: Copy> Clone for TupleField<P, T, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P: Path, T, E> fmt::Debug for TupleField<P, T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TupleField({})", P::DOTTED)
    }
}

impl<P, T, E> Deref for TupleField<P, T, E> {
    type Target = E;

    fn deref(&self) -> &E {
        &self.parts
    }
}

impl<P: Path, T: FieldType, E: Parts> Accessor for TupleField<P, T, E> {
    type Path = P;
    type Value = T;
    type Newtype<N: FieldType> = TupleField<P, N, E>;
    const NEW: Self = Self { parts: E::NEW, tuple: PhantomData };
    const IS_ARRAY: bool = true;
}

/// The accessors of a tuple's parts.
pub trait Parts: Copy + 'static {
    #[doc(hidden)]
    const NEW: Self;
}

macro_rules! parts {
    ($($($type:ident)+;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($type: Accessor),+> Parts for ($($type,)+) {
            const NEW: Self = ($($type::NEW,)+);
        }
    )*};
}
parts! {
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
    A B C D E F G;
    A B C D E F G H;
}

any_field!(TupleField<P, T, E>);

impl<P: Path, T: FieldType, E: Parts> TupleField<P, T, E> {
    /// The tuple is exactly this one.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, range: (i32, i32) }
    /// assert_eq!(Order::F.range.eq((1, 9)).to_string(), "{ range: [1, 9] }");
    /// ```
    pub fn eq(self, value: impl Operand<T>) -> Filter<P::Model> {
        Filter::at::<P>("$eq", value.to_operand())
    }

    /// The tuple is another one than this, or `null`, or missing.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, range: (i32, i32) }
    /// assert_eq!(Order::F.range.ne((1, 9)).to_string(), "{ range: { $ne: [1, 9] } }");
    /// ```
    pub fn ne(self, value: impl Operand<T>) -> Filter<P::Model> {
        Filter::at::<P>("$ne", value.to_operand())
    }

    /// Replaces the whole tuple, and the new one has to keep the field's rules:
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, range: (i32, i32) }
    /// assert_eq!(Order::F.range.set((1, 9)).to_string(), "{ $set: { range: [1, 9] } }");
    /// ```
    /// [`$set`](https://www.mongodb.com/docs/manual/reference/operator/update/set/).
    pub fn set(self, value: impl Operand<T>) -> Update<P::Model>
    where
        P: Replace,
    {
        Update::put::<P, T>("$set", &value).without_old_names::<P>()
    }

    /// Gives the value to the document that an upsert makes where it finds none to change; one that is there already
    /// stays as it is. The value has to keep the field's rules:
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, range: (i32, i32) }
    /// assert_eq!(Order::F.range.set_on_insert((1, 9)).to_string(), "{ $setOnInsert: { range: [1, 9] } }");
    /// ```
    /// [`$setOnInsert`](https://www.mongodb.com/docs/manual/reference/operator/update/setOnInsert/).
    pub fn set_on_insert(self, value: impl Operand<T>) -> Update<P::Model>
    where
        P: Insert,
    {
        Update::put::<P, T>("$setOnInsert", &value)
    }
}
