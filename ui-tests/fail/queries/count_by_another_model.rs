use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
    paid: bool,
}

#[derive(DocumentModel)]
struct User {
    #[field(id)]
    id: ObjectId,
    name: String,
}

async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    orders.count_by(|_| User::F.name).await?;
    Ok(())
}

fn main() {}
