use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub total: f64,
}

fn main() {
    const _: &str = docmodel::path_of::<Order, _>(|o| o.total.eq(1.0));
}
