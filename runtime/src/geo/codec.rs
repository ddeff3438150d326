//! Geometries as GeoJSON documents.

use super::{GeometryError, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon, Position, Ring};
use crate::{
    codec::{DecodeError, DecodeReason, Decoder, Encoder, FieldType, Tag},
    field::Field,
    path::Path,
};
use bson::Document;

/// What can stand under the key `coordinates`, or in an array there.
trait Coordinates: Sized {
    fn write(&self, key: &[u8], out: &mut Encoder);

    fn read(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError>;
}

impl Coordinates for Position {
    fn write(&self, key: &[u8], out: &mut Encoder) {
        out.array(key, &<[f64; 2]>::from(*self));
    }

    fn read(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let start = from.remaining();
        let (mut longitude, mut latitude) = (None, None);
        from.array(tag, |tag, from| {
            let (slot, check): (_, fn(f64) -> _) = match (longitude, latitude) {
                (None, _) => (&mut longitude, Self::check_longitude),
                (_, None) => (&mut latitude, Self::check_latitude),
                _ => return Err(from.error(DecodeReason::Custom(ALTITUDE.to_owned()))),
            };
            let start = from.remaining();
            *slot = Some(check(number(tag, from)?).map_err(|error| misfit(start, error))?);
            Ok(())
        })?;
        match (longitude, latitude) {
            (Some(longitude), Some(latitude)) => Self::new(longitude, latitude).map_err(|error| misfit(start, error)),
            (found, _) => {
                let found = if found.is_some() { "a longitude only" } else { "nothing" };
                let message = format!("expected [longitude, latitude], found {found}");
                Err(DecodeError::at(start, DecodeReason::Custom(message)))
            }
        }
    }
}

const ALTITUDE: &str = "expected [longitude, latitude], found a third number, such as an altitude, which would be lost; \
                        use `bson::Document` to read it";

fn number(tag: Tag, from: &mut Decoder<'_>) -> Result<f64, DecodeError> {
    match tag {
        Tag::DOUBLE => f64::decode(tag, from),
        Tag::INT32 => i32::decode(tag, from).map(f64::from),
        #[expect(clippy::cast_precision_loss, reason = "what is rounded is far from being degrees")]
        Tag::INT64 => i64::decode(tag, from).map(|number| number as f64),
        found => Err(from.error(DecodeReason::WrongType { expected: "double, int32 or int64".into(), found })),
    }
}

/// Geometries whose coordinates are an array of those of their parts.
macro_rules! parts {
    ($($type:ident of $part:ty: $parts:ident, $new:ident;)*) => {$(
        impl Coordinates for $type {
            fn write(&self, key: &[u8], out: &mut Encoder) {
                out.array_with(key, self.$parts(), |out, key, part| part.write(key, out));
            }

            fn read(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                let start = from.remaining();
                let mut parts: Vec<$part> = Vec::new();
                from.array(tag, |tag, from| {
                    parts.push(Coordinates::read(tag, from)?);
                    Ok(())
                })?;
                Self::$new(parts).map_err(|error| misfit(start, error))
            }
        }
    )*};
}

parts! {
    MultiPoint of Position: positions, new;
    LineString of Position: positions, new;
    MultiLineString of LineString: lines, new;
    Ring of Position: positions, new;
    Polygon of Ring: rings, from_rings;
    MultiPolygon of Polygon: polygons, new;
}

impl Coordinates for Point {
    fn write(&self, key: &[u8], out: &mut Encoder) {
        self.position().write(key, out);
    }

    fn read(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        Position::read(tag, from).map(Self::from)
    }
}

#[cold]
fn misfit(start: usize, error: GeometryError) -> DecodeError {
    DecodeError::at(start, DecodeReason::Custom(error.to_string()))
}

macro_rules! geometries {
    ($($type:ident),*) => {$(
        /// A GeoJSON document with doubles; see the [module](crate::geo) for what is read.
        impl FieldType for $type {
            type Accessor<P: Path> = Field<P, Self>;
            const BSON_TYPE: &'static str = concat!("document (GeoJSON ", stringify!($type), ")");

            fn encode(&self, key: &[u8], out: &mut Encoder) {
                out.header(Tag::DOCUMENT, key);
                out.framed(|out| {
                    out.string(b"type\0", stringify!($type));
                    Coordinates::write(self, b"coordinates\0", out);
                });
            }

            fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                let (tag, mut coordinates) = coordinates(stringify!($type), Self::BSON_TYPE, tag, from)?;
                Coordinates::read(tag, &mut coordinates)
            }
        }
    )*};
}

geometries!(Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon);

/// Reads a GeoJSON document of this type, and finds the coordinates in it.
///
/// They are read only after the type is known to be right: otherwise the first number would be an array, and that it
/// is one is not what is wrong.
fn coordinates<'a>(
    geometry: &'static str,
    expected: &'static str,
    tag: Tag,
    from: &mut Decoder<'a>,
) -> Result<(Tag, Decoder<'a>), DecodeError> {
    let start = from.remaining();
    let legacy = |found: &str| {
        let message = format!(
            "expected {expected}, found {found}; legacy coordinate pairs have to be stored as \
             {{ type: \"{geometry}\", coordinates: [..] }}"
        );
        DecodeError::at(start, DecodeReason::Custom(message))
    };
    match tag {
        Tag::DOCUMENT => {}
        Tag::ARRAY => return Err(legacy("array")),
        found => return Err(from.error(DecodeReason::WrongType { expected: expected.into(), found })),
    }
    let frame = from.begin_document()?;
    let (mut name, mut coordinates, mut system) = (None, None, None);
    while let Some((tag, key)) = from.next_element(&frame)? {
        match key {
            b"type" => from.element(tag, &mut name, |tag, from| check_type(geometry, tag, from))?,
            b"coordinates" => from.element(tag, &mut coordinates, |tag, from| {
                let here = from.clone();
                from.skip(tag).map(|()| (tag, here))
            })?,
            b"crs" => from.element(tag, &mut system, check_reference_system)?,
            _ => from.skip(tag)?,
        }
    }
    if name.is_none() && coordinates.is_none() {
        return Err(legacy("a document with neither `type` nor `coordinates`"));
    }
    frame.required(name, "type", "string")?;
    frame.required(coordinates, "coordinates", "array")
}

fn check_type(geometry: &str, tag: Tag, from: &mut Decoder<'_>) -> Result<(), DecodeError> {
    from.expect_tag(tag, Tag::STRING)?;
    let start = from.remaining();
    let found = from.string()?;
    if found == geometry {
        return Ok(());
    }
    Err(DecodeError::at(start, DecodeReason::Custom(format!("expected {geometry:?}, found {found:?}"))))
}

/// The names that MongoDB knows for its own coordinate reference system.
const WGS84: [&str; 2] = ["EPSG:4326", "urn:ogc:def:crs:OGC:1.3:CRS84"];

fn check_reference_system(tag: Tag, from: &mut Decoder<'_>) -> Result<(), DecodeError> {
    let start = from.remaining();
    let system = Document::decode(tag, from)?;
    let name = system.get_document("properties").and_then(|properties| properties.get_str("name"));
    match name {
        Ok(name) if WGS84.contains(&name) => Ok(()),
        _ => {
            let found = name.map_or_else(|_| system.to_string(), |name| format!("{name:?}"));
            let message = format!("expected the coordinate reference system {:?}, found {found}", WGS84[0]);
            Err(DecodeError::at(start, DecodeReason::Custom(message)))
        }
    }
}
