use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Card {
    pub last4: String,
    #[field(flatten)]
    pub rest: bson::Document,
}

#[derive(FieldType)]
#[field_type(tag = "kind")]
pub enum Payment {
    Card(Card),
    Cash,
}

fn main() {}
