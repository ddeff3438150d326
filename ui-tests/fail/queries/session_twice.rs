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
    let open = orders.find(|o| o.paid.eq(false)).session(session);
    let paid = orders.find(|o| o.paid.eq(true)).session(session);
    println!("{} open, {} paid", open.await?.len(), paid.await?.len());
    Ok(())
}

fn main() {}
