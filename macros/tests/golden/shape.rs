#[derive(DocumentModel)]
#[document(skip_none, deny_unknown, rename_all = "camelCase")]
struct Event {
    #[field(id)]
    id: ObjectId,
    #[field(alias = "name", alias = "nick")]
    full_name: String,
    #[field(alias = "points", migrated)]
    score: i32,
    #[field(skip)]
    cache: Cache,
    #[field(skip, default = "now")]
    loaded: Instant,
    note: Option<String>,
    #[field(skip_none)]
    extra: Extra,
    #[field(flatten)]
    address: Address,
    #[field(computed = "Self::sum", max = 3)]
    total: i32,
}
