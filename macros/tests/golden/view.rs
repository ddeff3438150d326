/// An order.
#[derive(DocumentModel)]
#[document(view)]
pub struct Order<T: Clone> {
    /// The number.
    #[field(id)]
    pub number: String,
    pub(crate) items: Vec<T>,
    #[field(lenient)]
    total: f64,
    #[field(alias = "remark")]
    note: Option<String>,
    #[field(skip)]
    cache: Option<T>,
    #[field(flatten)]
    place: Place,
}
