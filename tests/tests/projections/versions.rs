//! Models with schema versions: projections read what the upgrade makes of a stored document.

use bson::{Document, doc};
use docmodel::{prelude::*, testing};

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
#[document(schema_version = 2, upgrade(1 = "split_street"))]
struct Address {
    street: String,
    house: i32,
    tags: Vec<String>,
}

/// Version 1 had the number in the street.
fn split_street(address: &mut Document) -> Result<(), String> {
    let street = address.get_str("street").map_err(|error| error.to_string())?.to_owned();
    let (street, house) = street.rsplit_once(' ').ok_or_else(|| format!("{street:?} has no number"))?;
    let house: i32 = house.parse().map_err(|_| format!("{house:?} is no number"))?;
    address.extend(doc! { "street": street, "house": house, "tags": [] });
    Ok(())
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Audit {
    by: String,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "people", schema_version = 2, upgrade(1 = "rename"))]
struct Person {
    #[field(id)]
    id: i32,
    name: String,
    homes: Vec<Address>,
    #[field(flatten)]
    audit: Audit,
}

/// Version 1 had other names.
fn rename(person: &mut Document) {
    for (old, new) in [("n", "name"), ("h", "homes"), ("u", "by")] {
        if let Some(value) = person.remove(old) {
            person.insert(new, value);
        }
    }
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "visits")]
struct Visit {
    #[field(id)]
    id: i32,
    to: Address,
    via: Option<Address>,
    stops: Vec<Address>,
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Person)]
struct Card {
    name: String,
    #[from(homes.street)]
    streets: Vec<String>,
    #[from(homes)]
    houses: Vec<House>,
    #[from(homes.len())]
    count: usize,
    #[from(homes.slice(-1..))]
    last: Vec<House>,
    #[from(homes.tags.len())]
    tags: Vec<usize>,
    #[from(audit.by)]
    by: String,
    audit: Audit,
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Address)]
struct House {
    house: i32,
}

fn address(street: &str, house: i32) -> Document {
    doc! { "schema_version": 2, "street": street, "house": house, "tags": ["x"] }
}

fn people() -> [Document; 2] {
    let homes = [doc! { "street": "Åsgata 7" }, address("Torget", 2)];
    [
        doc! { "_id": 1, "n": "Ida", "h": homes.to_vec(), "u": "Bo" },
        doc! { "_id": 2, "schema_version": 2, "name": "Ida", "homes": homes.to_vec(), "by": "Bo" },
    ]
}

fn card() -> Card {
    Card {
        name: "Ida".into(),
        streets: vec!["Åsgata".into(), "Torget".into()],
        houses: vec![House { house: 7 }, House { house: 2 }],
        count: 2,
        last: vec![House { house: 2 }],
        tags: vec![0, 1],
        by: "Bo".into(),
        audit: Audit { by: "Bo".into() },
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_are_upgraded_before_they_are_projected() {
    let database = testing::database().await.expect("a server");
    let people = Person::collection(&database);
    people.driver().insert_many(self::people()).await.unwrap();
    let all = || people.find(|_| Filter::everything()).sort(|p| p.id.asc());
    let found = all().project::<Card>();
    // All of the documents is asked for.
    assert_eq!(found.plan().to_string().lines().next().unwrap(), "db.people.find({}).sort({ _id: 1 })");
    assert_eq!(found.await.unwrap(), [card(), card()]);
    let homes = all().select(|p| (p.homes.len(), p.homes.any().street, p.id)).await.unwrap();
    assert_eq!(homes.iter().map(|(count, ..)| *count).collect::<Vec<_>>(), [2, 2]);
    assert_eq!(homes[0].1, ["Åsgata", "Torget"]);
    for document in self::people() {
        assert_eq!(Card::from_document(&document).unwrap(), card());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn embedded_documents_are_upgraded_before_they_are_projected() {
    let database = testing::database().await.expect("a server");
    let visits = Visit::collection(&database);
    let visit =
        doc! { "_id": 1, "to": { "street": "A 1" }, "via": null, "stops": [address("B", 2), { "street": "C 3" }] };
    visits.driver().insert_one(visit).await.unwrap();
    let one = || visits.find_by_id(&1);
    let houses = one().select(|v| (v.to.house, v.via.house, v.stops.any().house));
    assert_eq!(
        houses.plan().to_string().lines().next().unwrap(),
        "db.visits.find({ _id: 1 }, { to: 1, via: 1, stops: 1, _id: 0 }).limit(1)"
    );
    assert_eq!(houses.await.unwrap(), Some((1, None, vec![2, 3])));
    assert_eq!(one().select(|v| v.stops.slice(1..)).await.unwrap().unwrap()[0].house, 3);
    let found = one().select(|v| v.stops.find(|s| s.street.eq("C 3"))).await.unwrap();
    assert_eq!(found.unwrap().unwrap().house, 3);
    assert_eq!(one().select(|v| v.to.tags.len()).await.unwrap(), Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_upgraded_is_an_error_of_a_projection() {
    let database = testing::database().await.expect("a server");
    let visits = Visit::collection(&database);
    let bad = [doc! { "street": "nowhere" }, doc! { "schema_version": 9 }, doc! { "street": 5 }];
    let expected = [
        "visits 0: to: cannot be upgraded from schema version 1 to 2: \"nowhere\" has no number",
        "visits 1: to.schema_version: the document has schema version 9, and this program knows versions up to 2: it is \
         older than what stored the document",
        "visits 2: to: cannot be upgraded from schema version 1 to 2: BSON error at key",
    ];
    for ((id, to), expected) in (0..).zip(bad).zip(expected) {
        visits.driver().insert_one(doc! { "_id": id, "to": to }).await.unwrap();
        let error = visits.find_by_id(&id).select(|v| (v.id, v.to.house)).await.unwrap_err();
        assert!(error.to_string().starts_with(expected), "{error}");
    }
    let people = Person::collection(&database);
    people.driver().insert_one(doc! { "_id": 1, "n": 5 }).await.unwrap();
    let error = people.find_by_id(&1).select(|p| p.name).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "people 1: name: expected string, found int32, after the upgrade from schema version 1"
    );
    people.driver().insert_one(doc! { "_id": 2 }).await.unwrap();
    let error = people.find_by_id(&2).select(|p| p.audit.by).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "people 2: by: expected string, but the field is missing, after the upgrade from schema version 1"
    );
}
