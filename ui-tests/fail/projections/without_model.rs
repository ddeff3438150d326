use docmodel::prelude::*;

#[derive(Projection)]
pub struct Card {
    pub number: String,
}

fn main() {}
