use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Card {
    pub kind: String,
}

#[derive(FieldType)]
#[field_type(tag = "kind")]
pub enum Payment {
    Card {
        #[field(flatten)]
        card: Card,
    },
    Cash,
}

fn main() {}
