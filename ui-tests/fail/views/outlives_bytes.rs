use docmodel::prelude::*;

#[derive(EmbeddedModel)]
#[document(view)]
struct Item {
    sku: String,
}

fn sku() -> Result<&'static str, docmodel::DecodeError> {
    let bytes = docmodel::to_vec(&Item { sku: "A1".into() }).unwrap();
    Ok(ItemRef::from_slice(&bytes)?.sku)
}

fn main() {
    let item;
    {
        let bytes = docmodel::to_vec(&Item { sku: "A1".into() }).unwrap();
        item = ItemRef::from_slice(&bytes).unwrap();
    }
    println!("{}, {:?}", item.sku, sku());
}
