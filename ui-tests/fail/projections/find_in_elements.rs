use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    pub sku: String,
    pub tags: Vec<String>,
}

#[derive(FieldType)]
pub enum Payment {
    Cash,
    Card { last4: String },
}

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub number: String,
    pub items: Vec<Item>,
    pub labels: Option<Vec<String>>,
    pub payment: Payment,
    pub payments: Vec<Payment>,
}

#[derive(Projection)]
#[projection(of = Order)]
pub struct Card {
    #[from(items.tags.find(|t| t.eq("new")))]
    pub read: Vec<Option<String>>,
}

fn main() {}
