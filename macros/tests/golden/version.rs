#[derive(DocumentModel)]
struct Product {
    #[field(id)]
    id: i32,
    #[field(version)]
    revision: i64,
}
