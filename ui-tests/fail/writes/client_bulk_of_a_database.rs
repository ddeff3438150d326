use docmodel::prelude::*;
use mongodb::Database;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
    total: f64,
    paid: bool,
    tags: Vec<String>,
}

async fn example(db: Database, orders: Collection<Order>) -> docmodel::Result<()> {
    docmodel::bulk_write(&db).on(&orders, |bulk| bulk.delete_one(|o| o.paid.eq(true))).await?;
    Ok(())
}

fn main() {}
