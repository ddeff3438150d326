use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
    paid: bool,
    items: Vec<Item>,
}

#[derive(EmbeddedModel)]
struct Item {
    sku: String,
}

async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    orders.count_by(|o| o.items.any().sku).await?;
    Ok(())
}

fn main() {}
