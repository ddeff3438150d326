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

async fn example(order: Order) -> docmodel::Result<()> {
    println!("{}", order.changes()?);
    Ok(())
}

fn main() {}
