use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Address {
    pub city: String,
}

#[derive(DocumentModel)]
#[index(number, name = "operand", partial(total > "3"))]
#[index(number, name = "deeper", partial(ship_to.town == "Oslo"))]
#[index(number, name = "required", partial(total == None))]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub number: String,
    pub ship_to: Address,
    pub total: f64,
}

fn main() {}
