use docmodel::prelude::*;

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "accounts")]
pub(crate) struct Account {
    #[field(id)]
    pub(crate) id: String,
    #[field(min = 0)]
    pub(crate) balance: i64,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "receipts")]
pub(crate) struct Receipt {
    #[field(id)]
    pub(crate) id: ObjectId,
    pub(crate) from: String,
    pub(crate) to: String,
    #[field(min = 1)]
    pub(crate) amount: i64,
}
