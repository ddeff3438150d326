use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub number: String,
}

#[derive(Projection)]
#[projection(off = Order, of = "Order")]
#[from(number)]
pub struct Card<T> {
    #[from]
    pub number: String,
    #[projection]
    pub other: T,
    #[from(number.)]
    pub third: String,
    #[from(items.len(2))]
    pub fourth: i32,
    #[from(items.len().x)]
    pub fifth: i32,
}

fn main() {}
