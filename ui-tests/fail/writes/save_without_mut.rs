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

async fn example(orders: Collection<Order>, order: Order) -> docmodel::Result<()> {
    orders.save(&order).await?;
    Ok(())
}

fn main() {}
