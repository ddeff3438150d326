//! Geometries as well-known text, which databases and map tools read.

use super::{LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon, Position};
use std::fmt::{Display, Formatter, Result};

impl Display for Point {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("POINT ")?;
        list(f, [self.position()], position)
    }
}

impl Display for MultiPoint {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("MULTIPOINT ")?;
        list(f, self.positions(), |f, at| list(f, [*at], position))
    }
}

impl Display for LineString {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("LINESTRING ")?;
        positions(f, self.positions())
    }
}

impl Display for MultiLineString {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("MULTILINESTRING ")?;
        list(f, self.lines(), |f, line| positions(f, line.positions()))
    }
}

impl Display for Polygon {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("POLYGON ")?;
        polygon(f, self)
    }
}

impl Display for MultiPolygon {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("MULTIPOLYGON ")?;
        list(f, self.polygons(), polygon)
    }
}

fn polygon(f: &mut Formatter<'_>, polygon: &Polygon) -> Result {
    list(f, polygon.rings(), |f, ring| positions(f, ring.positions()))
}

fn positions(f: &mut Formatter<'_>, positions: &[Position]) -> Result {
    list(f, positions.iter().copied(), position)
}

fn position(f: &mut Formatter<'_>, position: Position) -> Result {
    write!(f, "{} {}", position.longitude(), position.latitude())
}

/// `(first, second)`
fn list<T>(
    f: &mut Formatter<'_>,
    items: impl IntoIterator<Item = T>,
    mut write: impl FnMut(&mut Formatter<'_>, T) -> Result,
) -> Result {
    f.write_str("(")?;
    for (position, item) in items.into_iter().enumerate() {
        if position > 0 {
            f.write_str(", ")?;
        }
        write(f, item)?;
    }
    f.write_str(")")
}
