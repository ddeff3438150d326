use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order;

fn main() {}
