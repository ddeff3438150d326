use docmodel::prelude::*;
use mongodb::Database;

#[derive(EmbeddedModel)]
struct Item {
    sku: String,
}

async fn example(db: Database) -> docmodel::Result<()> {
    let items = Item::collection(&db);
    Ok(())
}

fn main() {}
