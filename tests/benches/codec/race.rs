//! Times that can be compared on a machine that others use too.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

/// How long one entrant runs before it is the next one's turn.
const TURN: Duration = Duration::from_micros(500);
const ROUNDS: u32 = 101;

/// Several ways to do one thing, which take turns, so that what slows the machine down slows all of them down.
#[derive(Default)]
pub(crate) struct Race<'a> {
    entrants: Vec<Entrant<'a>>,
}

struct Entrant<'a> {
    name: &'static str,
    /// Does the work as many times as told.
    work: Box<dyn FnMut(u32) + 'a>,
}

impl Entrant<'_> {
    fn time(&mut self, calls: u32) -> Duration {
        let start = Instant::now();
        (self.work)(calls);
        start.elapsed()
    }

    /// How many calls fill a turn.
    fn calls(&mut self) -> u32 {
        let mut calls = 1;
        while self.time(calls) < TURN {
            calls *= 2;
        }
        calls
    }
}

impl<'a> Race<'a> {
    pub(crate) fn enter<R>(mut self, name: &'static str, mut work: impl FnMut() -> R + 'a) -> Self {
        let work = move |calls| {
            for _ in 0..calls {
                black_box(work());
            }
        };
        self.entrants.push(Entrant { name, work: Box::new(work) });
        self
    }

    /// The time that each needs for a call when nothing disturbs it: the least of all rounds.
    pub(crate) fn run(mut self) -> Times {
        let calls: Vec<u32> = self.entrants.iter_mut().map(Entrant::calls).collect();
        let mut least = vec![f64::INFINITY; calls.len()];
        for _ in 0..ROUNDS {
            for ((entrant, calls), least) in self.entrants.iter_mut().zip(&calls).zip(&mut least) {
                let nanoseconds = entrant.time(*calls).as_secs_f64() * 1e9 / f64::from(*calls);
                *least = least.min(nanoseconds);
            }
        }
        Times(self.entrants.iter().map(|entrant| entrant.name).zip(least).collect())
    }
}

/// The nanoseconds that a call takes, by name.
pub(crate) struct Times(Vec<(&'static str, f64)>);

impl Times {
    pub(crate) fn print_ratio(&self, direction: &str, document: &str, over: &str, under: &str) {
        let of = |wanted| self.0.iter().find(|(name, _)| *name == wanted).expect("has run").1;
        let (above, below) = (of(over), of(under));
        println!("ratio {direction} {document} {:.1} ({over}/{under}), {above:.0}/{below:.0} ns", above / below);
    }
}
