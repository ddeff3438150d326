#[derive(DocumentModel)]
#[index(ship_to.geo.country, -created_at)]
#[index(text, sparse, unique, name = "by_text")]
struct Order {
    #[field(id)]
    id: ObjectId,
    #[index(city, -zip)]
    ship_to: Address,
    created_at: DateTime,
    #[index(unique, name = "by_number")]
    number: String,
    #[index]
    text: String,
    sparse: bool,
}
