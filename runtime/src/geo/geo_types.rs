//! To and from the types of the `geo-types` crate, for computing with the `geo` crate.
//!
//! Theirs hold any numbers, so coming from them is checked.

use super::{GeometryError, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon, Position, Ring};
use geo_types::Coord;

/// x is the longitude, y the latitude.
impl TryFrom<Coord<f64>> for Position {
    type Error = GeometryError;

    fn try_from(coord: Coord<f64>) -> Result<Self, GeometryError> {
        Self::new(coord.x, coord.y)
    }
}

/// x is the longitude, y the latitude.
impl From<Position> for Coord<f64> {
    fn from(position: Position) -> Self {
        Self { x: position.longitude(), y: position.latitude() }
    }
}

/// x is the longitude, y the latitude.
impl TryFrom<geo_types::Point<f64>> for Position {
    type Error = GeometryError;

    fn try_from(point: geo_types::Point<f64>) -> Result<Self, GeometryError> {
        point.0.try_into()
    }
}

/// x is the longitude, y the latitude.
impl TryFrom<geo_types::Point<f64>> for Point {
    type Error = GeometryError;

    fn try_from(point: geo_types::Point<f64>) -> Result<Self, GeometryError> {
        Position::try_from(point.0).map(Self::from)
    }
}

/// x is the longitude, y the latitude.
impl From<Point> for geo_types::Point<f64> {
    fn from(point: Point) -> Self {
        Self(point.position().into())
    }
}

impl TryFrom<geo_types::MultiPoint<f64>> for MultiPoint {
    type Error = GeometryError;

    fn try_from(points: geo_types::MultiPoint<f64>) -> Result<Self, GeometryError> {
        Self::new(points)
    }
}

impl From<MultiPoint> for geo_types::MultiPoint<f64> {
    fn from(points: MultiPoint) -> Self {
        points.positions().iter().map(|position| Coord::from(*position)).collect()
    }
}

impl TryFrom<geo_types::LineString<f64>> for LineString {
    type Error = GeometryError;

    fn try_from(line: geo_types::LineString<f64>) -> Result<Self, GeometryError> {
        Self::new(line.0)
    }
}

impl From<LineString> for geo_types::LineString<f64> {
    fn from(line: LineString) -> Self {
        to_line(line.positions())
    }
}

impl TryFrom<geo_types::MultiLineString<f64>> for MultiLineString {
    type Error = GeometryError;

    fn try_from(lines: geo_types::MultiLineString<f64>) -> Result<Self, GeometryError> {
        Self::new(lines.into_iter().map(TryInto::try_into).collect::<Result<Vec<_>, _>>()?)
    }
}

impl From<MultiLineString> for geo_types::MultiLineString<f64> {
    fn from(lines: MultiLineString) -> Self {
        lines.lines().iter().map(|line| to_line(line.positions())).collect()
    }
}

/// geo-types has no type for a ring but `LineString`.
impl TryFrom<geo_types::LineString<f64>> for Ring {
    type Error = GeometryError;

    fn try_from(line: geo_types::LineString<f64>) -> Result<Self, GeometryError> {
        Self::new(line.0)
    }
}

/// geo-types has no type for a ring but `LineString`.
impl From<Ring> for geo_types::LineString<f64> {
    fn from(ring: Ring) -> Self {
        to_line(ring.positions())
    }
}

/// ```
/// use docmodel::geo::Polygon;
///
/// let area = geo_types::Rect::new((10.0, 59.0), (11.0, 60.0));
/// let polygon = Polygon::try_from(area.to_polygon())?;
/// assert_eq!(polygon.to_string(), "POLYGON ((11 59, 11 60, 10 60, 10 59, 11 59))");
/// # Ok::<(), docmodel::geo::GeometryError>(())
/// ```
impl TryFrom<geo_types::Polygon<f64>> for Polygon {
    type Error = GeometryError;

    fn try_from(polygon: geo_types::Polygon<f64>) -> Result<Self, GeometryError> {
        let (exterior, holes) = polygon.into_inner();
        let holes = holes.into_iter().map(TryInto::try_into).collect::<Result<Vec<_>, _>>()?;
        Ok(Self::new(exterior.try_into()?, holes))
    }
}

impl From<Polygon> for geo_types::Polygon<f64> {
    fn from(polygon: Polygon) -> Self {
        to_polygon(&polygon)
    }
}

impl TryFrom<geo_types::MultiPolygon<f64>> for MultiPolygon {
    type Error = GeometryError;

    fn try_from(polygons: geo_types::MultiPolygon<f64>) -> Result<Self, GeometryError> {
        Self::new(polygons.into_iter().map(TryInto::try_into).collect::<Result<Vec<_>, _>>()?)
    }
}

impl From<MultiPolygon> for geo_types::MultiPolygon<f64> {
    fn from(polygons: MultiPolygon) -> Self {
        polygons.polygons().iter().map(to_polygon).collect()
    }
}

fn to_line(positions: &[Position]) -> geo_types::LineString<f64> {
    positions.iter().copied().map(Coord::from).collect()
}

fn to_polygon(polygon: &Polygon) -> geo_types::Polygon<f64> {
    let holes = polygon.holes().iter().map(|hole| to_line(hole.positions())).collect();
    geo_types::Polygon::new(to_line(polygon.exterior().positions()), holes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Debug;

    fn there_and_back<T, U>(ours: T)
    where
        T: Clone + PartialEq + Debug + TryFrom<U, Error = GeometryError> + Into<U>,
    {
        assert_eq!(T::try_from(ours.clone().into()), Ok(ours));
    }

    #[test]
    fn every_type_comes_back() {
        let corners = [[10.0, 59.0], [11.0, 59.0], [11.0, 60.0]];
        let line = LineString::new(corners).expect("a line");
        let ring = Ring::closing(corners).expect("a ring");
        let polygon = Polygon::new(ring.clone(), [ring.clone()]);
        there_and_back::<_, Coord<f64>>(Position::new(10.0, 59.0).expect("a position"));
        there_and_back::<_, geo_types::Point>(Point::new(10.0, 59.0).expect("a point"));
        there_and_back::<_, geo_types::MultiPoint>(MultiPoint::new(corners).expect("points"));
        there_and_back::<_, geo_types::LineString>(line.clone());
        there_and_back::<_, geo_types::MultiLineString>(MultiLineString::new([line]).expect("lines"));
        there_and_back::<_, geo_types::LineString>(ring);
        there_and_back::<_, geo_types::Polygon>(polygon.clone());
        there_and_back::<_, geo_types::MultiPolygon>(MultiPolygon::new([polygon]).expect("polygons"));
    }

    #[test]
    fn what_is_no_geometry_here_is_an_error() {
        assert_eq!(Point::try_from(geo_types::Point::new(0.0, 91.0)), Err(GeometryError::Latitude { found: 91.0 }));
        assert_eq!(LineString::try_from(geo_types::LineString::empty()), Err(GeometryError::LineTooShort { found: 0 }));
        assert_eq!(Polygon::try_from(geo_types::Polygon::empty()), Err(GeometryError::RingTooShort { found: 0 }));
        assert_eq!(
            MultiPoint::try_from(geo_types::MultiPoint::empty()),
            Err(GeometryError::Empty { geometry: "MultiPoint", part: "position" })
        );
    }
}
