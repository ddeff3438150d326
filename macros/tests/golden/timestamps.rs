#[derive(DocumentModel)]
#[document(timestamps(created = placed_at, updated = touched_at))]
struct Order {
    #[field(id)]
    id: i32,
    placed_at: DateTime,
    touched_at: Option<DateTime>,
}
