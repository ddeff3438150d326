//! Places and areas: the [GeoJSON objects] that MongoDB indexes with `2dsphere` and searches with `$near`,
//! `$geoWithin` and `$geoIntersects`.
//!
//! ```
//! use docmodel::{geo, prelude::*};
//!
//! #[derive(DocumentModel)]
//! struct Shop {
//!     #[field(id)]
//!     id: ObjectId,
//!     location: geo::Point,
//!     delivers_to: Option<geo::Polygon>,
//! }
//!
//! let oslo = geo::Point::new(10.75, 59.91)?;
//! assert_eq!(
//!     Shop::F.location.eq(oslo).to_string(),
//!     r#"{ location: { $eq: { type: "Point", coordinates: [10.75, 59.91] } } }"#
//! );
//! # Ok::<(), geo::GeometryError>(())
//! ```
//!
//! | type | made of | at least |
//! |---|---|---|
//! | [`Point`] | one [`Position`] | |
//! | [`MultiPoint`] | positions | 1 |
//! | [`LineString`] | positions | 2 different ones |
//! | [`MultiLineString`] | lines | 1 |
//! | [`Polygon`] | an exterior [`Ring`], and rings that are holes | a ring has 3 different positions, and ends where it starts |
//! | [`MultiPolygon`] | polygons | 1 |
//!
//! # What is checked
//!
//! MongoDB stores any document, and refuses one that is no geometry only if the field has a `2dsphere` index: then as
//! a whole, with the server's message. These types cannot hold such a value in the first place. Their constructors
//! check it, and reading checks it too, so that an error names the path of what is wrong:
//! `location.coordinates[1]: latitude must be from -90 to 90, is 120.5 (longitude comes first)`. No rule of validation
//! is needed, and a filter's operand is as good as what is stored.
//!
//! What takes computing on the sphere is left to the server, which checks it when it indexes the document: that a ring
//! does not cross or touch itself, and that holes lie inside of the exterior and apart from each other. Nor is it
//! checked in which direction a ring goes round: of its two sides MongoDB takes the smaller.
//!
//! # What can be indexed
//!
//! A `2dsphere` index takes a field of any of these types, and an `Option` of one: what is `null` or missing is not
//! indexed. It takes no `Vec` of them: MongoDB reads an array in such a field as a legacy coordinate pair, and refuses
//! the document. Use a [`MultiPoint`], or a `Vec` of embedded models with a point each, and index the path through
//! them: `stops.location`.
//!
//! # What is read
//!
//! Stored are `type` and `coordinates`, in this order, with doubles. Read is what other programs write, too:
//!
//! - the keys in any order, and `int32` and `int64` coordinates;
//! - `bbox` and unknown keys, which are passed over, as everywhere, and are gone when the value is stored again;
//! - `crs`, if it names MongoDB's own coordinate reference system (WGS84, as `EPSG:4326` or CRS84). Any other is an
//!   error: the numbers would mean another place.
//! - An altitude, the third number of a position, is an error. MongoDB accepts and ignores it, and here it would be
//!   lost without a word. For such documents use a field of type `bson::Document`.
//! - MongoDB's [legacy coordinate pairs], `[10.75, 59.91]` or `{ lng: 10.75, lat: 59.91 }`, are an error.
//!
//! A filter such as `eq` compares whole documents, as MongoDB does: `{ coordinates: [..], type: "Point" }`, in another
//! order, is another document, while `[10, 60]` and `[10.0, 60.0]` are equal.
//!
//! [GeoJSON objects]: https://www.mongodb.com/docs/manual/reference/geojson/
//! [legacy coordinate pairs]: https://www.mongodb.com/docs/manual/geospatial-queries/#legacy-coordinate-pairs

mod codec;
mod error;
#[cfg(feature = "geo-types-0_7")]
mod geo_types;
mod line;
mod point;
mod polygon;
mod position;
mod wkt;

pub use self::{
    error::GeometryError,
    line::{LineString, MultiLineString},
    point::{MultiPoint, Point},
    polygon::{MultiPolygon, Polygon, Ring},
    position::Position,
};
