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

async fn example(orders: Collection<Order>, id: ObjectId) -> docmodel::Result<()> {
    orders.retry_on_conflict(&id, 5, |order| { order.paid = true; Ok(()) }).await?;
    Ok(())
}

fn main() {}
