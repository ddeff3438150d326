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

#[derive(FieldType)]
#[field_type(untagged)]
pub enum Note {
    Text(String),
    Page(Page),
}

#[derive(EmbeddedModel)]
pub struct Page {
    pub number: i32,
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
    pub note: Note,
}

#[derive(Projection)]
#[projection(of = Order)]
pub struct Card {
    #[from(note.variant_page().number)]
    pub read: Option<i32>,
}

fn main() {}
