use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub union Number {
    pub int: i32,
    pub float: f64,
}

fn main() {}
