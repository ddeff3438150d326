#[derive(DocumentModel)]
#[document(soft_delete = gone_at, rename_all = "camelCase")]
#[index(number, unique, partial(paid == true))]
#[index(email, unique)]
#[index(paid)]
struct Order {
    #[field(id)]
    id: i32,
    number: String,
    email: String,
    paid: bool,
    gone_at: Option<DateTime>,
}
