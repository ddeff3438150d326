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

#[derive(Projection)]
#[projection(of = Order)]
struct Card {
    number: String,
}

async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    orders.find(|o| o.paid.eq(true)).project::<Card>().keyset(20).await?;
    Ok(())
}

fn main() {}
