use super::{GeometryError, Position};

/// A line that ends where it starts: the border of a [`Polygon`], or of a hole in it.
///
/// ```
/// use docmodel::geo::Ring;
///
/// let ring = Ring::new([[10.0, 59.0], [11.0, 59.0], [11.0, 60.0], [10.0, 59.0]])?;
/// assert_eq!(ring, Ring::closing([[10.0, 59.0], [11.0, 59.0], [11.0, 60.0]])?);
///
/// let open = Ring::new([[10.0, 59.0], [11.0, 59.0], [11.0, 60.0]]).unwrap_err();
/// assert_eq!(
///     open.to_string(),
///     "a ring ends where it starts, and this one starts at 10° E, 59° N and ends at 11° E, 60° N; \
///      repeat the first position, or use `Ring::closing`"
/// );
/// # Ok::<(), docmodel::geo::GeometryError>(())
/// ```
///
/// A ring is no field type: a field that is an area is a [`Polygon`], one that is a round trip a
/// [`LineString`](super::LineString).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ring {
    positions: Vec<Position>,
}

impl Ring {
    /// A ring through these positions: [`Position`]s, [`Point`](super::Point)s, or `[longitude, latitude]`. The last
    /// is the first again.
    ///
    /// Not checked is what the server checks when it indexes the document: that the ring does not cross or touch
    /// itself. A position may be the same as the one before: MongoDB stores the repetition, and passes over it in
    /// searches.
    ///
    /// # Errors
    /// [`GeometryError::RingOpen`] if the last position is not the first, [`GeometryError::RingTooShort`] if fewer
    /// than three are different, or if one is no position.
    pub fn new<P>(positions: impl IntoIterator<Item = P>) -> Result<Self, GeometryError>
    where
        P: TryInto<Position, Error: Into<GeometryError>>,
    {
        Self::check(Position::collect(positions)?)
    }

    /// As [`new`](Self::new), and the first position is repeated at the end if the ring is open.
    ///
    /// # Errors
    /// [`GeometryError::RingTooShort`] if fewer than three positions are different, or if one is no position.
    pub fn closing<P>(positions: impl IntoIterator<Item = P>) -> Result<Self, GeometryError>
    where
        P: TryInto<Position, Error: Into<GeometryError>>,
    {
        let mut positions = Position::collect(positions)?;
        if positions.first() != positions.last() {
            positions.extend_from_within(..1);
        }
        Self::check(positions)
    }

    fn check(positions: Vec<Position>) -> Result<Self, GeometryError> {
        let (Some(&first), Some(&last)) = (positions.first(), positions.last()) else {
            return Err(GeometryError::RingTooShort { found: 0 });
        };
        if first != last {
            return Err(GeometryError::RingOpen { first, last });
        }
        // Back at the start, there were as many changes as positions.
        match Position::changes(&positions) {
            changes @ 0..3 => Err(GeometryError::RingTooShort { found: changes.max(1) }),
            _ => Ok(Self { positions }),
        }
    }

    /// The positions, at least four; the last is the first.
    #[must_use]
    pub fn positions(&self) -> &[Position] {
        &self.positions
    }
}

/// An area, stored as `{ type: "Polygon", coordinates: [[[longitude, latitude], ..], ..] }`: the exterior ring, then
/// the holes.
///
/// ```
/// use docmodel::geo::{Polygon, Ring};
///
/// let park = Ring::closing([[10.0, 59.0], [14.0, 59.0], [14.0, 62.0], [10.0, 62.0]])?;
/// let lake = Ring::closing([[11.0, 60.0], [12.0, 60.0], [12.0, 61.0]])?;
/// let land = Polygon::new(park, [lake]);
/// assert_eq!(
///     land.to_string(),
///     "POLYGON ((10 59, 14 59, 14 62, 10 62, 10 59), (11 60, 12 60, 12 61, 11 60))"
/// );
/// # Ok::<(), docmodel::geo::GeometryError>(())
/// ```
///
/// The sides are shortest ways over the sphere, not lines of equal latitude. Of the two areas that a ring divides the
/// sphere into, MongoDB takes the smaller, whichever way the ring goes round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Polygon {
    exterior: Ring,
    holes: Vec<Ring>,
}

impl Polygon {
    /// The area inside of a ring, without that of the holes; `[]` for none.
    ///
    /// There is nothing left to check here but what the server checks when it indexes the document: that the holes lie
    /// inside of the exterior ring, and share at most one position with it and with each other.
    #[must_use]
    pub fn new(exterior: Ring, holes: impl IntoIterator<Item = Ring>) -> Self {
        Self { exterior, holes: holes.into_iter().collect() }
    }

    /// The outer border.
    #[must_use]
    pub fn exterior(&self) -> &Ring {
        &self.exterior
    }

    /// The borders of the holes.
    #[must_use]
    pub fn holes(&self) -> &[Ring] {
        &self.holes
    }

    /// The exterior, then the holes, as they are stored.
    pub(super) fn rings(&self) -> impl Iterator<Item = &Ring> {
        std::iter::once(&self.exterior).chain(&self.holes)
    }

    /// The opposite of [`rings`](Self::rings).
    pub(super) fn from_rings(rings: Vec<Ring>) -> Result<Self, GeometryError> {
        let mut rings = rings.into_iter();
        let exterior = rings.next().ok_or(GeometryError::Empty { geometry: "Polygon", part: "ring" })?;
        Ok(Self::new(exterior, rings))
    }
}

/// Without holes.
impl From<Ring> for Polygon {
    fn from(exterior: Ring) -> Self {
        Self::new(exterior, [])
    }
}

/// Several areas that are one value, stored as
/// `{ type: "MultiPolygon", coordinates: [[[[longitude, latitude], ..], ..], ..] }`.
///
/// ```
/// use docmodel::geo::{MultiPolygon, Polygon, Ring};
///
/// let island = Polygon::from(Ring::closing([[10.0, 59.0], [11.0, 59.0], [11.0, 60.0]])?);
/// let islands = MultiPolygon::new([island])?;
/// assert_eq!(islands.to_string(), "MULTIPOLYGON (((10 59, 11 59, 11 60, 10 59)))");
/// # Ok::<(), docmodel::geo::GeometryError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MultiPolygon {
    polygons: Vec<Polygon>,
}

impl MultiPolygon {
    /// These polygons.
    ///
    /// # Errors
    /// [`GeometryError::Empty`] if there are none, which MongoDB does not index.
    pub fn new(polygons: impl IntoIterator<Item = Polygon>) -> Result<Self, GeometryError> {
        let polygons = polygons.into_iter().collect();
        Ok(Self { polygons: GeometryError::unless_empty(polygons, "MultiPolygon", "polygon")? })
    }

    /// The polygons; at least one.
    #[must_use]
    pub fn polygons(&self) -> &[Polygon] {
        &self.polygons
    }
}
