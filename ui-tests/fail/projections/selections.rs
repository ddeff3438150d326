use docmodel::{prelude::*, projection::Selection};

#[derive(FieldType)]
pub enum Payment {
    Cash,
    Card { last4: String },
}

#[derive(EmbeddedModel)]
pub struct Audit {
    pub by: String,
}

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub payment: Payment,
    #[field(flatten)]
    pub audit: Audit,
}

fn select<S: Selection<Model = Order>>(_: S) {}

fn main() {
    select(Order::F.payment.variant_card().last4);
    select(Order::F.audit);
    select((Order::F.id, Order::F.id.eq(ObjectId::new())));
}
