#[derive(DocumentModel)]
#[document(collection = "shop.orders", rename_all = "camelCase")]
pub(crate) struct Order {
    #[field(id)]
    pub(crate) id: i64,
    pub(super) ship_to: String,
    #[field(name = "größe")]
    size: i32,
    r#type: String,
}
