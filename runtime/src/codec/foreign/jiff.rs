use crate::{
    field::Numeric,
    millis::{Millis, MillisTime},
};
use bson::DateTime;
use jiff::{SignedDuration, Timestamp};

const NANOS_PER_MILLI: i32 = 1_000_000;

impl MillisTime for Timestamp {
    type Stored = DateTime;
    const NAME: &'static str = "jiff::Timestamp";

    fn floor(self) -> Self {
        let excess = self.as_nanosecond().rem_euclid(NANOS_PER_MILLI.into());
        Self::from_nanosecond(self.as_nanosecond() - excess).unwrap_or(self)
    }

    fn to_stored(&self) -> Option<DateTime> {
        Some(DateTime::from_millis(self.as_millisecond()))
    }

    fn from_stored(stored: DateTime) -> Option<Self> {
        // `from_millisecond` refuses the milliseconds of the type's last second.
        Self::from_nanosecond(i128::from(stored.timestamp_millis()) * i128::from(NANOS_PER_MILLI)).ok()
    }
}

impl MillisTime for SignedDuration {
    type Stored = i64;
    const NAME: &'static str = "jiff::SignedDuration";

    fn floor(self) -> Self {
        let excess = self.subsec_nanos().rem_euclid(NANOS_PER_MILLI);
        self.checked_sub(Self::from_nanos(excess.into())).unwrap_or(self)
    }

    fn to_stored(&self) -> Option<i64> {
        self.as_millis().try_into().ok()
    }

    fn from_stored(stored: i64) -> Option<Self> {
        Some(Self::from_millis(stored))
    }
}

impl Numeric for Millis<SignedDuration> {
    type Amount = Self;
}
