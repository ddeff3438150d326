use docmodel::{prelude::*, projection::Selection};
use std::collections::BTreeMap;

#[derive(FieldType)]
#[field_type(untagged)]
pub enum Note {
    Text(String),
    Page(Page),
}

#[derive(EmbeddedModel)]
pub struct Page {
    pub number: i32,
}

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub note: Note,
    #[field(flatten)]
    pub rest: BTreeMap<String, i32>,
}

fn select<S: Selection<Model = Order>>(_: S) {}

fn main() {
    select(Order::F.note.variant_page().number);
    select(Order::F.rest);
    select((Order::F.id, Order::F.id.eq(ObjectId::new())));
}
