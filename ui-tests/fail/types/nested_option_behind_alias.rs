use docmodel::prelude::*;

pub type Note = Option<String>;

#[derive(EmbeddedModel)]
pub struct Item {
    pub note: Option<Note>,
}

fn main() {}
