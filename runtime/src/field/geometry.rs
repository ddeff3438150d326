//! Filters on places and areas.

use super::{Field, Settled};
use crate::{
    codec::FieldType,
    filter::Filter,
    geo::{LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon, Position},
    path::Path,
};
use bson::{Bson, doc};
use std::ops::{Bound, RangeBounds};

/// The types of [`geo`](crate::geo): what MongoDB calls a geometry.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no geometry",
    label = "needs a type of `docmodel::geo`",
    note = "places are stored as `geo::Point`, areas as `geo::Polygon`"
)]
pub trait Geometry: FieldType {}

/// Geometries that something can lie within.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no area that something could lie within",
    label = "needs a `geo::Polygon` or `geo::MultiPolygon`",
    note = "for a circle use `dwithin`"
)]
pub trait Area: Geometry {}

macro_rules! mark {
    ($marker:ident: $($type:ty),*) => { $(#[diagnostic::do_not_recommend] impl $marker for $type {})* };
}
mark!(Geometry: Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon);
mark!(Area: Polygon, MultiPolygon);

/// The equatorial radius of the earth in meters, as MongoDB has it.
const EARTH_RADIUS: f64 = 6_378_100.0;

/// Distances are in meters. A field that is `null` or missing never matches.
impl<P: Path, T: FieldType> Field<P, T> {
    /// Lies within an area as a whole:
    /// [`$geoWithin`](https://www.mongodb.com/docs/manual/reference/operator/query/geoWithin/).
    ///
    /// ```
    /// # use docmodel::{geo::*, prelude::*};
    /// # #[derive(DocumentModel)] struct Shop { #[field(id)] id: i32, place: Point }
    /// let area = Polygon::new(Ring::closing([Point::new(10.0, 59.0)?, Point::new(11.0, 59.0)?, Point::new(11.0, 60.0)?])?, []);
    /// assert_eq!(
    ///     Shop::F.place.within(&area).to_string(),
    ///     r#"{ place: { $geoWithin: { $geometry: { type: "Polygon", coordinates: [[[Double(10), Double(59)], [Double(11), Double(59)], [Double(11), Double(60)], [Double(10), Double(59)]]] } } } }"#
    /// );
    /// # Ok::<(), GeometryError>(())
    /// ```
    pub fn within(self, area: &impl Area) -> Filter<P::Model>
    where
        T: Geometry,
    {
        let area = area.to_bson().map(|area| doc! { "$geometry": area }.into());
        Filter::at::<P>("$geoWithin", area)
    }

    /// Lies within a circle, at the most this far from its center. Unlike [`near`](Self::near), in no order, and
    /// everywhere in a filter.
    ///
    /// ```
    /// # use docmodel::{geo::*, prelude::*};
    /// # #[derive(DocumentModel)] struct Shop { #[field(id)] id: i32, place: Point }
    /// let here = Point::new(10.75, 59.91)?;
    /// assert_eq!(
    ///     Shop::F.place.dwithin(here, 63_781.0).to_string(),
    ///     "{ place: { $geoWithin: { $centerSphere: [[10.75, 59.91], 0.01] } } }"
    /// );
    /// # Ok::<(), GeometryError>(())
    /// ```
    pub fn dwithin(self, center: impl Into<Position>, distance: f64) -> Filter<P::Model>
    where
        T: Geometry,
    {
        match checked(distance) {
            Ok(distance) => {
                let circle = doc! { "$centerSphere": [pair(center.into()), distance / EARTH_RADIUS] };
                Filter::at::<P>("$geoWithin", Ok(circle.into()))
            }
            Err(problem) => Filter::invalid(problem),
        }
    }

    /// Shares a place with a geometry:
    /// [`$geoIntersects`](https://www.mongodb.com/docs/manual/reference/operator/query/geoIntersects/).
    ///
    /// ```
    /// # use docmodel::{geo::*, prelude::*};
    /// # #[derive(DocumentModel)] struct Shop { #[field(id)] id: i32, delivers_to: Polygon }
    /// let home = Point::new(10.75, 59.91)?;
    /// assert_eq!(
    ///     Shop::F.delivers_to.intersects(&home).to_string(),
    ///     r#"{ delivers_to: { $geoIntersects: { $geometry: { type: "Point", coordinates: [10.75, 59.91] } } } }"#
    /// );
    /// # Ok::<(), GeometryError>(())
    /// ```
    pub fn intersects(self, geometry: &impl Geometry) -> Filter<P::Model>
    where
        T: Geometry,
    {
        let geometry = geometry.to_bson().map(|geometry| doc! { "$geometry": geometry }.into());
        Filter::at::<P>("$geoIntersects", geometry)
    }

    /// Near a place, the nearest first: [`$near`](https://www.mongodb.com/docs/manual/reference/operator/query/near/).
    /// The distance is a range: `..1000.0` at the most, `100.0..` at the least, `..` any.
    ///
    /// The server needs a `2dsphere` index on the field, and takes this once in a filter, not in an alternative, and not
    /// in `count` and `page`, which are errors then before anything is sent; [`dwithin`](Self::dwithin) has none of these
    /// limits.
    ///
    /// ```
    /// # use docmodel::{geo::*, prelude::*};
    /// # #[derive(DocumentModel)] struct Shop { #[field(id)] id: i32, place: Point }
    /// let here = Point::new(10.75, 59.91)?;
    /// assert_eq!(
    ///     Shop::F.place.near(here, 100.5..=1000.5).to_string(),
    ///     r#"{ place: { $near: { $geometry: { type: "Point", coordinates: [10.75, 59.91] }, $minDistance: 100.5, $maxDistance: 1000.5 } } }"#
    /// );
    /// # Ok::<(), GeometryError>(())
    /// ```
    pub fn near(self, place: Point, distance: impl RangeBounds<f64>) -> Filter<P::Model>
    where
        T: Geometry,
        P: Settled,
    {
        Self::by_distance("$near", place, &distance)
    }

    /// [`near`](Self::near) by its other name, which also works with a `2d` index:
    /// [`$nearSphere`](https://www.mongodb.com/docs/manual/reference/operator/query/nearSphere/).
    ///
    /// ```
    /// # use docmodel::{geo::*, prelude::*};
    /// # #[derive(DocumentModel)] struct Shop { #[field(id)] id: i32, place: Point }
    /// let here = Point::new(10.75, 59.91)?;
    /// assert_eq!(
    ///     Shop::F.place.near_sphere(here, ..).to_string(),
    ///     r#"{ place: { $nearSphere: { $geometry: { type: "Point", coordinates: [10.75, 59.91] } } } }"#
    /// );
    /// # Ok::<(), GeometryError>(())
    /// ```
    pub fn near_sphere(self, place: Point, distance: impl RangeBounds<f64>) -> Filter<P::Model>
    where
        T: Geometry,
        P: Settled,
    {
        Self::by_distance("$nearSphere", place, &distance)
    }

    fn by_distance(operator: &'static str, place: Point, distance: &impl RangeBounds<f64>) -> Filter<P::Model> {
        let place = match place.to_bson() {
            Ok(place) => place,
            Err(error) => return Filter::at::<P>(operator, Err(error)),
        };
        let mut near = doc! { "$geometry": place };
        let bounds = [("$minDistance", distance.start_bound()), ("$maxDistance", distance.end_bound())];
        for (name, bound) in bounds {
            if let Bound::Included(distance) | Bound::Excluded(distance) = bound {
                match checked(*distance) {
                    Ok(distance) => near.insert(name, distance),
                    Err(problem) => return Filter::invalid(problem),
                };
            }
        }
        Filter::at::<P>(operator, Ok(near.into()))
    }
}

fn checked(distance: f64) -> Result<f64, String> {
    if distance.is_finite() && distance >= 0.0 {
        Ok(distance)
    } else {
        Err(format!("a distance is a number of meters from 0, and not {distance}"))
    }
}

fn pair(position: Position) -> Bson {
    vec![Bson::Double(position.longitude()), Bson::Double(position.latitude())].into()
}
