//! Documents that three generations of a program stored, and one that another program did, read as one model.
//!
//! ```text
//! cargo run -p docmodel-examples --example evolution [-- --uri mongodb://localhost:27017]
//! ```
//!
//! A name changed, a number was stored as text, the shape of an address changed, and keys were added that nobody
//! declared. All are read, found and stored again, and none is lost.

mod models;

use crate::models::{Contact, Person};
use anyhow::Result;
use bson::{Document, doc};
use clap::Parser;
use docmodel::{Error, prelude::*};
use docmodel_examples::{
    connection::Connection,
    output::{self, Column},
};
use futures_util::StreamExt;
use mongodb::Database;
use std::process::ExitCode;

/// Documents of several generations, read as one model.
#[derive(Parser)]
struct Arguments {
    /// The server to use; without it that of `MONGODB_URI`, or one that is started for the example.
    #[arg(long)]
    uri: Option<String>,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(&Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: &Arguments) -> Result<()> {
    let connection = Connection::open(arguments.uri.as_deref()).await?;
    output::note(&connection);
    let database = connection.client.database(&format!("docmodel_evolution_{}", ObjectId::new()));
    let shown = show(&database).await;
    let dropped = database.drop().await;
    shown?;
    Ok(dropped?)
}

async fn show(database: &Database) -> Result<()> {
    let people = Person::collection(database);
    people.driver().insert_many(stored_over_the_years()).await?;

    output::heading("What is stored");
    show_stored(&people).await?;

    output::heading("What is read");
    read_all(&people).await?;

    output::heading("A filter finds the field under its old name, too");
    let in_oslo = people.find(|p| p.city.eq("Oslo"));
    output::plan(&in_oslo.plan());
    output::line(format!("{} found", in_oslo.await?.len()));
    let by_phone = people.find(|p| p.contact.variant_phone().number.starts_with("+39"));
    output::plan(&by_phone.plan());
    output::line(format!("{} found", by_phone.await?.len()));

    output::heading("Stored again, a document is current");
    let Some(oldest) = people.find_by_id(&1).await? else {
        anyhow::bail!("the first document is gone");
    };
    people.replace_one(|p| p.id.eq(1), &oldest).await?;
    show_stored(&people).await
}

/// As they stand in the collection: no two have the same shape.
fn stored_over_the_years() -> [Document; 4] {
    [
        doc! { "_id": 1, "name": "Ida Lie", "town": "Oslo", "zip": 150, "phone": "+47 22 00" },
        doc! { "_id": 2, "schema_version": 2, "name": "Bo Dal", "city": "Oslo", "zip": "0151",
        "contact": { "type": "Email", "address": "bo@example.org" }, "points": 3.0 },
        doc! { "_id": 3, "schema_version": 2, "name": "Åse Moe", "city": "Rom", "zip": "00118",
        "contact": { "type": "Phone", "number": "+39 06" }, "points": 7, "vip": true, "since": { "year": 1999 } },
        doc! { "_id": 4, "schema_version": 2, "name": "Misfit", "city": "Rom", "zip": ["00118"],
        "contact": { "type": "Fax", "number": "1" }, "points": 1 },
    ]
}

async fn show_stored(people: &docmodel::Collection<Person>) -> Result<()> {
    let mut documents = people.driver().find(doc! {}).sort(doc! { "_id": 1 }).await?;
    while documents.advance().await? {
        output::line(Document::try_from(documents.current())?);
    }
    Ok(())
}

/// What does not fit is an error of its own, and reading goes on.
async fn read_all(people: &docmodel::Collection<Person>) -> Result<()> {
    let (mut rows, mut misfits) = (Vec::new(), Vec::new());
    let mut stream = people.find(|_| Filter::everything()).sort(|p| p.id.asc()).stream().await?;
    while let Some(person) = stream.next().await {
        match person {
            Ok(Person { id, name, city, zip, contact, points, rest }) => {
                let contact = match contact {
                    Contact::Email { address } => address,
                    Contact::Phone { number } => number,
                };
                rows.push([id.to_string(), name, city, zip, contact, points.to_string(), rest.to_string()]);
            }
            Err(Error::Decode(misfit)) => misfits.push(misfit),
            Err(error) => return Err(error.into()),
        }
    }
    let columns = [
        Column::Right("id"),
        Column::Left("name"),
        Column::Left("city"),
        Column::Left("zip"),
        Column::Left("contact"),
        Column::Right("points"),
        Column::Left("the rest"),
    ];
    output::table(columns, rows);
    for misfit in misfits {
        output::line(format!("not read: {misfit}"));
    }
    Ok(())
}
