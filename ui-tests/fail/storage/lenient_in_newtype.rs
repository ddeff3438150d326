use docmodel::prelude::*;

#[derive(FieldType)]
pub struct Seen(#[field(lenient)] ObjectId);

fn main() {}
