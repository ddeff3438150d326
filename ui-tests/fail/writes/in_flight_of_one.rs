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

async fn example(orders: Collection<Order>, mut order: Order) -> docmodel::Result<()> {
    orders.insert_one(&mut order).in_flight(4).await?;
    Ok(())
}

fn main() {}
