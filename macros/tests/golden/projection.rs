#[derive(Projection)]
#[projection(of = shop::Order)]
pub struct Card {
    pub number: String,
    #[from(ship_to.city)]
    city: Option<String>,
    #[from(items.len())]
    r#type: i32,
    #[from(items.slice(..2))]
    first: Vec<Item>,
    #[from(payment.variant_card().last4)]
    card: Option<String>,
}

#[derive(Projection)]
#[projection(of = Order, crate = my::docmodel)]
struct Nothing {}

#[derive(Projection)]
#[projection(of = Order)]
struct Mistaken {
    #[from]
    number: String,
}

#[derive(Projection)]
struct WithoutModel {
    number: String,
}
