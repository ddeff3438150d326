use docmodel::prelude::*;
use mongodb::ClientSession;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
    total: f64,
    paid: bool,
    tags: Vec<String>,
}

async fn example(orders: Collection<Order>, session: &mut ClientSession) -> docmodel::Result<()> {
    let cursor = orders.find(|o| o.paid.eq(false)).session(session).stream().await?;
    orders.update_one(|o| o.number.eq("NO-1")).apply(|o| o.paid.set(true)).session(session).await?;
    drop(cursor);
    Ok(())
}

fn main() {}
