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
    orders.distinct(|o| (o.number, o.total)).await?;
    Ok(())
}

fn main() {}
