use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Card {
    #[field(name = "type")]
    pub network: String,
}

#[derive(FieldType)]
pub enum Payment {
    Cash,
    Card(Card),
}

fn main() {}
