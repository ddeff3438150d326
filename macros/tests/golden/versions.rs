#[derive(DocumentModel)]
#[document(schema_version = 3, upgrade(1 = "split_name", 2 = "Person::add_country"))]
struct Person {
    #[field(id)]
    id: i32,
    name: String,
}
