use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
    paid: bool,
    #[field(alias = "city")]
    town: String,
}

async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    orders.count_by(|o| o.town).await?;
    Ok(())
}

fn main() {}
