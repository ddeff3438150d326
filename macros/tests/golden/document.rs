#[derive(DocumentModel)]
struct Category {
    name: String,
    #[field(id)]
    id: ObjectId,
}
