use docmodel::geo;
use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
}

fn main() {
    let _ = Order::F.number.dwithin(geo::Point::new(10.75, 59.91).unwrap(), 1000.0);
}
