use docmodel::prelude::*;
use mongodb::ClientSession;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
    total: f64,
    paid: bool,
    tags: Vec<String>,
}

async fn example(orders: Collection<Order>, session: ClientSession) -> docmodel::Result<()> {
    orders.find(|o| o.paid.eq(true)).session(session).await?;
    Ok(())
}

fn main() {}
