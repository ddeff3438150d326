use docmodel::prelude::*;

#[derive(DocumentModel)]
#[document(schema_version = 2, upgrade(1 = "add_currency"), view)]
struct Order {
    #[field(id)]
    id: ObjectId,
    currency: String,
}

fn add_currency(document: &mut bson::Document) {
    document.insert("currency", "EUR");
}

fn main() {}
