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
    orders.find_one_and_delete(|o| o.paid.eq(true)).after().await?;
    Ok(())
}

fn main() {}
