use super::Position;
use std::convert::Infallible;

/// Why numbers or positions are no geometry.
///
/// ```
/// use docmodel::geo::{GeometryError, Point};
///
/// let swapped = Point::new(59.91, 100.75).unwrap_err();
/// assert_eq!(swapped, GeometryError::Latitude { found: 100.75 });
/// assert_eq!(swapped.to_string(), "latitude must be from -90 to 90, is 100.75 (longitude comes first)");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum GeometryError {
    /// A longitude that is beyond 180 degrees east or west, or no number.
    #[error("longitude must be from -180 to 180, is {found}")]
    Longitude {
        /// That longitude, in degrees.
        found: f64,
    },

    /// A latitude that is beyond the poles, or no number.
    #[error("latitude must be from -90 to 90, is {found} (longitude comes first)")]
    Latitude {
        /// That latitude, in degrees.
        found: f64,
    },

    /// A line that goes nowhere.
    #[error("a line needs at least 2 different positions, has {found}")]
    LineTooShort {
        /// How many positions it has, without those that repeat the one before.
        found: usize,
    },

    /// A ring that does not end where it starts.
    #[error(
        "a ring ends where it starts, and this one starts at {first} and ends at {last}; repeat the first position, \
         or use `Ring::closing`"
    )]
    RingOpen {
        /// Where the ring starts.
        first: Position,
        /// Where the ring ends.
        last: Position,
    },

    /// A ring round nothing.
    #[error("a ring needs at least 3 different positions, and the first once more; this one has {found}")]
    RingTooShort {
        /// How many positions it has, without those that repeat the one before, and without the last.
        found: usize,
    },

    /// A geometry of no parts.
    #[error("a {geometry} needs at least one {part}")]
    Empty {
        /// The GeoJSON type.
        geometry: &'static str,
        /// What it is made of.
        part: &'static str,
    },
}

impl GeometryError {
    /// The parts, if there are any.
    pub(super) fn unless_empty<T>(parts: Vec<T>, geometry: &'static str, part: &'static str) -> Result<Vec<T>, Self> {
        if parts.is_empty() { Err(Self::Empty { geometry, part }) } else { Ok(parts) }
    }
}

/// For constructors that take what a [`Position`] can be made of: a position needs no check.
impl From<Infallible> for GeometryError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}
