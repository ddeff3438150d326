use crate::{Millis, MillisTime};
use bson::DateTime;

/// Types that `timestamps` sets.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no time that docmodel can set",
    label = "expected `bson::DateTime`",
    note = "`timestamps` and `soft_delete` set fields of type `bson::DateTime`, `docmodel::Millis<_>` of a time, or an \
            `Option` of these"
)]
pub trait WriteTime {
    /// Whether nobody has set it: there is none, or it is the start of 1970.
    fn is_unset(&self) -> bool;

    /// The time, if there is one.
    fn time(&self) -> Option<DateTime>;

    /// Sets it. A type that has to have a time, or cannot have this one, stays as it is.
    fn set_time(&mut self, time: Option<DateTime>);

    /// The time as this type has it, if it can.
    fn at(time: DateTime) -> Option<Self>
    where
        Self: Sized;

    /// The field without its type.
    fn as_dyn(&mut self) -> &mut dyn WriteTime
    where
        Self: Sized,
    {
        self
    }
}

impl WriteTime for DateTime {
    fn is_unset(&self) -> bool {
        self.timestamp_millis() == 0
    }

    fn time(&self) -> Option<DateTime> {
        Some(*self)
    }

    fn set_time(&mut self, time: Option<DateTime>) {
        if let Some(time) = time {
            *self = time;
        }
    }

    fn at(time: DateTime) -> Option<Self> {
        Some(time)
    }
}

impl<T: MillisTime<Stored = DateTime>> WriteTime for Millis<T> {
    fn is_unset(&self) -> bool {
        self.time().is_some_and(|time| time.is_unset())
    }

    fn time(&self) -> Option<DateTime> {
        (**self).to_stored()
    }

    fn set_time(&mut self, time: Option<DateTime>) {
        if let Some(time) = time.and_then(Self::at) {
            *self = time;
        }
    }

    fn at(time: DateTime) -> Option<Self> {
        T::from_stored(time).map(Self::new)
    }
}

impl<T: WriteTime> WriteTime for Option<T> {
    fn is_unset(&self) -> bool {
        self.as_ref().is_none_or(T::is_unset)
    }

    fn time(&self) -> Option<DateTime> {
        self.as_ref().and_then(T::time)
    }

    fn set_time(&mut self, time: Option<DateTime>) {
        *self = time.and_then(T::at);
    }

    fn at(time: DateTime) -> Option<Self> {
        T::at(time).map(Some)
    }
}
