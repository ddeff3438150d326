use docmodel::prelude::*;

pub struct Text(String);

#[derive(FieldType)]
pub struct Email(Text);

fn main() {}
