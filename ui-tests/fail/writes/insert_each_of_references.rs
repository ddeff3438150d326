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

async fn example(orders: Collection<Order>, mut new: Vec<Order>) -> docmodel::Result<()> {
    orders.insert_each(&mut new).await?;
    Ok(())
}

fn main() {}
