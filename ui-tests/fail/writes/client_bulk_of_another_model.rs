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

#[derive(DocumentModel)]
struct User {
    #[field(id)]
    id: ObjectId,
    name: String,
}

async fn example(client: Client, orders: Collection<Order>, users: Collection<User>) -> docmodel::Result<()> {
    docmodel::bulk_write(&client).on(&users, |bulk| bulk.write(orders.delete_one(|o| o.paid.eq(true)))).await?;
    Ok(())
}

fn main() {}
