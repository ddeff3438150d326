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

async fn example(orders: Collection<Order>, archive: Collection<Order>) -> docmodel::Result<()> {
    archive.insert_stream(orders.find(|o| o.paid.eq(true)).stream().await?).await?;
    Ok(())
}

fn main() {}
