use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
    paid: bool,
    payment: Payment,
}

#[derive(FieldType)]
enum Payment {
    Cash,
    Card { last4: String },
}

async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    orders.count_by(|o| o.payment.variant_card().last4).await?;
    Ok(())
}

fn main() {}
