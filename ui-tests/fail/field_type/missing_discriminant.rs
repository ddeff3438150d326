use docmodel::prelude::*;

#[derive(FieldType)]
#[field_type(repr = "int32")]
pub enum Level {
    Low,
    High = 3_000_000_000,
}

fn main() {}
