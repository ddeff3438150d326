use docmodel::prelude::*;

#[derive(FieldType)]
#[field_type(rename_all = "lowercase")]
pub enum Status {
    Draft,
    #[field_type(name = "draft")]
    Sent,
}

fn main() {}
