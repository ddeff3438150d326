use docmodel::prelude::*;

pub struct Color(u8, u8, u8);

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(serde)]
    pub color: Color,
}

fn main() {}
