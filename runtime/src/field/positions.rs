//! Positions of elements, as Rust's ranges say them and as MongoDB's `$slice` does.

use bson::{Bson, doc};
use std::{
    fmt,
    ops::{Range, RangeFrom, RangeFull, RangeTo},
};

/// The ranges that [`ArrayField::slice`](super::ArrayField::slice) takes: `1..3`, `..2`, `2..`, `-2..` and `..`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no range of positions",
    label = "not `1..3`, `..2`, `2..`, `-2..` or `..`",
    note = "positions are counted from zero, and the end is excluded; `-2..` are the last two elements"
)]
pub trait PositionRange {
    #[doc(hidden)]
    fn positions(self) -> Positions;
}

/// From a position to another one, or to the end of the array.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Positions {
    /// Below zero, counted from the end.
    start: i64,
    end: Option<u32>,
}

impl PositionRange for Range<u32> {
    fn positions(self) -> Positions {
        Positions { start: self.start.into(), end: Some(self.end) }
    }
}

impl PositionRange for RangeTo<u32> {
    fn positions(self) -> Positions {
        (0..self.end).positions()
    }
}

impl PositionRange for RangeFrom<i32> {
    fn positions(self) -> Positions {
        Positions { start: self.start.into(), end: None }
    }
}

impl PositionRange for RangeFull {
    fn positions(self) -> Positions {
        (0..).positions()
    }
}

impl Positions {
    /// The same in an array that is here.
    pub(crate) fn within(self, length: usize) -> Range<usize> {
        let position = |at: u64| usize::try_from(at).map_or(length, |at| at.min(length));
        let start = match u64::try_from(self.start) {
            Ok(start) => position(start),
            Err(_) => length - position(self.start.unsigned_abs()),
        };
        start..self.end.map_or(length, |end| position(end.into())).max(start)
    }

    /// The arguments of `$slice`; none if they are too large for it.
    pub(super) fn bounds(self) -> Option<Bounds> {
        let count = match self.end {
            None => i32::MAX,
            Some(end) => i32::try_from((i64::from(end) - self.start).max(0)).ok()?,
        };
        // No array has as many elements as the least number says.
        Some(Bounds { start: i32::try_from(self.start).ok()?.max(-i32::MAX), count })
    }
}

impl fmt::Display for Positions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.start.fmt(f)?;
        self.end.map_or(Ok(()), |end| write!(f, ",{end}"))
    }
}

/// What `$slice` takes: a start, and how many elements from there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bounds {
    start: i32,
    count: i32,
}

impl Bounds {
    /// An expression for the elements of an array.
    pub(crate) fn of(self, array: &str) -> Bson {
        match self {
            // `$slice` takes no count of zero.
            Self { count: 0, .. } => doc! { "$literal": [] },
            Self { start, count } => doc! { "$slice": [array, start, count] },
        }
        .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_ranges_of_rust_do() {
        for length in 0..5 {
            let array: Vec<usize> = (0..length).collect();
            let cut = |range: Positions| array[range.within(length)].to_vec();
            let from = |start: usize| array.get(start..).unwrap_or_default().to_vec();
            assert_eq!(cut((..).positions()), array);
            assert_eq!(cut((2..).positions()), from(2));
            assert_eq!(cut((..2).positions()), array[..length.min(2)]);
            assert_eq!(cut((1..3).positions()), array[length.min(1)..length.min(3)]);
            assert_eq!(cut((-2..).positions()), from(length.saturating_sub(2)));
            assert_eq!(cut((i32::MIN..).positions()), array);
            let reversed = Range { start: 3, end: 1 };
            assert!(cut(reversed.positions()).is_empty());
            assert!(cut((u32::MAX..u32::MAX).positions()).is_empty());
        }
    }

    #[test]
    fn tells_the_server_a_count() {
        let bounds = |start, count| Some(Bounds { start, count });
        assert_eq!((1..3).positions().bounds(), bounds(1, 2));
        assert_eq!((..2).positions().bounds(), bounds(0, 2));
        assert_eq!((-2..).positions().bounds(), bounds(-2, i32::MAX));
        assert_eq!((i32::MIN..).positions().bounds(), bounds(-i32::MAX, i32::MAX));
        assert_eq!(Range { start: 3, end: 1 }.positions().bounds(), bounds(3, 0));
        assert_eq!((..u32::MAX).positions().bounds(), None);
        assert_eq!((u32::MAX..u32::MAX).positions().bounds(), None);
    }
}
