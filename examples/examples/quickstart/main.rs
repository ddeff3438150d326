//! A tour of docmodel: a catalogue of restaurants is loaded, indexed, queried and updated.
//!
//! ```text
//! cargo run -p docmodel-examples --example quickstart [-- --uri mongodb://localhost:27017]
//! ```
//!
//! Each query is shown as what is sent to the server, in `mongosh` text, beside what comes back. The database is the
//! tour's own, and is dropped at the end.

mod load;
mod models;
mod queries;
mod updates;

use crate::models::Restaurant;
use anyhow::Result;
use clap::Parser;
use docmodel::prelude::*;
use docmodel_examples::{connection::Connection, output};
use mongodb::Database;
use std::{process::ExitCode, time::Instant};

/// A tour of docmodel.
#[derive(Parser)]
struct Arguments {
    /// The server to use; without it that of `MONGODB_URI`, or one that is started for the tour.
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

    // A name that no other run has, so that the database can be dropped whatever happens.
    let database = connection.client.database(&format!("docmodel_quickstart_{}", ObjectId::new()));
    let started = Instant::now();
    let toured = tour(&database).await;
    let dropped = database.drop().await;
    toured?;
    dropped?;
    output::note(format!("Done in {:.1} s; the database is dropped again.", started.elapsed().as_secs_f64()));
    Ok(())
}

async fn tour(database: &Database) -> Result<()> {
    let restaurants = Restaurant::collection(database);

    output::heading("Load");
    load::catalogue(&restaurants).await?;
    load::indexes(&restaurants).await?;

    output::heading("Refuse");
    load::invalid_document(&restaurants).await?;
    load::duplicate_key(&restaurants).await?;

    output::heading("Query");
    queries::embedded_path(&restaurants).await?;
    queries::one_of_several(&restaurants).await?;
    queries::either_or(&restaurants).await?;
    queries::one_element(&restaurants).await?;
    queries::any_element(&restaurants).await?;
    queries::map_key(&restaurants).await?;
    queries::optional_field(&restaurants).await?;
    queries::stream(&restaurants).await?;

    output::heading("Update");
    updates::one_document(&restaurants).await?;
    updates::chosen_elements(&restaurants).await?;
    updates::many_documents(&restaurants).await
}
