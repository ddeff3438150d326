use docmodel::prelude::*;

#[derive(EmbeddedModel)]
#[document(deny_unknown)]
pub struct Card {
    pub last4: String,
}

#[derive(FieldType)]
#[field_type(tag = "kind")]
pub enum Payment {
    Card(Card),
    Cash,
}

fn main() {}
