use docmodel::prelude::*;

#[derive(FieldType)]
pub struct Email(String);

#[derive(EmbeddedModel)]
pub struct User {
    #[field(min = 1)]
    pub email: Email,
}

fn main() {}
