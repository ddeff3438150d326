use docmodel::prelude::*;

#[derive(FieldType)]
pub struct Email {
    pub text: String,
}

#[derive(EmbeddedModel)]
pub struct User {
    pub email: Email,
}

fn main() {}
