use docmodel::geo;
use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    place: geo::Point,
}

fn main() {
    let _ = Order::F.place.within(&geo::Point::new(10.75, 59.91).unwrap());
}
