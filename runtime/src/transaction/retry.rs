use std::{
    hash::{BuildHasher, RandomState},
    time::{Duration, Instant},
};

/// The pause before the first repetition is shorter than this, in microseconds.
const FIRST_PAUSE: u64 = 7_500;

/// No pause is longer than this, in microseconds.
const LONGEST_PAUSE: u64 = 500_000;

/// When to try again, and for how long:
/// [as drivers do](https://github.com/mongodb/specifications/blob/master/source/transactions-convenient-api/transactions-convenient-api.md).
pub(super) struct Retry {
    started: Instant,
    max_time: Duration,
    below: u64,
}

impl Retry {
    pub(super) fn within(max_time: Duration) -> Self {
        Self { started: Instant::now(), max_time, below: FIRST_PAUSE }
    }

    /// Waits until it is time to try again; or says at once that there is no time left.
    pub(super) async fn again(&mut self) -> bool {
        let pause = self.pause();
        let in_time = self.started.elapsed() + pause < self.max_time;
        if in_time {
            tokio::time::sleep(pause).await;
        }
        in_time
    }

    /// By chance, so that two transactions do not meet again.
    fn pause(&mut self) -> Duration {
        let pause = Duration::from_micros(RandomState::new().hash_one(self.below) % self.below);
        self.below = (self.below * 3 / 2).min(LONGEST_PAUSE);
        pause
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_up_to_a_limit() {
        let mut retry = Retry::within(Duration::MAX);
        for n in 0..40 {
            let below = retry.below;
            assert!(retry.pause() < Duration::from_micros(below), "{n}");
            assert_eq!(retry.below, LONGEST_PAUSE.min(below * 3 / 2));
        }
        assert_eq!(retry.below, LONGEST_PAUSE);
        let pauses: Vec<_> = (0..20).map(|_| retry.pause()).collect();
        assert!(pauses.iter().any(|pause| pause != &pauses[0]), "{pauses:?}");
    }
}
