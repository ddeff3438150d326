//! The server's clock.

use super::{Field, Single};
use crate::{
    codec::{
        FieldType,
        stored::{As, StoreAs},
    },
    millis::{Millis, MillisTime},
    path::Path,
    update::Update,
};
use bson::{DateTime, Timestamp, doc};

/// Types that the server can store its time in.
#[diagnostic::on_unimplemented(
    message = "fields of type `{Self}` hold no point in time, so `current_date` is not available",
    label = "needs a field of a date",
    note = "points in time are `DateTime`, `bson::Timestamp`, and `docmodel::Millis` of a time of std, chrono, jiff or time"
)]
pub trait CurrentDate: FieldType {
    /// What `$currentDate` calls the type.
    #[doc(hidden)]
    const TYPE: &'static str;
}

#[diagnostic::do_not_recommend]
impl CurrentDate for DateTime {
    const TYPE: &'static str = "date";
}

#[diagnostic::do_not_recommend]
impl CurrentDate for Timestamp {
    const TYPE: &'static str = "timestamp";
}

#[diagnostic::do_not_recommend]
impl<T: MillisTime<Stored: CurrentDate>> CurrentDate for Millis<T> {
    const TYPE: &'static str = <T::Stored as CurrentDate>::TYPE;
}

#[diagnostic::do_not_recommend]
impl<A: StoreAs<T, Stored: CurrentDate>, T: 'static> CurrentDate for As<A, T> {
    const TYPE: &'static str = <A::Stored as CurrentDate>::TYPE;
}

impl<P: Path, T: FieldType> Field<P, T> {
    /// Replaces the value with the time of the server's clock, whatever the value was:
    /// [`$currentDate`](https://www.mongodb.com/docs/manual/reference/operator/update/currentDate/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, paid_at: Option<DateTime>, ts: bson::Timestamp }
    /// assert_eq!(
    ///     Order::F.paid_at.current_date().to_string(),
    ///     r#"{ $currentDate: { paid_at: { $type: "date" } } }"#
    /// );
    /// assert_eq!(Order::F.ts.current_date().to_string(), r#"{ $currentDate: { ts: { $type: "timestamp" } } }"#);
    /// ```
    pub fn current_date(self) -> Update<P::Model>
    where
        T: CurrentDate,
        P: Single,
    {
        Update::constant("$currentDate", P::DOTTED, doc! { "$type": T::TYPE })
    }
}
