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

#[derive(Projection)]
#[projection(of = User)]
struct Card {
    name: String,
}

async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    orders.find(|o| o.paid.eq(true)).project::<Card>().await?;
    Ok(())
}

fn main() {}
