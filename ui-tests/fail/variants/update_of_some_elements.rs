use docmodel::prelude::*;

#[derive(FieldType)]
pub enum Payment {
    Cash,
    Card { last4: String },
}

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub payment: Payment,
    pub history: Vec<Payment>,
}

fn main() {
    let _ = Order::F.history.filtered(|p| p.is_card(), |p| p.variant_card().last4.set("4242"));
}
