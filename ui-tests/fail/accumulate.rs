//! Many mistakes in one struct: all of them are reported at once, and nothing else is, although the model is used.

use docmodel::prelude::*;

#[derive(DocumentModel)]
#[document(colection = "orders", rename_all = "camelcase")]
#[index(numbr, unique)]
#[index(total, sparse)]
#[index(total, nmae = "by_total")]
pub struct Order {
    pub id: ObjectId,
    #[field(nmae = "no", min_length = "1")]
    pub number: String,
    #[field(min = 10.0, max = 1.0)]
    pub total: f64,
    #[field(pattern = "^[A-Z")]
    pub currency: String,
    #[field(name = "ship.to")]
    pub ship_to: String,
    pub views: u64,
    pub note: Option<Option<String>>,
    #[field(name = "paid")]
    pub paid: bool,
    #[field(name = "paid")]
    pub paid_at: Option<DateTime>,
}

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(id)]
    pub sku: String,
    #[index]
    pub size: usize,
}

#[derive(DocumentModel)]
pub struct Basket {
    #[field(id)]
    pub id: ObjectId,
    pub items: Vec<Item>,
}

fn main() {
    let order = Order::F;
    println!("{}", order.paid.eq(true) & order.total.gt(1.0) & order.id.eq(ObjectId::new()));
    println!("{}", Update::collect([order.number.set("A-1"), order.currency.set("NOK")]));
    println!("{}", Basket::F.items.elem_match(|i| i.sku.eq("A1")));
    println!("{} {:?}", Order::COLLECTION, Order::INDEXES);
}
