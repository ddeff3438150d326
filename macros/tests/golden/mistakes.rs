#[derive(DocumentModel)]
#[document(colection = "orders")]
#[index(totl)]
pub struct Order {
    pub id: ObjectId,
    #[field(min = 2, max = 1)]
    pub total: f64,
    pub number: u64,
}

#[derive(EmbeddedModel)]
struct View<'a, T> {
    text: &'a str,
    value: T,
}
