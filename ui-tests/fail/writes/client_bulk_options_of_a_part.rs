use docmodel::prelude::*;
use mongodb::Client;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
    total: f64,
    paid: bool,
    tags: Vec<String>,
}

async fn example(client: Client, orders: Collection<Order>) -> docmodel::Result<()> {
    docmodel::bulk_write(&client).on(&orders, |bulk| bulk.ordered(false).delete_one(|o| o.paid.eq(true))).await?;
    Ok(())
}

fn main() {}
