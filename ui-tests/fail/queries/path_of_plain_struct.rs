use docmodel::prelude::*;

pub struct Order {
    pub total: f64,
}

fn main() {
    const _: &str = docmodel::path_of::<Order, _>(|o| o.total);
}
