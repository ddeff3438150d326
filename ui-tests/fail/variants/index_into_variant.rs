use docmodel::prelude::*;

#[derive(FieldType)]
pub enum Payment {
    Cash,
    Card { last4: String },
}

#[derive(DocumentModel)]
#[index(payment.last4)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub payment: Payment,
}

fn main() {}
