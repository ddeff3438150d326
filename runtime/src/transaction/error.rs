use crate::Error;
use mongodb::error::Error as DriverError;
use std::iter;

/// What a closure in a [`Transaction`](super::Transaction) may fail with: docmodel's [`Error`](crate::Error), or an error
/// of your own that can be made of it.
///
/// Every error type with `From<docmodel::Error>` has it. Keep the error that it is made of as its
/// [source](std::error::Error::source), as `#[from]` of thiserror does: what it says decides whether the transaction is
/// tried again.
#[diagnostic::on_unimplemented(
    message = "a transaction cannot fail with `{Self}`",
    label = "not an error type with `From<docmodel::Error>`",
    note = "let the closure return `docmodel::Result<_>`, or an error of your own that implements `std::error::Error` and \
            `From<docmodel::Error>`",
    note = "`anyhow::Error` and `Box<dyn Error>` do not implement `std::error::Error`; use them outside of the closure"
)]
pub trait TransactionError: std::error::Error + From<Error> + Send + 'static {}

#[diagnostic::do_not_recommend]
impl<E: std::error::Error + From<Error> + Send + 'static> TransactionError for E {}

/// Whether an error comes from one of the driver's that the server, or the driver, gave a label.
pub(crate) fn has_label(error: &(dyn std::error::Error + 'static), label: &str) -> bool {
    iter::successors(Some(error), |error| error.source())
        .any(|error| error.downcast_ref::<DriverError>().is_some_and(|error| error.contains_label(label)))
}
