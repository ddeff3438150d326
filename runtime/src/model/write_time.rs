use crate::{Millis, MillisTime, codec::FieldType};
use bson::DateTime;

/// Types that `timestamps` sets.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no time that docmodel can set",
    label = "expected `bson::DateTime`",
    note = "`timestamps` and `soft_delete` set fields of type `bson::DateTime`, `docmodel::Millis<_>` of a time, or an \
            `Option` of these"
)]
pub trait WriteTime: FieldType {
    /// Whether nobody has set it: there is none, or it is the start of 1970.
    fn is_unset(&self) -> bool;

    /// Sets it.
    fn set_time(&mut self, now: DateTime);

    /// Sets it if nobody has.
    fn set_if_unset(&mut self, now: DateTime) {
        if self.is_unset() {
            self.set_time(now);
        }
    }

    /// The time as this type has it, if it can.
    fn at(now: DateTime) -> Option<Self>;
}

impl WriteTime for DateTime {
    fn is_unset(&self) -> bool {
        self.timestamp_millis() == 0
    }

    fn set_time(&mut self, now: DateTime) {
        *self = now;
    }

    fn at(now: DateTime) -> Option<Self> {
        Some(now)
    }
}

impl<T: MillisTime<Stored = DateTime>> WriteTime for Millis<T>
where
    Self: FieldType,
{
    fn is_unset(&self) -> bool {
        (**self).to_stored().is_some_and(|time| time.is_unset())
    }

    fn set_time(&mut self, now: DateTime) {
        if let Some(time) = Self::at(now) {
            *self = time;
        }
    }

    fn at(now: DateTime) -> Option<Self> {
        T::from_stored(now).map(Self::new)
    }
}

impl<T: WriteTime> WriteTime for Option<T>
where
    Self: FieldType,
{
    fn is_unset(&self) -> bool {
        self.as_ref().is_none_or(T::is_unset)
    }

    fn set_time(&mut self, now: DateTime) {
        *self = T::at(now);
    }

    fn at(now: DateTime) -> Option<Self> {
        T::at(now).map(Some)
    }
}
