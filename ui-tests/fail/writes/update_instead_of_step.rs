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

async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    orders.update_one(|o| o.paid.eq(true)).pipeline(|o| o.total.set(1.0)).await?;
    Ok(())
}

fn main() {}
