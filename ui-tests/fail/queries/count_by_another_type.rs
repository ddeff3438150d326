use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
    paid: bool,
}

async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    let counts: Vec<(i32, u64)> = orders.count_by(|o| o.number).await?;
    Ok(())
}

fn main() {}
