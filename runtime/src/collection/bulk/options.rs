use bson::Bson;
use mongodb::{ClientSession, options::WriteConcern};

/// How a bulk is done; the methods of [`Bulk`](super::Bulk) say it.
#[doc(hidden)]
#[expect(missing_debug_implementations, reason = "a session has none")]
pub struct BulkOptions<'a> {
    pub(in crate::collection) ordered: bool,
    pub(in crate::collection) comment: Option<Bson>,
    pub(in crate::collection) write_concern: Option<WriteConcern>,
    pub(in crate::collection) session: Option<&'a mut ClientSession>,
}

impl Default for BulkOptions<'_> {
    fn default() -> Self {
        Self { ordered: true, comment: None, write_concern: None, session: None }
    }
}
