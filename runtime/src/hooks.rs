use crate::{Result, model::DocumentModel};
use std::{future::ready, pin::Pin};

/// Functions that are called when documents of a model are written and read.
///
/// A model with `#[document(hooks)]` implements it. Each method has a default that does nothing, and is written as an
/// `async fn`:
///
/// ```
/// use docmodel::{Error, Hooks, prelude::*};
///
/// #[derive(DocumentModel)]
/// #[document(hooks)]
/// struct Order {
///     #[field(id)]
///     id: ObjectId,
///     #[field(pattern = "^[A-Z]{2}-[0-9]+$")]
///     number: String,
///     paid: bool,
///     #[field(skip)]
///     label: String,
/// }
///
/// impl Hooks for Order {
///     async fn before_validate(&mut self) -> docmodel::Result<()> {
///         self.number = self.number.trim().to_uppercase();
///         Ok(())
///     }
///
///     async fn before_delete(&self) -> docmodel::Result<()> {
///         if self.paid { Err(Error::other("a paid order is kept")) } else { Ok(()) }
///     }
///
///     async fn after_load(&mut self) -> docmodel::Result<()> {
///         self.label = format!("order {}", self.number);
///         Ok(())
///     }
/// }
/// ```
///
/// They can wait for other services and for the database. What they hold across an `await` has to be `Send`, as operations
/// run in any task. They are not told of a [session](mod@crate::transaction), so what a hook itself reads or writes is
/// outside of its operation's transaction. A hook that saves its own model again is called again.
///
/// # The order of a write
///
/// 1. The model gets its `_id`, if it has none.
/// 2. [`before_insert`](Self::before_insert), or [`before_update`](Self::before_update).
/// 3. [`before_validate`](Self::before_validate).
/// 4. Timestamps are set.
/// 5. The rules are checked.
/// 6. The model is encoded, with its computed fields, and sent.
/// 7. The model gets its new version, its computed fields and its [`Snapshot`](crate::Snapshot).
/// 8. [`after_insert`](Self::after_insert), or [`after_update`](Self::after_update).
///
/// An error before step 6 ends the write: nothing is sent, and the error is returned as it is. Changes that hooks have
/// made to the model in memory stay; the times of step 4 do not. If the server refuses the write, or another writer was
/// faster, there is no `after` hook. If it is stored, and not as safely as was asked for, there is one, and then the
/// [`Error::WriteConcern`](crate::Error::WriteConcern). An error of an `after` hook changes nothing about what is stored;
/// it becomes an [`Error::AfterHook`](crate::Error::AfterHook), which says so.
///
/// # Which operations have hooks
///
/// | operation | hooks |
/// |---|---|
/// | `insert_one`, `insert_many`, `Bulk::insert` | `before_insert`, `before_validate`, `after_insert` |
/// | `insert_each`, `insert_stream` | `before_insert`, `before_validate`; the models are gone when they are stored |
/// | `replace` | `before_update`, `before_validate`, `after_update` |
/// | `save` of a new model: it [tracks its changes](crate::Tracked) and was not loaded, or its [version](crate::model::Versioned) is 0 | as `insert_one` |
/// | any other `save`, also that of a model which has neither, new or not | as `replace` |
/// | `delete` | `before_delete`, `after_delete` |
/// | `find`, `find_one`, `find_by_id`, pages, `stream`, `for_each_batch`, `find_one_and_update` and its kin, `reload`, `retry_on_conflict` | `after_load`, for each document that is read as the model |
///
/// - `insert_many` and a bulk call the `before` hooks of all models, one after the other, before the first document is
///   sent, and the `after` hooks of those that are stored when all is done. One that fails does not keep the others from
///   being called; the first such error is returned, unless some document was not stored: that error counts more.
/// - `insert_many` tells of models that were stored less safely than was asked for as
///   [`unknown`](crate::error::InsertManyError::unknown); they have no `after` hook.
/// - In `insert_each` and `insert_stream`, an error of a hook is the failure of one model, as a broken rule is.
/// - Whether a `save` has something to send is known only after the `before` hooks: they are called in any case, and the
///   `after` hook if something was sent.
/// - `update_one`, `update_many`, `delete_one`, `delete_many` and the changes of `find_one_and_update` have no model in
///   memory, and so no hooks. `replace_one` and `find_one_and_replace` keep the model that they are given as it is, and
///   call none.
/// - [Projections](crate::projection), [views](crate::view), `Batch::models`, and
///   [`from_slice`](crate::from_slice) are what is stored: no `after_load`.
/// - A plan shows what would be sent without the hooks.
#[diagnostic::on_unimplemented(
    message = "`{Self}` says `hooks`, and has no `impl Hooks`",
    label = "the hooks of `{Self}` are missing",
    note = "write `impl docmodel::Hooks for {Self} {{ .. }}` with the hooks that it has, or remove `hooks`"
)]
pub trait Hooks: Hooked {
    /// Before the rules of a model that is written are checked, after [`before_insert`](Self::before_insert) or
    /// [`before_update`](Self::before_update): the place to tidy it up, or for checks that are no rules.
    ///
    /// # Errors
    /// Yours, as from [`Error::other`](crate::Error::other): nothing is sent, and the caller gets the error.
    fn before_validate(&mut self) -> impl Future<Output = Result<()>> + Send {
        ready(Ok(()))
    }

    /// Before a new document is stored.
    ///
    /// # Errors
    /// Yours: nothing is sent, and the caller gets the error.
    fn before_insert(&mut self) -> impl Future<Output = Result<()>> + Send {
        ready(Ok(()))
    }

    /// After a new document was stored. Changes of the model stay in memory.
    ///
    /// # Errors
    /// Yours: the caller gets it in an [`Error::AfterHook`](crate::Error::AfterHook).
    fn after_insert(&mut self) -> impl Future<Output = Result<()>> + Send {
        ready(Ok(()))
    }

    /// Before the model is stored in the place of its document.
    ///
    /// # Errors
    /// Yours: nothing is sent, and the caller gets the error.
    fn before_update(&mut self) -> impl Future<Output = Result<()>> + Send {
        ready(Ok(()))
    }

    /// After the model was stored in the place of its document. Changes of the model stay in memory.
    ///
    /// # Errors
    /// Yours: the caller gets it in an [`Error::AfterHook`](crate::Error::AfterHook).
    fn after_update(&mut self) -> impl Future<Output = Result<()>> + Send {
        ready(Ok(()))
    }

    /// Before the model's document is removed.
    ///
    /// # Errors
    /// Yours: nothing is sent, and the caller gets the error.
    fn before_delete(&self) -> impl Future<Output = Result<()>> + Send {
        ready(Ok(()))
    }

    /// After the model's document was removed.
    ///
    /// # Errors
    /// Yours: the caller gets it in an [`Error::AfterHook`](crate::Error::AfterHook).
    fn after_delete(&self) -> impl Future<Output = Result<()>> + Send {
        ready(Ok(()))
    }

    /// After a document was read. Changes of the model stay in memory; a model that tracks its changes sends them with
    /// the next `save`.
    ///
    /// # Errors
    /// Yours, in the place of the model. A stream goes on with the next document; all else ends there.
    fn after_load(&mut self) -> impl Future<Output = Result<()>> + Send {
        ready(Ok(()))
    }
}

/// Models with `#[document(hooks)]`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the hooks of `{Self}` would never be called",
    label = "its derive does not know of them",
    note = "add `#[document(hooks)]` to the struct, which derives `DocumentModel`",
    note = "an embedded model has no hooks: the `DocumentModel` that embeds it has"
)]
pub trait Hooked: DocumentModel {}

/// A hook, and the model that it is called with.
#[doc(hidden)]
#[derive(Debug)]
pub enum Call<'m, M> {
    BeforeValidate(&'m mut M),
    BeforeInsert(&'m mut M),
    AfterInsert(&'m mut M),
    BeforeUpdate(&'m mut M),
    AfterUpdate(&'m mut M),
    BeforeDelete(&'m M),
    AfterDelete(&'m M),
    AfterLoad(&'m mut M),
}

/// A hook that is at work.
pub(crate) type Running<'m, T = ()> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'm>>;

/// What calls the hooks of a model.
#[doc(hidden)]
pub type Dispatch<M> = for<'m> fn(Call<'m, M>) -> Running<'m>;

/// What a model with hooks has for this.
#[doc(hidden)]
#[must_use]
pub fn dispatch<M: Hooks>(call: Call<'_, M>) -> Running<'_> {
    match call {
        Call::BeforeValidate(model) => Box::pin(model.before_validate()),
        Call::BeforeInsert(model) => Box::pin(model.before_insert()),
        Call::AfterInsert(model) => Box::pin(model.after_insert()),
        Call::BeforeUpdate(model) => Box::pin(model.before_update()),
        Call::AfterUpdate(model) => Box::pin(model.after_update()),
        Call::BeforeDelete(model) => Box::pin(model.before_delete()),
        Call::AfterDelete(model) => Box::pin(model.after_delete()),
        Call::AfterLoad(model) => Box::pin(model.after_load()),
    }
}
