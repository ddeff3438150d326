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
    orders.delete_one(|o| o.number.eq("NO-1")).upsert().await?;
    Ok(())
}

fn main() {}
