#[derive(DocumentModel)]
#[document(track_changes)]
struct Order {
    #[field(id)]
    id: i32,
    snapshot: Snapshot,
}
