//! GeoJSON geometries: what is stored, what is read, what is refused, and whether a server takes it.

use bson::{Bson, Document, bson, doc};
use docmodel::{
    FieldType,
    error::{DecodeError, DecodeReason},
    geo::{GeometryError, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon, Position, Ring},
    prelude::*,
    testing,
};
use futures_util::TryStreamExt;
use proptest::{collection, option, prelude::*};

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Place {
    name: String,
    location: Point,
}

/// Geometries everywhere that a field type can stand.
#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "sites")]
#[index(location)]
#[index(entrance.location, -name)]
struct Site {
    #[field(id)]
    id: i32,
    name: String,
    location: Point,
    area: Option<Polygon>,
    entrance: Place,
    stops: Vec<Point>,
    exits: Vec<Place>,
    route: Option<LineString>,
    trees: Option<MultiPoint>,
    paths: Option<MultiLineString>,
    lawns: Option<MultiPolygon>,
}

fn point(longitude: f64, latitude: f64) -> Point {
    Point::new(longitude, latitude).expect("a point")
}

fn ring(corners: &[[f64; 2]]) -> Ring {
    Ring::closing(corners.iter().copied()).expect("a ring")
}

/// A square of one degree.
fn square(west: f64, south: f64) -> Ring {
    ring(&[[west, south], [west + 1.0, south], [west + 1.0, south + 1.0], [west, south + 1.0]])
}

fn line() -> LineString {
    LineString::new([[10.5, 59.5], [10.75, 60.0]]).expect("a line")
}

fn site(id: i32) -> Site {
    let at = point(10.75, 59.91);
    let entrance = Place { name: "gate".into(), location: at };
    Site {
        id,
        name: "park".into(),
        location: at,
        area: Some(Polygon::new(square(10.0, 59.0), [ring(&[[10.25, 59.25], [10.5, 59.25], [10.5, 59.5]])])),
        entrance: entrance.clone(),
        stops: vec![at, point(-180.0, -90.0)],
        exits: vec![entrance],
        route: Some(line()),
        trees: MultiPoint::new([at]).ok(),
        paths: MultiLineString::new([line()]).ok(),
        lawns: MultiPolygon::new([square(10.0, 59.0).into(), square(20.0, 59.0).into()]).ok(),
    }
}

#[test]
fn geometries_are_stored_as_geojson() {
    let at = doc! { "type": "Point", "coordinates": [10.75, 59.91] };
    let square = |west: f64| bson!([[west, 59.0], [west + 1.0, 59.0], [west + 1.0, 60.0], [west, 60.0], [west, 59.0]]);
    let hole = bson!([[10.25, 59.25], [10.5, 59.25], [10.5, 59.5], [10.25, 59.25]]);
    let expected = doc! {
        "_id": 7,
        "name": "park",
        "location": at.clone(),
        "area": { "type": "Polygon", "coordinates": [square(10.0), hole] },
        "entrance": { "name": "gate", "location": at.clone() },
        "stops": [at.clone(), { "type": "Point", "coordinates": [-180.0, -90.0] }],
        "exits": [{ "name": "gate", "location": at }],
        "route": { "type": "LineString", "coordinates": [[10.5, 59.5], [10.75, 60.0]] },
        "trees": { "type": "MultiPoint", "coordinates": [[10.75, 59.91]] },
        "paths": { "type": "MultiLineString", "coordinates": [[[10.5, 59.5], [10.75, 60.0]]] },
        "lawns": { "type": "MultiPolygon", "coordinates": [[square(10.0)], [square(20.0)]] },
    };
    // As bytes, so that the order of the keys counts.
    let stored = docmodel::to_vec(&site(7)).expect("encodes");
    assert_eq!(stored, expected.to_vec().expect("encodes"));
    assert_eq!(docmodel::from_slice::<Site>(&stored).expect("decodes"), site(7));
}

#[test]
fn filters_updates_and_indexes_take_geometries() {
    let at = point(10.75, 59.91);
    let stored = r#"{ type: "Point", coordinates: [10.75, 59.91] }"#;
    assert_eq!(Site::F.location.eq(at).to_string(), format!("{{ location: {{ $eq: {stored} }} }}"));
    assert_eq!(
        Site::F.entrance.location.ne(at).to_string(),
        format!(r#"{{ "entrance.location": {{ $ne: {stored} }} }}"#)
    );
    assert_eq!(Site::F.location.is_in([at]).to_string(), format!("{{ location: {{ $in: [{stored}] }} }}"));
    assert_eq!(Site::F.location.exists(true).to_string(), "{ location: { $exists: true } }");
    assert_eq!(Site::F.location.set(at).to_string(), format!("{{ $set: {{ location: {stored} }} }}"));
    assert_eq!(Site::F.route.unset().to_string(), r#"{ $unset: { route: "" } }"#);
    assert_eq!(Site::F.stops.push(at).to_string(), format!("{{ $push: {{ stops: {{ $each: [{stored}] }} }} }}"));
    assert_eq!(
        Site::F.exits.elem_match(|e| e.location.eq(at)).to_string(),
        format!("{{ exits: {{ $elemMatch: {{ location: {{ $eq: {stored} }} }} }} }}")
    );
    let indexes: Vec<String> = Site::INDEXES.iter().map(ToString::to_string).collect();
    assert_eq!(indexes, ["{ location: 1 }", r#"{ "entrance.location": 1, name: -1 }"#]);
}

#[test]
fn geometries_display_as_well_known_text() {
    let site = site(7);
    let area = "((10 59, 11 59, 11 60, 10 60, 10 59), (10.25 59.25, 10.5 59.25, 10.5 59.5, 10.25 59.25))";
    assert_eq!(site.location.to_string(), "POINT (10.75 59.91)");
    assert_eq!(site.area.expect("some").to_string(), format!("POLYGON {area}"));
    assert_eq!(site.route.expect("some").to_string(), "LINESTRING (10.5 59.5, 10.75 60)");
    assert_eq!(site.trees.expect("some").to_string(), "MULTIPOINT ((10.75 59.91))");
    assert_eq!(site.paths.expect("some").to_string(), "MULTILINESTRING ((10.5 59.5, 10.75 60))");
    assert_eq!(
        site.lawns.expect("some").to_string(),
        "MULTIPOLYGON (((10 59, 11 59, 11 60, 10 60, 10 59)), ((20 59, 21 59, 21 60, 20 60, 20 59)))"
    );
    assert_eq!(Position::new(-0.5, -33.0).expect("a position").to_string(), "0.5° W, 33° S");
    assert_eq!(Position::new(-0.0, 0.0).expect("a position").to_string(), "0° E, 0° N");
}

#[test]
fn numbers_out_of_range_are_no_position() {
    for longitude in [180.1, -180.000_001, f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
        let error = Point::new(longitude, 0.0).expect_err("out of range");
        assert_eq!(error.to_string(), format!("longitude must be from -180 to 180, is {longitude}"));
    }
    for latitude in [90.1, -90.000_001, f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
        let error = Point::new(0.0, latitude).expect_err("out of range");
        assert_eq!(
            error.to_string(),
            format!("latitude must be from -90 to 90, is {latitude} (longitude comes first)")
        );
    }
    for (longitude, latitude) in [(180.0, 90.0), (-180.0, -90.0), (0.0, -0.0)] {
        let position = point(longitude, latitude).position();
        assert_eq!((position.longitude(), position.latitude()), (longitude, latitude));
    }
    assert_eq!(LineString::new([[0.0, 0.0], [0.0, 91.0]]), Err(GeometryError::Latitude { found: 91.0 }));
}

#[test]
fn positions_that_are_no_line_or_ring_are_refused() {
    let [a, b, c] = [[10.0, 59.0], [11.0, 59.0], [11.0, 60.0]];
    let line = |positions: &[[f64; 2]]| LineString::new(positions.iter().copied());
    assert_eq!(line(&[]), Err(GeometryError::LineTooShort { found: 0 }));
    assert_eq!(line(&[a]), Err(GeometryError::LineTooShort { found: 1 }));
    assert_eq!(line(&[a, a, a]), Err(GeometryError::LineTooShort { found: 1 }));
    assert_eq!(line(&[a, a, b, b]).expect("repetition is allowed").positions().len(), 4);

    let ring = |positions: &[[f64; 2]]| Ring::new(positions.iter().copied());
    let closing = |positions: &[[f64; 2]]| Ring::closing(positions.iter().copied());
    assert_eq!(ring(&[]), Err(GeometryError::RingTooShort { found: 0 }));
    assert_eq!(closing(&[]), Err(GeometryError::RingTooShort { found: 0 }));
    assert_eq!(ring(&[a]), Err(GeometryError::RingTooShort { found: 1 }));
    assert_eq!(ring(&[a, b, a]), Err(GeometryError::RingTooShort { found: 2 }));
    assert_eq!(closing(&[a, b]), Err(GeometryError::RingTooShort { found: 2 }));
    assert_eq!(ring(&[a, a, b, b, a]), Err(GeometryError::RingTooShort { found: 2 }));
    assert!(matches!(ring(&[a, b, c]), Err(GeometryError::RingOpen { .. })));
    assert_eq!(closing(&[a, b, c]), ring(&[a, b, c, a]));
    assert_eq!(closing(&[a, b, c, a]), ring(&[a, b, c, a]), "closed already");
    assert_eq!(ring(&[a, b, b, c, a]).expect("repetition is allowed").positions().len(), 5);
    assert_eq!(
        closing(&[a, b]).expect_err("flat").to_string(),
        "a ring needs at least 3 different positions, and the first once more; this one has 2"
    );

    let empty = |error: GeometryError| error.to_string();
    assert_eq!(
        MultiPoint::new([[0.0; 2]; 0]).map_err(empty),
        Err("a MultiPoint needs at least one position".to_owned())
    );
    assert_eq!(MultiLineString::new([]).map_err(empty), Err("a MultiLineString needs at least one line".to_owned()));
    assert_eq!(MultiPolygon::new([]).map_err(empty), Err("a MultiPolygon needs at least one polygon".to_owned()));
}

/// A site with one field changed, as somebody else may have stored it.
fn foreign(field: &str, value: impl Into<Bson>) -> Result<Site, DecodeError> {
    let mut stored = docmodel::to_document(&site(7)).expect("encodes");
    stored.insert(field, value);
    docmodel::from_document(&stored)
}

#[test]
fn what_others_store_is_read() {
    let at = |location: Document| foreign("location", location).map(|site| site.location.to_string());
    let wgs84 = |name: &str| doc! { "type": "name", "properties": { "name": name } };
    for (location, expected) in [
        (doc! { "type": "Point", "coordinates": [10, 60_i64] }, "POINT (10 60)"),
        (doc! { "coordinates": [10.5, 60], "type": "Point" }, "POINT (10.5 60)"),
        (
            doc! { "bbox": [10, 60, 10, 60], "type": "Point", "x": { "type": 1 }, "coordinates": [10, 60], "name": "x" },
            "POINT (10 60)",
        ),
        (doc! { "type": "Point", "coordinates": [10, 60], "crs": wgs84("EPSG:4326") }, "POINT (10 60)"),
        (
            doc! { "crs": wgs84("urn:ogc:def:crs:OGC:1.3:CRS84"), "type": "Point", "coordinates": [10, 60] },
            "POINT (10 60)",
        ),
    ] {
        assert_eq!(at(location).expect("decodes"), expected);
    }
}

#[test]
fn what_is_no_such_geometry_is_an_error_at_its_path() {
    let at = |coordinates: Bson| bson!({ "type": "Point", "coordinates": coordinates });
    let area = |rings: Bson| bson!({ "type": "Polygon", "coordinates": rings });
    let closed = bson!([[10, 59], [11, 59], [11, 60], [10, 59]]);
    let point = "expected document (GeoJSON Point), found";
    let legacy = "legacy coordinate pairs have to be stored as { type: \"Point\", coordinates: [..] }";
    let neither = "a document with neither `type` nor `coordinates`";
    let altitude = "expected [longitude, latitude], found a third number, such as an altitude, which would be lost; \
                    use `bson::Document` to read it";
    let cases: Vec<(&str, Bson, String)> = vec![
        ("location", "Oslo".into(), format!("location: {point} string")),
        ("location", Bson::Null, format!("location: {point} null")),
        ("location", bson!([10, 60]), format!("location: {point} array; {legacy}")),
        ("location", bson!({ "lng": 10, "lat": 60 }), format!("location: {point} {neither}; {legacy}")),
        ("location", bson!({ "coordinates": [10, 60] }), {
            "location.type: expected string, but the field is missing".into()
        }),
        ("location", bson!({ "type": "Point" }), {
            "location.coordinates: expected array, but the field is missing".into()
        }),
        ("location", bson!({ "type": 1, "coordinates": [10, 60] }), {
            "location.type: expected string, found int32".into()
        }),
        ("location", bson!({ "coordinates": [[10, 60]], "type": "MultiPoint" }), {
            "location.type: expected \"Point\", found \"MultiPoint\"".into()
        }),
        ("location", at(bson!({ "lng": 10, "lat": 60 })), {
            "location.coordinates: expected array, found document".into()
        }),
        ("location", at(bson!([])), "location.coordinates: expected [longitude, latitude], found nothing".into()),
        ("location", at(bson!([10])), {
            "location.coordinates: expected [longitude, latitude], found a longitude only".into()
        }),
        ("location", at(bson!([10, 60, 5])), format!("location.coordinates[2]: {altitude}")),
        ("location", at(bson!([10, "60"])), {
            "location.coordinates[1]: expected double, int32 or int64, found string".into()
        }),
        ("location", at(bson!([181, 60])), {
            "location.coordinates[0]: longitude must be from -180 to 180, is 181".into()
        }),
        ("location", at(bson!([59.91, 100.75])), {
            "location.coordinates[1]: latitude must be from -90 to 90, is 100.75 (longitude comes first)".into()
        }),
        ("location", at(bson!([f64::NAN, 0.0])), {
            "location.coordinates[0]: longitude must be from -180 to 180, is NaN".into()
        }),
        ("location", at(bson!([181_i64, 60])), {
            "location.coordinates[0]: longitude must be from -180 to 180, is 181".into()
        }),
        ("entrance", bson!({ "name": "gate", "location": at(bson!([10, -91])) }), {
            "entrance.location.coordinates[1]: latitude must be from -90 to 90, is -91 (longitude comes first)".into()
        }),
        ("stops", bson!([at(bson!([10, 60])), [10, 60]]), format!("stops[1]: {point} array; {legacy}")),
        ("exits", bson!([{ "name": "gate", "location": at(bson!([10])) }]), {
            "exits[0].location.coordinates: expected [longitude, latitude], found a longitude only".into()
        }),
        ("route", bson!({ "type": "LineString", "coordinates": [[10, 60], [10.0, 60.0]] }), {
            "route.coordinates: a line needs at least 2 different positions, has 1".into()
        }),
        ("route", bson!({ "type": "LineString", "coordinates": [10, 60] }), {
            "route.coordinates[0]: expected array, found int32".into()
        }),
        ("area", area(bson!([])), "area.coordinates: a Polygon needs at least one ring".into()),
        ("area", area(bson!([closed.clone(), [[10, 59], [11, 59], [11, 60]]])), {
            "area.coordinates[1]: a ring ends where it starts, and this one starts at 10° E, 59° N and ends at \
             11° E, 60° N; repeat the first position, or use `Ring::closing`"
                .into()
        }),
        ("area", area(bson!([[[10, 59], [11, 59], [10, 59]]])), {
            "area.coordinates[0]: a ring needs at least 3 different positions, and the first once more; this one has 2"
                .into()
        }),
        ("area", area(closed.clone()), { "area.coordinates[0][0]: expected array, found int32".into() }),
        ("lawns", bson!({ "type": "MultiPolygon", "coordinates": [[closed.clone()], [closed, []]] }), {
            "lawns.coordinates[1][1]: a ring needs at least 3 different positions, and the first once more; \
             this one has 0"
                .into()
        }),
        ("trees", bson!({ "type": "MultiPoint", "coordinates": [] }), {
            "trees.coordinates: a MultiPoint needs at least one position".into()
        }),
    ];
    for (field, value, expected) in cases {
        let shown = value.to_string();
        assert_eq!(foreign(field, value).expect_err(&shown).to_string(), expected, "{shown}");
    }
}

#[test]
fn another_reference_system_is_an_error() {
    let named = |name: &str| bson!({ "type": "name", "properties": { "name": name } });
    let strict = "urn:x-mongodb:crs:strictwinding:EPSG:4326";
    for (crs, found) in [
        (named("EPSG:3857"), r#"expected the coordinate reference system "EPSG:4326", found "EPSG:3857""#.to_owned()),
        (named(strict), format!(r#"expected the coordinate reference system "EPSG:4326", found "{strict}""#)),
        (bson!({ "type": "link" }), {
            r#"expected the coordinate reference system "EPSG:4326", found { "type": "link" }"#.to_owned()
        }),
        (Bson::Null, "expected document, found null".to_owned()),
    ] {
        let location = bson!({ "type": "Point", "coordinates": [10, 60], "crs": crs });
        assert_eq!(foreign("location", location).expect_err("refused").to_string(), format!("location.crs: {found}"));
    }
}

#[test]
fn a_key_that_stands_twice_is_an_error() {
    let mut location = bson::rawdoc! { "type": "Point", "coordinates": [10, 60] };
    location.append(bson::cstr!("type"), "Point");
    let place = bson::rawdoc! { "name": "gate", "location": location };
    let error = docmodel::from_slice::<Place>(place.as_bytes()).expect_err("twice");
    assert_eq!(error.reason(), &DecodeReason::DuplicateKey);
}

fn position() -> impl Strategy<Value = Position> {
    let degrees = |limit: f64| prop_oneof![8 => -limit..=limit, 1 => Just(limit), 1 => Just(-0.0)];
    (degrees(180.0), degrees(90.0))
        .prop_map(|(longitude, latitude)| Position::new(longitude, latitude).expect("in range"))
}

fn positions(at_least: usize) -> impl Strategy<Value = Vec<Position>> {
    collection::vec(position(), at_least..12)
}

fn any_line() -> impl Strategy<Value = LineString> {
    positions(2).prop_filter_map("a line", |positions| LineString::new(positions).ok())
}

fn any_polygon() -> impl Strategy<Value = Polygon> {
    let ring = || positions(3).prop_filter_map("a ring", |positions| Ring::closing(positions).ok());
    (ring(), collection::vec(ring(), 0..3)).prop_map(|(exterior, holes)| Polygon::new(exterior, holes))
}

prop_compose! {
    fn any_site()(
        (location, entrance) in (position(), position()),
        area in option::of(any_polygon()),
        stops in collection::vec(position(), 0..4),
        route in option::of(any_line()),
        trees in option::of(positions(1)),
        paths in option::of(collection::vec(any_line(), 1..3)),
        lawns in option::of(collection::vec(any_polygon(), 1..3)),
    ) -> Site {
        Site {
            location: location.into(),
            area,
            entrance: Place { name: "gate".into(), location: entrance.into() },
            stops: stops.into_iter().map(Point::from).collect(),
            route,
            trees: trees.map(|trees| MultiPoint::new(trees).expect("some")),
            paths: paths.map(|paths| MultiLineString::new(paths).expect("some")),
            lawns: lawns.map(|lawns| MultiPolygon::new(lawns).expect("some")),
            ..site(7)
        }
    }
}

proptest! {
    #[test]
    fn every_geometry_comes_back(site in any_site()) {
        let stored = docmodel::to_vec(&site).expect("encodes");
        let read: Site = docmodel::from_slice(&stored).expect("decodes");
        prop_assert_eq!(&read, &site);
        prop_assert_eq!(docmodel::to_vec(&read).expect("encodes"), stored);
        prop_assert_eq!(Point::from_bson(&site.location.to_bson().expect("encodes")).expect("decodes"), site.location);
    }

    #[test]
    fn damaged_geometries_never_panic(
        site in any_site(),
        damage in collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = docmodel::to_vec(&site).expect("encodes");
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Err(error) = docmodel::from_slice::<Site>(&bytes) {
            prop_assert!(!error.to_string().is_empty());
        }
        bytes.truncate(cut.index(bytes.len()));
        prop_assert!(docmodel::from_slice::<Site>(&bytes).is_err());
    }
}

/// What is stored is what a `2dsphere` index and geospatial queries take.
#[tokio::test]
async fn a_server_indexes_and_finds_what_is_stored() {
    let database = testing::database().await.expect("a server");
    let name = "a_server_indexes_and_finds_what_is_stored";
    if !database.server().require(testing::Capability::GeoIndex, name).await.expect("asked") {
        return;
    }
    let sites = Site::collection(&database);
    // All but `trees`: SecantusDB has no index on a MultiPoint.
    for path in ["location", "area", "entrance.location", "exits.location", "route", "paths", "lawns"] {
        let index = mongodb::IndexModel::builder().keys(doc! { path: "2dsphere" }).build();
        sites.driver().create_index(index).await.unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    let mut stored = [(1, 10.75, 59.91), (2, 10.39, 63.43), (3, 5.32, 60.39)]
        .map(|(id, longitude, latitude)| Site { location: point(longitude, latitude), ..site(id) });
    stored[1] = Site { area: None, route: None, trees: None, paths: None, lawns: None, ..stored[1].clone() };
    stored[2].area = Some(square(5.0, 60.0).into());
    sites.insert_many(&mut stored).await.unwrap_or_else(|error| panic!("{error}"));

    let found = async |filter: Document| -> Vec<i32> {
        let found = database.collection::<Document>("sites").find(filter).await.expect("accepted");
        let found: Vec<Document> = found.try_collect().await.expect("read");
        let mut found: Vec<i32> = found.iter().map(|site| site.get_i32("_id").expect("an id")).collect();
        found.sort_unstable();
        found
    };
    let bson = |geometry: &Polygon| geometry.to_bson().expect("encodes");
    let bergen = point(5.3, 60.4).to_bson().expect("encodes");
    // Which ones: SecantusDB does not return the nearest first.
    for (meters, expected) in [(10_000, vec![3]), (400_000, vec![1, 3])] {
        let near = doc! { "location": { "$near": { "$geometry": bergen.clone(), "$maxDistance": meters } } };
        assert_eq!(found(near).await, expected, "within {meters} m");
    }
    let south = Polygon::from(ring(&[[4.0, 58.0], [12.0, 58.0], [12.0, 61.0], [4.0, 61.0]]));
    let within = doc! { "location": { "$geoWithin": { "$geometry": bson(&south) } } };
    assert_eq!(found(within).await, [1, 3]);
    assert_eq!(found(doc! { "area": { "$geoIntersects": { "$geometry": bergen } } }).await, [3]);
    // Nor does it search `exits.location`, points in an array of documents.
    for path in ["entrance.location", "route", "trees", "paths", "lawns"] {
        let filter = doc! { "_id": 1, path: { "$geoIntersects": { "$geometry": bson(&south) } } };
        assert_eq!(found(filter).await, [1], "{path}");
        let elsewhere = Polygon::from(square(-74.0, 40.0));
        let filter = doc! { "_id": 1, path: { "$geoIntersects": { "$geometry": bson(&elsewhere) } } };
        assert_eq!(found(filter).await, [0; 0], "{path}");
    }

    assert_eq!(sites.find_one(|s| s.location.eq(point(5.32, 60.39))).await.expect("read"), Some(stored[2].clone()));
    for site in &stored {
        assert_eq!(sites.find_by_id(&site.id).await.expect("read").as_ref(), Some(site));
    }
}

/// MongoDB takes `$near` in `find` and `distinct`, and not in the pipeline that `countDocuments` is.
#[tokio::test]
async fn what_puts_documents_in_an_order_is_not_counted() {
    let database = testing::database().await.expect("a server");
    let sites = Site::collection(&database);
    let index = mongodb::IndexModel::builder().keys(doc! { "location": "2dsphere" }).build();
    sites.driver().create_index(index).await.expect("created");
    sites.insert_many(&mut [site(1), Site { location: point(5.3, 60.4), ..site(2) }]).await.expect("stored");
    let oslo = point(10.75, 59.91);
    let near = |s: &'static <Site as Model>::Fields<docmodel::path::Root<Site>>| s.location.near(oslo, ..1000.0);
    let message = |operator: &str| {
        format!(
            "the filter has `{operator}`, which puts documents in an order, and no count takes one that does; use \
             `dwithin(..)` for a circle, or `within(..)` for an area"
        )
    };
    let invalid = |result: docmodel::Result<u64>| match result {
        Err(docmodel::Error::InvalidOperation(error)) => error.to_string(),
        other => panic!("{other:?}"),
    };
    assert_eq!(invalid(sites.count(near).await), message("$near"));
    assert_eq!(invalid(sites.count(|s| s.id.gt(0) & s.location.near_sphere(oslo, ..)).await), message("$nearSphere"));
    let raw = doc! { "$or": [{ "location": { "$near": [1, 2] } }] };
    assert_eq!(invalid(sites.count(|_| Filter::raw(raw)).await), message("$near"));
    assert_eq!(sites.find(near).page(1, 5).plan().operation().unwrap_err().to_string(), message("$near"));
    let ids = |sites: Vec<Site>| sites.iter().map(|site| site.id).collect::<Vec<_>>();
    assert_eq!(ids(sites.find(near).await.expect("read")), [1]);
    assert!(sites.exists(near).await.expect("read"));
    assert_eq!(sites.distinct(|s| s.id).matching(near).await.expect("read"), [1]);
    assert_eq!(sites.count(|s| s.location.dwithin(oslo, 1000.0)).await.expect("counted"), 1);
    assert_eq!(sites.find(|s| s.location.dwithin(oslo, 1000.0)).page(1, 5).await.expect("read").total, 1);
}
