//! Writing: a list of products is stored, and several clerks change it at once.
//!
//! ```text
//! cargo run -p docmodel-examples --example warehouse [-- --uri mongodb://localhost:27017]
//! ```
//!
//! Each write is shown as what is sent to the server, in `mongosh` text. The database is the example's own, and is dropped
//! at the end.

mod models;

use crate::models::{Product, product};
use anyhow::{Context, Result};
use clap::Parser;
use docmodel::{Error, Tracked, expr::cond, prelude::*};
use docmodel_examples::{connection::Connection, output};
use std::process::ExitCode;

/// Writing to a collection that others write to.
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
    let database = connection.client.database(&format!("docmodel_warehouse_{}", ObjectId::new()));
    let products = Product::collection(&database);
    let shown = show(&products).await;
    let dropped = database.drop().await;
    shown?;
    Ok(dropped?)
}

async fn show(products: &Collection<Product>) -> Result<()> {
    products.sync_indexes().await?;
    output::heading("Store a supplier's list");
    store(products).await?;
    output::heading("Two clerks save the same product");
    save(products).await?;
    output::heading("Change without loading");
    change(products).await?;
    output::heading("Many writes together");
    together(products).await
}

/// 2,000 products from an iterator, of which three cannot be stored.
async fn store(products: &Collection<Product>) -> Result<()> {
    let list = (0..2_000).map(|number| match number {
        // A number that is there already, and a stock that cannot be.
        1_200 | 1_300 => product(7),
        1_500 => Product { stock: -1, ..product(number) },
        number => product(number),
    });
    match products.insert_each(list).ordered(false).await {
        Err(Error::InsertMany(report)) => output::line(report),
        other => output::line(format!("{} stored", other?)),
    }
    Ok(())
}

/// What one has changed does not touch what the other has, and who was late is told so.
async fn save(products: &Collection<Product>) -> Result<()> {
    let load = async || {
        let product = products.find_one(|p| p.sku.eq("NO-0007")).await?;
        product.context("it was stored")
    };
    let (mut anns, mut bobs) = (load().await?, load().await?);

    anns.name = "Screw, 7 mm".into();
    anns.labels.insert("colour".into(), "brass".into());
    anns.labels.insert("size".into(), "7".into());
    output::note("What ann has changed is all that is sent");
    output::plan(&products.save(&mut anns).plan());
    products.save(&mut anns).await?;

    bobs.shelves[1].pieces -= 10;
    output::note(format!("bob has changed {}, but is late", bobs.changes()?));
    match products.save(&mut bobs).await {
        Err(error @ Error::Conflict { .. }) => output::line(error),
        other => other?,
    }

    output::note("So he loads it again, makes his change, and saves, up to 5 times");
    let saved = products.retry_on_conflict(&bobs.id, 5, |product| {
        product.shelves[1].pieces -= 10;
        Ok(())
    });
    let saved = saved.await?;
    output::line(format!("{:?}, {:?}, revision {}", saved.name, saved.shelves[1], saved.revision));
    Ok(())
}

/// Updates that the server makes, with what a document has at that moment.
async fn change(products: &Collection<Product>) -> Result<()> {
    output::note("Take one piece, if there is one, and see what is left");
    let take = products
        .find_one_and_update(|p| p.sku.eq("NO-0010") & p.stock.gt(0))
        .apply(|p| [p.stock.inc(-1), p.shelves.filtered(|s| s.name.eq("A1"), |s| s.pieces.inc(-1))])
        .after();
    output::plan(&take.plan());
    let left = take.await?.context("there are some")?;
    output::line(format!("{} left, {:?}", left.stock, left.shelves));

    output::note("What would break a rule is refused before it is sent");
    let wrong = products.update_one(|p| p.sku.eq("NO-0010")).apply(|p| [p.stock.set(-5), p.sku.set("10")]).await;
    match wrong {
        Err(error @ Error::Validation(_)) => output::line(error),
        other => output::line(format!("{other:?}")),
    }

    output::note("Prices that depend on the stock, computed by the server");
    let price = products.update_many(|p| p.stock.gte(40)).pipeline(|p| {
        let many = p.stock.expr().gte(45);
        p.price.set_to(cond(many, p.price.expr().multiply(0.5), p.price.expr().multiply(0.75)))
    });
    output::plan(&price.plan());
    output::line(format!("{} changed", price.await?.modified_count));
    Ok(())
}

/// Inserts, updates and deletions in few commands.
async fn together(products: &Collection<Product>) -> Result<()> {
    let mut new = product(9_999);
    let bulk = products
        .bulk()
        .insert(&mut new)
        .update_one(
            |p| p.sku.eq("NO-0001"),
            |p| [p.stock.inc(100), p.shelves.push(models::Shelf { name: "C3".into(), pieces: 100 })],
        )
        .update_many(|p| p.stock.eq(0), |p| p.labels.key("sold out", |label| label.set("yes")))
        .delete_many(|p| p.sku.gte("NO-1900") & p.sku.lt("NO-2000"));
    output::plan(&bulk.plan());
    let done = bulk.await?;
    output::line(format!(
        "{} inserted, {} changed, {} deleted",
        done.inserted_count, done.modified_count, done.deleted_count
    ));
    Ok(())
}
