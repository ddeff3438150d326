use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Address {
    pub city: String,
}

#[derive(DocumentModel)]
#[index(number, partial(total != 3.0))]
#[index(number, name = "not", partial(!(paid == true)))]
#[index(number, name = "bare", partial(paid))]
#[index(number, name = "method", partial(number.icontains("a")))]
#[index(number, name = "exists", partial(number.exists(false)))]
#[index(number, name = "reversed", partial(3.0 < total))]
#[index(number, name = "unknown", partial(totl > 3.0))]
#[index(number, name = "string", partial = "paid")]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub number: String,
    pub ship_to: Address,
    pub total: f64,
    pub paid: bool,
}

fn main() {}
