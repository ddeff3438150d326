use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
    paid: bool,
}

async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    orders.count_by(|o| o.paid.eq(true)).await?;
    Ok(())
}

fn main() {}
