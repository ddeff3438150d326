use super::{GeometryError, Position};

/// A line, stored as `{ type: "LineString", coordinates: [[longitude, latitude], ..] }`.
///
/// Between two positions it takes the shortest way over the sphere.
///
/// ```
/// use docmodel::geo::LineString;
///
/// let ferry = LineString::new([[10.49, 59.42], [10.66, 59.43]])?;
/// assert_eq!(ferry.to_string(), "LINESTRING (10.49 59.42, 10.66 59.43)");
///
/// let nowhere = LineString::new([[10.49, 59.42], [10.49, 59.42]]).unwrap_err();
/// assert_eq!(nowhere.to_string(), "a line needs at least 2 different positions, has 1");
/// # Ok::<(), docmodel::geo::GeometryError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineString {
    positions: Vec<Position>,
}

impl LineString {
    /// A line through these positions: [`Position`]s, [`Point`](super::Point)s, or `[longitude, latitude]`.
    ///
    /// A position may be the same as the one before. MongoDB stores the repetition, and passes over it in searches.
    ///
    /// # Errors
    /// [`GeometryError::LineTooShort`] if fewer than two positions are different, or if one is no position.
    pub fn new<P>(positions: impl IntoIterator<Item = P>) -> Result<Self, GeometryError>
    where
        P: TryInto<Position, Error: Into<GeometryError>>,
    {
        let positions = Position::collect(positions)?;
        if Position::changes(&positions) == 0 {
            return Err(GeometryError::LineTooShort { found: positions.len().min(1) });
        }
        Ok(Self { positions })
    }

    /// The positions, from the line's start to its end; at least two.
    #[must_use]
    pub fn positions(&self) -> &[Position] {
        &self.positions
    }
}

/// Several lines that are one value, stored as
/// `{ type: "MultiLineString", coordinates: [[[longitude, latitude], ..], ..] }`.
///
/// ```
/// use docmodel::geo::{LineString, MultiLineString};
///
/// let line = LineString::new([[10.49, 59.42], [10.66, 59.43]])?;
/// let network = MultiLineString::new([line])?;
/// assert_eq!(network.to_string(), "MULTILINESTRING ((10.49 59.42, 10.66 59.43))");
/// # Ok::<(), docmodel::geo::GeometryError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MultiLineString {
    lines: Vec<LineString>,
}

impl MultiLineString {
    /// These lines.
    ///
    /// # Errors
    /// [`GeometryError::Empty`] if there are none, which MongoDB does not index.
    pub fn new(lines: impl IntoIterator<Item = LineString>) -> Result<Self, GeometryError> {
        let lines = lines.into_iter().collect();
        Ok(Self { lines: GeometryError::unless_empty(lines, "MultiLineString", "line")? })
    }

    /// The lines; at least one.
    #[must_use]
    pub fn lines(&self) -> &[LineString] {
        &self.lines
    }
}
