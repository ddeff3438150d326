use docmodel::prelude::*;

#[derive(FieldType)]
#[field_type(tag = "kind")]
pub enum Payment {
    Cash,
    Card(String),
}

fn main() {}
