use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub number: String,
    #[field(computed = "Self::length")]
    pub length: i64,
}

impl Order {
    fn length(&self) -> i64 {
        self.number.chars().count().try_into().unwrap_or(i64::MAX)
    }
}

fn main() {
    let _ = Order::F.length.mul(2);
}
