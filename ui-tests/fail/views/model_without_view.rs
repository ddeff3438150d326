use docmodel::prelude::*;

#[derive(EmbeddedModel)]
struct Item {
    sku: String,
}

fn main() {
    let bytes = docmodel::to_vec(&Item { sku: "A1".into() }).unwrap();
    let _ = docmodel::view_from_slice::<Item>(&bytes);
}
