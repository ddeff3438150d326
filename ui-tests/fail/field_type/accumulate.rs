use docmodel::prelude::*;

#[derive(FieldType)]
#[field_type(rename_al = "x", tag = "$kind", external)]
pub enum Payment {
    #[field_type(nam = "x")]
    Cash,
    Card {
        #[field(min = 2, max = 1)]
        kind: u64,
        #[field(name = "kind")]
        other: i32,
    },
    Two(i32, i32),
    #[field_type(name = "Cash")]
    Again,
    #[field_type(other)]
    Others,
}

#[derive(EmbeddedModel)]
pub struct Order {
    pub payment: Payment,
}

fn main() {}
