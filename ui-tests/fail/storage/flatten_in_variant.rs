use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Card {
    pub number: String,
}

#[derive(FieldType)]
pub enum Payment {
    Card {
        number: String,
        #[field(flatten)]
        card: Card,
    },
    Cash,
}

fn main() {}
