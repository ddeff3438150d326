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

async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    orders.update_one(|_| User::F.name.eq("Ada")).apply(|o| o.paid.set(true)).await?;
    Ok(())
}

fn main() {}
