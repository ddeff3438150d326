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
    orders.delete(&id).await?;
    Ok(())
}

fn main() {}
