use super::GeometryError;
use std::fmt;

/// A place on the earth, in degrees of WGS84: what the coordinates of all geometries are made of.
///
/// It displays so that nobody can take one number for the other:
///
/// ```
/// use docmodel::geo::Position;
///
/// let position = Position::new(10.75, -59.91)?;
/// assert_eq!(position.to_string(), "10.75° E, 59.91° S");
/// # Ok::<(), docmodel::geo::GeometryError>(())
/// ```
///
/// A position is no field type: a field that is a place is a [`Point`](super::Point).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    longitude: f64,
    latitude: f64,
}

/// Both numbers are finite.
impl Eq for Position {}

impl Position {
    /// A position from its longitude, -180 (west) to 180 (east), and its latitude, -90 (south) to 90 (north): x
    /// before y, in GeoJSON's order.
    ///
    /// # Errors
    /// [`GeometryError::Longitude`] or [`GeometryError::Latitude`] if the number is out of its range or NaN.
    pub const fn new(longitude: f64, latitude: f64) -> Result<Self, GeometryError> {
        match (Self::check_longitude(longitude), Self::check_latitude(latitude)) {
            (Ok(longitude), Ok(latitude)) => Ok(Self { longitude, latitude }),
            (Err(error), _) | (_, Err(error)) => Err(error),
        }
    }

    /// Degrees to the east of Greenwich, negative to the west.
    #[must_use]
    pub const fn longitude(self) -> f64 {
        self.longitude
    }

    /// Degrees to the north of the equator, negative to the south.
    #[must_use]
    pub const fn latitude(self) -> f64 {
        self.latitude
    }

    pub(super) const fn check_longitude(degrees: f64) -> Result<f64, GeometryError> {
        // NaN is in no range.
        if degrees >= -180.0 && degrees <= 180.0 {
            Ok(degrees)
        } else {
            Err(GeometryError::Longitude { found: degrees })
        }
    }

    pub(super) const fn check_latitude(degrees: f64) -> Result<f64, GeometryError> {
        if degrees >= -90.0 && degrees <= 90.0 { Ok(degrees) } else { Err(GeometryError::Latitude { found: degrees }) }
    }

    /// Positions from what they can be made of.
    pub(super) fn collect<P>(positions: impl IntoIterator<Item = P>) -> Result<Vec<Self>, GeometryError>
    where
        P: TryInto<Self, Error: Into<GeometryError>>,
    {
        positions.into_iter().map(|position| position.try_into().map_err(Into::into)).collect()
    }

    /// How often the position changes from one to the next.
    pub(super) fn changes(positions: &[Self]) -> usize {
        positions.windows(2).filter(|pair| pair[0] != pair[1]).count()
    }
}

/// From `[longitude, latitude]`, as GeoJSON writes a position, for coordinates that are lists of numbers:
///
/// ```
/// use docmodel::geo::LineString;
///
/// let ferry = LineString::new([[10.49, 59.42], [10.66, 59.43]])?;
/// assert_eq!(ferry.positions()[0].longitude(), 10.49);
/// # Ok::<(), docmodel::geo::GeometryError>(())
/// ```
impl TryFrom<[f64; 2]> for Position {
    type Error = GeometryError;

    fn try_from([longitude, latitude]: [f64; 2]) -> Result<Self, GeometryError> {
        Self::new(longitude, latitude)
    }
}

/// `[longitude, latitude]`, as GeoJSON writes a position.
impl From<Position> for [f64; 2] {
    fn from(position: Position) -> Self {
        [position.longitude, position.latitude]
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |degrees: f64, positive, negative| if degrees < 0.0 { negative } else { positive };
        let (x, y) = (self.longitude, self.latitude);
        write!(f, "{}° {}, {}° {}", x.abs(), side(x, 'E', 'W'), y.abs(), side(y, 'N', 'S'))
    }
}
