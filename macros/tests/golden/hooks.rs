#[derive(DocumentModel)]
#[document(hooks)]
struct Order {
    #[field(id)]
    id: i32,
}
