use docmodel::prelude::*;

pub struct Color(u8, u8, u8);

#[derive(FieldType)]
#[field_type(external)]
pub enum Paint {
    Plain(#[field(serde)] Color),
    Mixed {
        #[field(serde)]
        colors: Vec<Color>,
    },
}

fn main() {}
