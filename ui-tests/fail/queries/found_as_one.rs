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
    let order: Order = orders.find_one(|o| o.number.eq("NO-1")).await?;
    Ok(())
}

fn main() {}
