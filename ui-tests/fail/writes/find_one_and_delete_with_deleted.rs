use docmodel::prelude::*;

#[derive(DocumentModel)]
#[document(soft_delete)]
struct Order {
    #[field(id)]
    id: ObjectId,
    paid: bool,
    deleted_at: Option<DateTime>,
}

async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    orders.find_one_and_delete(|o| o.paid.eq(true)).with_deleted().await?;
    Ok(())
}

fn main() {}
