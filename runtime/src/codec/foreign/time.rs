use crate::{
    field::Numeric,
    millis::{Millis, MillisTime},
};
use bson::DateTime;
use time::{Duration, OffsetDateTime, UtcDateTime, UtcOffset};

const NANOS_PER_MILLI: i32 = 1_000_000;

fn date(nanos: i128) -> Option<DateTime> {
    i64::try_from(nanos.div_euclid(NANOS_PER_MILLI.into())).ok().map(DateTime::from_millis)
}

fn nanos(date: DateTime) -> i128 {
    i128::from(date.timestamp_millis()) * i128::from(NANOS_PER_MILLI)
}

impl MillisTime for UtcDateTime {
    type Stored = DateTime;
    const NAME: &'static str = "time::UtcDateTime";

    fn floor(self) -> Self {
        self.replace_millisecond(self.millisecond()).unwrap_or(self)
    }

    fn to_stored(&self) -> Option<DateTime> {
        date(self.unix_timestamp_nanos())
    }

    fn from_stored(stored: DateTime) -> Option<Self> {
        Self::from_unix_timestamp_nanos(nanos(stored)).ok()
    }
}

/// Moved to UTC: that is what is read back.
impl MillisTime for OffsetDateTime {
    type Stored = DateTime;
    const NAME: &'static str = "time::OffsetDateTime";

    fn floor(self) -> Self {
        let time = self.checked_to_offset(UtcOffset::UTC).unwrap_or(self);
        time.replace_millisecond(time.millisecond()).unwrap_or(time)
    }

    /// None at the very ends of the type's range, where UTC is out of it.
    fn to_stored(&self) -> Option<DateTime> {
        date(self.checked_to_offset(UtcOffset::UTC)?.unix_timestamp_nanos())
    }

    fn from_stored(stored: DateTime) -> Option<Self> {
        Self::from_unix_timestamp_nanos(nanos(stored)).ok()
    }
}

impl MillisTime for Duration {
    type Stored = i64;
    const NAME: &'static str = "time::Duration";

    fn floor(self) -> Self {
        let excess = self.subsec_nanoseconds().rem_euclid(NANOS_PER_MILLI);
        self.checked_sub(Self::nanoseconds(excess.into())).unwrap_or(self)
    }

    fn to_stored(&self) -> Option<i64> {
        self.whole_milliseconds().try_into().ok()
    }

    fn from_stored(stored: i64) -> Option<Self> {
        Some(Self::milliseconds(stored))
    }
}

impl Numeric for Millis<Duration> {
    type Amount = Self;
}
