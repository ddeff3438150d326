use super::{Accessor, Assignable, Replace};
use crate::{
    codec::{FieldType, Value},
    filter::Filter,
    path::{Path, Unwrapped},
    update::{RENAME, Update},
};
use bson::Bson;
use std::{fmt, ops::Deref};

/// A field that may be `null` or missing: all that the field inside offers, and what only an `Option` can have.
///
/// `None` is stored as `null`; `null` and a missing field are both read as `None`. The three questions are kept
/// apart: [`is_none`](Self::is_none) is what Rust sees, [`is_null`](Self::is_null) and
/// [`is_missing`](Self::is_missing) are what is stored.
///
/// Updates *inside* an optional embedded model or array need it to be there: in a `null` the server refuses
/// `o.gift.sku.set(..)` and `o.tags.push(..)`, and in a missing field it creates the part that is named and no other.
/// Set the whole value, or filter with `is_some`.
#[derive(Clone, Copy)]
pub struct Optional<A> {
    inner: A,
}

impl<A> Deref for Optional<A> {
    type Target = A;

    fn deref(&self) -> &A {
        &self.inner
    }
}

impl<A: fmt::Debug> fmt::Debug for Optional<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Optional").field(&self.inner).finish()
    }
}

impl<P: Path, A: Accessor<Path = Unwrapped<P>>> Accessor for Optional<A>
where
    Option<A::Value>: FieldType,
{
    type Path = P;
    type Value = Option<A::Value>;
    type Newtype<N: FieldType> = Self;
    const NEW: Self = Self { inner: A::NEW };
    const IS_ARRAY: bool = A::IS_ARRAY;
}

impl<A: Accessor> Optional<A> {
    /// Stored as `null`.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, note: Option<String> }
    /// assert_eq!(Order::F.note.is_null().to_string(), r#"{ note: { $type: "null" } }"#);
    /// assert_eq!(Order::F.note.is_missing().to_string(), "{ note: { $exists: false } }");
    /// assert_eq!(Order::F.note.is_none().to_string(), "{ note: null }");
    /// ```
    pub fn is_null(self) -> Filter<Model<A>> {
        not_in_array::<A>(Filter::at::<A::Path>("$type", Ok("null".into())))
    }

    /// Not in the document at all.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, note: Option<String> }
    /// assert_eq!(Order::F.note.is_missing().to_string(), "{ note: { $exists: false } }");
    /// ```
    pub fn is_missing(self) -> Filter<Model<A>> {
        Filter::at::<A::Path>("$exists", Ok(false.into()))
    }

    /// `null` or missing: what is read as `None`.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, note: Option<String> }
    /// assert_eq!(Order::F.note.is_none().to_string(), "{ note: null }");
    /// ```
    pub fn is_none(self) -> Filter<Model<A>> {
        not_in_array::<A>(Filter::at::<A::Path>("$eq", Ok(Value::Null)))
    }

    /// Neither `null` nor missing: what is read as `Some`.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, note: Option<String>, tags: Option<Vec<String>> }
    /// assert_eq!(Order::F.note.is_some().to_string(), "{ note: { $ne: null } }");
    /// assert_eq!(Order::F.tags.is_some().to_string(), r#"{ tags: { $type: "array" } }"#);
    /// ```
    pub fn is_some(self) -> Filter<Model<A>> {
        if A::IS_ARRAY {
            Filter::at::<A::Path>("$type", Ok("array".into()))
        } else {
            Filter::at::<A::Path>("$ne", Ok(Value::Null))
        }
    }

    /// Removes the field: [`$unset`](https://www.mongodb.com/docs/manual/reference/operator/update/unset/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, note: Option<String> }
    /// assert_eq!(Order::F.note.unset().to_string(), r#"{ $unset: { note: "" } }"#);
    /// ```
    pub fn unset(self) -> Update<Model<A>>
    where
        A::Path: Replace,
    {
        Update::constant("$unset", <A::Path as Path>::DOTTED, "").without_old_names::<A::Path>()
    }

    /// Stores `null`.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, note: Option<String> }
    /// assert_eq!(Order::F.note.set_null().to_string(), "{ $set: { note: null } }");
    /// ```
    pub fn set_null(self) -> Update<Model<A>>
    where
        A::Path: Replace,
    {
        Update::constant("$set", <A::Path as Path>::DOTTED, Bson::Null).without_old_names::<A::Path>()
    }

    /// Moves the value to another field of the same type, and so in the place of what was there:
    /// [`$rename`](https://www.mongodb.com/docs/manual/reference/operator/update/rename/). A document without this
    /// field stays as it is. The server does not know the rules of the other field, if it has others than this one.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct User { #[field(id)] id: i32, nick: Option<String>, name: Option<String> }
    /// assert_eq!(User::F.nick.rename_to(User::F.name).to_string(), r#"{ $rename: { nick: "name" } }"#);
    /// ```
    pub fn rename_to<B>(self, to: B) -> Update<Model<A>>
    where
        Self: Accessor,
        A::Path: Assignable,
        B: Accessor<Value = <Self as Accessor>::Value>,
        B::Path: Assignable<Model = Model<A>>,
    {
        Update::constant(RENAME, <A::Path as Path>::DOTTED, to.path())
    }
}

type Model<A> = <<A as Accessor>::Path as Path>::Model;

/// MongoDB's tests for null look into arrays too: `[null]` would count as null.
fn not_in_array<A: Accessor>(filter: Filter<Model<A>>) -> Filter<Model<A>> {
    if A::IS_ARRAY { filter & !Filter::at::<A::Path>("$type", Ok("array".into())) } else { filter }
}
