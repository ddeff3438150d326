use docmodel::prelude::*;

#[derive(Projection)]
#[projection(of = String)]
pub struct Card {
    pub number: String,
}

fn main() {}
