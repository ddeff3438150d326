use crate::{
    field::Numeric,
    millis::{Millis, MillisTime},
};
use chrono::{DateTime, TimeDelta, Utc};

const NANOS_PER_MILLI: u32 = 1_000_000;

impl MillisTime for DateTime<Utc> {
    type Stored = bson::DateTime;
    const NAME: &'static str = "chrono::DateTime<Utc>";

    fn floor(self) -> Self {
        // A leap second has more nanoseconds than a second; as milliseconds it would be in the next second, after
        // times that it is before.
        let nanos = self.timestamp_subsec_nanos().min(999_999_999);
        Self::from_timestamp(self.timestamp(), nanos - nanos % NANOS_PER_MILLI).unwrap_or(self)
    }

    fn to_stored(&self) -> Option<bson::DateTime> {
        Some(bson::DateTime::from_millis(self.timestamp_millis()))
    }

    fn from_stored(stored: bson::DateTime) -> Option<Self> {
        Self::from_timestamp_millis(stored.timestamp_millis())
    }
}

impl MillisTime for TimeDelta {
    type Stored = i64;
    const NAME: &'static str = "chrono::TimeDelta";

    fn floor(self) -> Self {
        let excess = self.subsec_nanos().rem_euclid(NANOS_PER_MILLI.cast_signed());
        self.checked_sub(&Self::nanoseconds(excess.into())).unwrap_or(self)
    }

    fn to_stored(&self) -> Option<i64> {
        Some(self.num_milliseconds())
    }

    fn from_stored(stored: i64) -> Option<Self> {
        Self::try_milliseconds(stored)
    }
}

impl Numeric for Millis<TimeDelta> {
    type Amount = Self;
}
