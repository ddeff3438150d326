use std::{fmt, ops::Deref};

use crate::codec::FieldType;

/// A point in time or a duration, cut to whole milliseconds.
///
/// BSON stores milliseconds, and most crates count nanoseconds. A time that is stored as it is comes back as another
/// one, and a filter with the original finds nothing. So such types are no field types on their own; [`Millis::new`]
/// is where the rest is dropped, and from then on what is in memory is what is stored:
///
/// ```
/// use docmodel::{Millis, prelude::*};
/// use std::time::Duration;
///
/// #[derive(DocumentModel)]
/// struct Call {
///     #[field(id)]
///     id: ObjectId,
///     took: Millis<Duration>,
/// }
///
/// let took = Millis::new(Duration::from_micros(1_999));
/// assert_eq!(*took, Duration::from_millis(1));
/// assert_eq!(Call::F.took.gte(took).to_string(), r#"{ took: { $gte: Long("1") } }"#);
/// ```
///
/// Times are rounded down, towards the past, so that two times never change places.
///
/// | `T` | stored as | feature |
/// |---|---|---|
/// | [`SystemTime`](std::time::SystemTime) | date | |
/// | [`Duration`](std::time::Duration) | int64, in milliseconds | |
/// | `chrono::DateTime<Utc>` | date | `chrono-0_4` |
/// | `chrono::TimeDelta` (`chrono::Duration`) | int64, in milliseconds | `chrono-0_4` |
/// | `jiff::Timestamp` | date | `jiff-0_2` |
/// | `jiff::SignedDuration` | int64, in milliseconds | `jiff-0_2` |
/// | `time::UtcDateTime`, `time::OffsetDateTime` | date | `time-0_3` |
/// | `time::Duration` | int64, in milliseconds | `time-0_3` |
///
/// - A BSON date has no time zone. A `time::OffsetDateTime` is moved to UTC by `new`. `chrono::DateTime<Local>`,
///   `chrono::DateTime<FixedOffset>` and `jiff::Zoned`, whose zone would be lost, are left out: turn them into UTC, and
///   store the zone in a field of its own.
/// - A date of BSON's reaches 292 million years to both sides. One that the type cannot hold is a decode error, and a
///   value that has no such date or int64 is an encode error; nothing wraps round.
/// - A leap second of chrono's becomes the last millisecond before it: Unix time, which BSON counts in, has no others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Millis<T>(T);

impl<T: MillisTime> Millis<T> {
    /// The time without what is finer than a millisecond.
    ///
    /// ```
    /// use docmodel::Millis;
    /// use std::time::{Duration, SystemTime};
    ///
    /// let before_1970 = Millis::new(SystemTime::UNIX_EPOCH - Duration::from_micros(1));
    /// assert_eq!(*before_1970, SystemTime::UNIX_EPOCH - Duration::from_millis(1));
    /// ```
    pub fn new(time: T) -> Self {
        Self(time.floor())
    }

    /// The time.
    ///
    /// ```
    /// # use docmodel::Millis;
    /// # use std::time::Duration;
    /// assert_eq!(Millis::new(Duration::from_secs(1)).into_inner(), Duration::from_secs(1));
    /// ```
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Millis<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// As [`Millis::new`].
impl<T: MillisTime> From<T> for Millis<T> {
    fn from(time: T) -> Self {
        Self::new(time)
    }
}

impl<T: MillisTime + Default> Default for Millis<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: fmt::Debug> fmt::Debug for Millis<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::Display> fmt::Display for Millis<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A type that [`Millis`] cuts to whole milliseconds: a point in time, or a duration.
///
/// ```
/// use bson::DateTime;
/// use docmodel::{FieldType, Millis, MillisTime};
///
/// /// Nanoseconds since 1970.
/// #[derive(Debug, Clone, Copy, PartialEq)]
/// struct Nanos(i64);
///
/// impl MillisTime for Nanos {
///     type Stored = DateTime;
///     const NAME: &'static str = "Nanos";
///
///     fn floor(self) -> Self {
///         Self(self.0.saturating_sub(self.0.rem_euclid(1_000_000)))
///     }
///
///     fn to_stored(&self) -> Option<DateTime> {
///         Some(DateTime::from_millis(self.0 / 1_000_000))
///     }
///
///     fn from_stored(stored: DateTime) -> Option<Self> {
///         stored.timestamp_millis().checked_mul(1_000_000).map(Self)
///     }
/// }
///
/// assert_eq!(Millis::new(Nanos(1_999_999)).to_bson()?, DateTime::from_millis(1).into());
/// # Ok::<(), docmodel::error::EncodeError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no time that `Millis` can cut to milliseconds",
    label = "needs a point in UTC or a duration, of std, chrono, jiff or time",
    note = "the types of other crates need the feature `chrono-0_4`, `jiff-0_2` or `time-0_3` of docmodel",
    note = "a BSON date has no time zone: turn a local time into UTC, and store its zone in another field"
)]
pub trait MillisTime: fmt::Debug + Sized + 'static {
    /// How it is stored: [`bson::DateTime`] for a point in time, `i64` milliseconds for a duration.
    type Stored: FieldType + Copy + fmt::Display;

    /// The type's name, as messages have it.
    const NAME: &'static str;

    /// The greatest time in whole milliseconds that is not after this one. Where the type cannot hold that, or the
    /// time has no stored form, it may stay as it is; then `to_stored` is `None`.
    #[must_use]
    fn floor(self) -> Self;

    /// The stored form, of a time in whole milliseconds; `None` if it is out of range.
    fn to_stored(&self) -> Option<Self::Stored>;

    /// The time that is stored; `None` if it is out of the type's range.
    fn from_stored(stored: Self::Stored) -> Option<Self>;
}
