use super::{GeometryError, Position};

/// One place, stored as `{ type: "Point", coordinates: [longitude, latitude] }`.
///
/// ```
/// use docmodel::{FieldType, geo::Point};
///
/// let oslo = Point::new(10.75, 59.91)?;
/// assert_eq!(oslo.latitude(), 59.91);
/// assert_eq!(oslo.to_bson()?, bson::bson!({ "type": "Point", "coordinates": [10.75, 59.91] }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// It displays as [WKT](https://en.wikipedia.org/wiki/Well-known_text_representation_of_geometry), as all geometries
/// do: `POINT (10.75 59.91)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    position: Position,
}

impl Point {
    /// A point from its longitude, -180 (west) to 180 (east), and its latitude, -90 (south) to 90 (north).
    ///
    /// # Errors
    /// [`GeometryError::Longitude`] or [`GeometryError::Latitude`] if the number is out of its range or NaN.
    pub const fn new(longitude: f64, latitude: f64) -> Result<Self, GeometryError> {
        match Position::new(longitude, latitude) {
            Ok(position) => Ok(Self { position }),
            Err(error) => Err(error),
        }
    }

    /// Where the point is.
    #[must_use]
    pub const fn position(self) -> Position {
        self.position
    }

    /// Degrees to the east of Greenwich, negative to the west.
    #[must_use]
    pub const fn longitude(self) -> f64 {
        self.position.longitude()
    }

    /// Degrees to the north of the equator, negative to the south.
    #[must_use]
    pub const fn latitude(self) -> f64 {
        self.position.latitude()
    }
}

impl From<Position> for Point {
    fn from(position: Position) -> Self {
        Self { position }
    }
}

impl From<Point> for Position {
    fn from(point: Point) -> Self {
        point.position
    }
}

/// Several places that are one value, stored as `{ type: "MultiPoint", coordinates: [[longitude, latitude], ..] }`.
///
/// A `Vec<Point>` has filters and updates for the single points, but cannot have a `2dsphere` index; this has one for all
/// of them.
///
/// ```
/// use docmodel::geo::{MultiPoint, Point};
///
/// let entrances = MultiPoint::new([Point::new(10.75, 59.91)?, Point::new(10.76, 59.9)?])?;
/// assert_eq!(entrances.to_string(), "MULTIPOINT ((10.75 59.91), (10.76 59.9))");
/// # Ok::<(), docmodel::geo::GeometryError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MultiPoint {
    positions: Vec<Position>,
}

impl MultiPoint {
    /// Points at these positions: [`Position`]s, [`Point`]s, or `[longitude, latitude]`.
    ///
    /// # Errors
    /// [`GeometryError::Empty`] if there are none, which MongoDB does not index; or if one is no position.
    pub fn new<P>(positions: impl IntoIterator<Item = P>) -> Result<Self, GeometryError>
    where
        P: TryInto<Position, Error: Into<GeometryError>>,
    {
        let positions = Position::collect(positions)?;
        Ok(Self { positions: GeometryError::unless_empty(positions, "MultiPoint", "position")? })
    }

    /// Where the points are; at least one.
    #[must_use]
    pub fn positions(&self) -> &[Position] {
        &self.positions
    }
}
