use crate::{
    field::Numeric,
    millis::{Millis, MillisTime},
};
use bson::DateTime;
use std::time::{Duration, SystemTime};

const NANOS_PER_MILLI: u32 = 1_000_000;

impl MillisTime for SystemTime {
    type Stored = DateTime;
    const NAME: &'static str = "std::time::SystemTime";

    fn floor(self) -> Self {
        let excess = match self.duration_since(Self::UNIX_EPOCH) {
            Ok(after) => after.subsec_nanos() % NANOS_PER_MILLI,
            Err(before) => {
                let before = before.duration().subsec_nanos() % NANOS_PER_MILLI;
                (NANOS_PER_MILLI - before) % NANOS_PER_MILLI
            }
        };
        self.checked_sub(Duration::from_nanos(excess.into())).unwrap_or(self)
    }

    fn to_stored(&self) -> Option<DateTime> {
        let millis = match self.duration_since(Self::UNIX_EPOCH) {
            Ok(after) => i128::try_from(after.as_millis()).ok()?,
            Err(before) => -i128::try_from(before.duration().as_millis()).ok()?,
        };
        i64::try_from(millis).ok().map(DateTime::from_millis)
    }

    fn from_stored(stored: DateTime) -> Option<Self> {
        let millis = stored.timestamp_millis();
        let distance = Duration::from_millis(millis.unsigned_abs());
        if millis < 0 { Self::UNIX_EPOCH.checked_sub(distance) } else { Self::UNIX_EPOCH.checked_add(distance) }
    }
}

impl MillisTime for Duration {
    type Stored = i64;
    const NAME: &'static str = "std::time::Duration";

    fn floor(self) -> Self {
        Self::new(self.as_secs(), self.subsec_millis() * NANOS_PER_MILLI)
    }

    fn to_stored(&self) -> Option<i64> {
        self.as_millis().try_into().ok()
    }

    fn from_stored(stored: i64) -> Option<Self> {
        stored.try_into().ok().map(Self::from_millis)
    }
}

impl Numeric for Millis<Duration> {
    type Amount = Self;
}
