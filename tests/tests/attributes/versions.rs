//! `schema_version` and `upgrade`.

use super::{read, refused, stored};
use bson::{Bson, Document, doc};
use docmodel::{prelude::*, testing};

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "people", schema_version = 3, upgrade(1 = "split_name", 2 = "Person::add_country"))]
struct Person {
    #[field(id)]
    id: i32,
    first: String,
    last: String,
    country: String,
}

/// Version 1 had one name.
fn split_name(person: &mut Document) -> Result<(), String> {
    let Some(Bson::String(name)) = person.remove("name") else {
        return Err("`name` is no string".into());
    };
    let (first, last) = name.split_once(' ').ok_or_else(|| format!("{name:?} is one word"))?;
    person.insert("first", first);
    person.insert("last", last);
    Ok(())
}

impl Person {
    /// Version 2 had no country.
    fn add_country(person: &mut Document) {
        person.entry("country").or_insert(Bson::from("NO"));
    }
}

fn person() -> Person {
    Person { id: 1, first: "Ida".into(), last: "Lie".into(), country: "NO".into() }
}

#[test]
fn the_version_is_stored_behind_the_id() {
    let document = stored(&person());
    assert_eq!(document, doc! { "_id": 1, "schema_version": 3, "first": "Ida", "last": "Lie", "country": "NO" });
    assert_eq!(read::<Person>(&document).unwrap(), person());
}

#[test]
fn older_documents_are_upgraded_step_by_step() {
    for document in [
        doc! { "_id": 1, "name": "Ida Lie" },
        doc! { "_id": 1, "name": "Ida Lie", "schema_version": 1 },
        doc! { "_id": 1, "first": "Ida", "schema_version": 2_i64, "last": "Lie" },
        doc! { "_id": 1, "first": "Ida", "schema_version": 2.0, "last": "Lie", "country": "NO" },
        doc! { "country": "NO", "schema_version": 3.0, "last": "Lie", "first": "Ida", "_id": 1 },
    ] {
        assert_eq!(read::<Person>(&document).unwrap(), person(), "{document}");
    }
}

#[test]
fn what_cannot_be_upgraded_is_an_error() {
    for (document, message) in [
        (doc! { "_id": 1, "name": "Ida" }, "cannot be upgraded from schema version 1 to 2: \"Ida\" is one word"),
        (
            doc! { "_id": 1, "schema_version": 2, "first": 3 },
            "first: expected string, found int32, after the upgrade from schema version 2",
        ),
        (
            doc! { "_id": 1, "schema_version": 4 },
            "schema_version: the document has schema version 4, and this program knows versions up to 3: it is older \
             than what stored the document",
        ),
        (doc! { "schema_version": 0 }, "schema_version: expected a schema version from 1 to 3, found 0"),
        (doc! { "schema_version": "1" }, "schema_version: expected int32, found string"),
        (doc! { "schema_version": 1.5 }, "schema_version: expected a schema version, a whole number from 1"),
        (doc! { "schema_version": i64::MAX }, "schema_version: expected a schema version, a whole number from 1"),
    ] {
        assert_eq!(refused::<Person>(&document), message);
    }
}

#[test]
fn embedded_documents_have_versions_of_their_own() {
    fn to_celsius(reading: &mut Document) {
        let fahrenheit = reading.get_f64("value").unwrap_or(f64::NAN);
        reading.insert("value", (fahrenheit - 32.0) / 1.8);
    }

    #[derive(Debug, PartialEq, EmbeddedModel)]
    #[document(schema_version = 2, upgrade(1 = "to_celsius"), rename_all = "camelCase")]
    struct Reading {
        value: f64,
    }
    #[derive(Debug, PartialEq, EmbeddedModel)]
    struct Station {
        readings: Vec<Reading>,
    }

    let station = read::<Station>(&doc! { "readings": [{ "value": 212.0 }, { "schemaVersion": 2, "value": 20.0 }] });
    let station = station.unwrap();
    assert_eq!(station.readings, [Reading { value: 100.0 }, Reading { value: 20.0 }]);
    let current = doc! { "readings": [{ "schemaVersion": 2, "value": 100.0 }, { "schemaVersion": 2, "value": 20.0 }] };
    assert_eq!(stored(&station), current);
    let error =
        refused::<Station>(&doc! { "readings": [{ "schemaVersion": 2, "value": 20.0 }, { "schemaVersion": 3 }] });
    assert!(error.starts_with("readings[1].schemaVersion: the document has schema version 3"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_changes_nothing_until_it_is_saved() {
    let database = testing::database().await.expect("a server");
    let (people, raw) = (Person::collection(&database), database.collection::<Document>("people"));
    let old = doc! { "_id": 1, "name": "Ida Lie" };
    raw.insert_one(&old).await.unwrap();
    let loaded = people.find_one(|p| p.id.eq(1)).await.unwrap().expect("stored");
    assert_eq!(loaded, person());
    assert_eq!(raw.find_one(doc! {}).await.unwrap(), Some(old));
    people.replace_one(|p| p.id.eq(1), &loaded).await.unwrap();
    assert_eq!(raw.find_one(doc! {}).await.unwrap(), Some(stored(&person())));
}
