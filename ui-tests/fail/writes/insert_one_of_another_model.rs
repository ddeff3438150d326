use docmodel::prelude::*;

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

async fn example(orders: Collection<Order>, mut user: User) -> docmodel::Result<()> {
    orders.insert_one(&mut user).await?;
    Ok(())
}

fn main() {}
