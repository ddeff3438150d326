//! Documents go in: those that keep the model's rules.

use crate::models::{Address, Inspection, Restaurant};
use anyhow::{Context, Result, bail};
use bson::Document;
use docmodel::{Error, prelude::*};
use docmodel_examples::output::{self, Column::Left};
use std::time::Instant;

const CATALOGUE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/restaurants.jsonl"));

/// Reads the catalogue, an Extended JSON document a line, and stores it.
pub(crate) async fn catalogue(restaurants: &Collection<Restaurant>) -> Result<()> {
    let started = Instant::now();
    let mut catalogue = CATALOGUE.lines().map(restaurant).collect::<Result<Vec<_>>>()?;
    let stored = restaurants.insert_many(&mut catalogue).await?;
    output::note(format!("{stored} restaurants read, validated and stored in {:.0?}.", started.elapsed()));
    Ok(())
}

fn restaurant(line: &str) -> Result<Restaurant> {
    let document: Document = serde_json::from_str(line)?;
    Ok(docmodel::from_document(&document)?)
}

/// Creates the indexes that the model declares.
pub(crate) async fn indexes(restaurants: &Collection<Restaurant>) -> Result<()> {
    let report = restaurants.sync_indexes().await?;
    output::note(format!("{} indexes created, as the model declares them:", report.created.len()));
    let created = Restaurant::INDEXES.iter().filter(|index| report.created.contains(&index.name()));
    output::table([Left("index"), Left("keys")], created.map(|index| [index.name(), index.to_string()]));
    Ok(())
}

/// A document that breaks the rules is not sent, and all that is wrong with it is said at once.
pub(crate) async fn invalid_document(restaurants: &Collection<Restaurant>) -> Result<()> {
    let mut restaurant = stored(restaurants).await?;
    restaurant.id = ObjectId::new();
    restaurant.name = String::new();
    restaurant.address = Address { city: String::new(), ..restaurant.address };
    restaurant.location.coordinates.truncate(1);
    restaurant.inspections = vec![Inspection { date: DateTime::now(), grade: "D".to_owned(), score: 130 }];
    restaurant.price = -1.0;

    match restaurants.insert_one(&mut restaurant).await {
        Err(Error::Validation(error)) => {
            output::note("A document that breaks the model's rules; nothing was sent:");
            let violations = error.violations().iter();
            output::table(
                [Left("path"), Left("rule"), Left("")],
                violations.map(|broken| [broken.path().into(), broken.rule().to_string(), broken.message().into()]),
            );
            Ok(())
        }
        other => bail!("an invalid document was not refused: {other:?}"),
    }
}

/// What the server refuses is an error to match on: here the unique index on name and city.
pub(crate) async fn duplicate_key(restaurants: &Collection<Restaurant>) -> Result<()> {
    let mut twin = stored(restaurants).await?;
    twin.id = ObjectId::new();

    match restaurants.insert_one(&mut twin).await {
        Err(Error::DuplicateKey { index, paths, value, .. }) => {
            output::note("A second restaurant of one name in one city:");
            output::table(
                [Left("index"), Left("paths"), Left("stored already")],
                [[index, paths.join(", "), value.to_string()]],
            );
            Ok(())
        }
        other => bail!("a duplicate was not refused: {other:?}"),
    }
}

async fn stored(restaurants: &Collection<Restaurant>) -> Result<Restaurant> {
    let first = restaurants.find_one(|r| r.address.city.eq("Kraków")).sort(|r| r.name.asc());
    first.await?.context("the catalogue has restaurants in Kraków")
}
