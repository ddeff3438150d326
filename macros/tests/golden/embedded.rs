/// An address.
#[derive(EmbeddedModel)]
pub struct Address {
    /// The street, and the number in it.
    pub street: String,
    pub zip: Option<String>,
}
