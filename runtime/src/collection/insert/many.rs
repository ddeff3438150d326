use super::{
    batch::{Batch, Batches, Limits},
    options::insert_options,
    send,
};
use crate::{
    Result,
    collection::{Collection, builder::builder, hooks, options::shared_write_options, outgoing, stamped::Stamped},
    error::{Error, InvalidOperation, ValidationError},
    model::{DocumentModel, Version},
    plan::{InsertOperation, Usable},
    rule::Validator,
};
use mongodb::ClientSession;
use std::iter;

/// An `insert_many` that is being put together; see [`Collection::insert_many`].
#[must_use = "an insert does nothing until it is awaited"]
pub struct InsertMany<'a, M: DocumentModel> {
    collection: Collection<M>,
    models: Vec<Stamped<'a, M>>,
    options: send::Options<'a>,
    session: Option<&'a mut ClientSession>,
}

/// What [`Collection::insert_many`] takes: `&mut` of a `Vec` or an array of models, or another list of models that it can
/// tell their ids and versions.
#[diagnostic::on_unimplemented(
    message = "`insert_many` cannot store `{Self}` in a collection of `{M}`",
    label = "expected a list of `&mut {M}`",
    note = "`insert_many(&mut models)` borrows models, to tell them their ids and versions; `insert_each(models)` takes them"
)]
pub trait ModelsMut<'a, M: 'a>: IntoIterator<Item = &'a mut M> {}

#[diagnostic::do_not_recommend]
impl<'a, M: 'a, I: IntoIterator<Item = &'a mut M>> ModelsMut<'a, M> for I {}

impl<'a, M: DocumentModel + Send + Sync> InsertMany<'a, M> {
    pub(in crate::collection) fn new(collection: &Collection<M>, models: impl ModelsMut<'a, M>) -> Self {
        let prepared = |model: &'a mut M| {
            outgoing::prepare_new(model);
            Stamped::new(model)
        };
        let models = models.into_iter().map(prepared).collect();
        Self { collection: collection.clone(), models, options: send::Options::default(), session: None }
    }

    async fn execute(mut self) -> Result<usize> {
        let models = &mut self.models;
        if M::HOOKS.is_some() {
            for model in &mut *models {
                hooks::before_insert(&mut **model).await?;
            }
        }
        models.iter_mut().for_each(Stamped::stamp);
        let batches = batches(self.collection.name(), models, self.options.limits)?;
        let result = send::send_all(&self.collection, batches, self.options, self.session).await;
        let unconfirmed = match &result {
            Err(Error::InsertMany(error)) => error.unconfirmed.as_slice(),
            _ => &[],
        };
        for position in stored(&result, models.len()).chain(unconfirmed.iter().copied()) {
            if let Some(model) = models.get_mut(position) {
                model.stored(Version::FIRST);
            }
        }
        if M::HOOKS.is_none() {
            return result;
        }
        let mut called = Ok(());
        for position in stored(&result, models.len()) {
            if let Some(model) = models.get_mut(position) {
                called = called.and(hooks::after_insert(self.collection.name(), &mut **model).await);
            }
        }
        result.and_then(|stored| called.map(|()| stored))
    }

    fn operation(&self) -> Result<InsertOperation, InvalidOperation> {
        let shown = |model: &Stamped<'_, M>| outgoing::shown(self.collection.name(), &**model, Version::FIRST);
        let documents = self.models.iter().map(shown).collect::<Result<_, _>>()?;
        let (ordered, options) = (self.options.ordered, self.options.write.clone());
        Ok(InsertOperation { documents, ordered, many: true, options })
    }

    #[expect(clippy::unused_self, reason = "all builders have it")]
    fn usable(&self) -> Usable {
        Usable::NotAsked
    }
}

insert_options!(InsertMany);
shared_write_options!(InsertMany<'_, M>, []: options.write);
builder!(InsertMany -> usize);

/// The positions of those models that the server has stored for sure.
fn stored(result: &Result<usize>, models: usize) -> Box<dyn Iterator<Item = usize> + Send + '_> {
    match result {
        Ok(_) => Box::new(0..models),
        Err(Error::InsertMany(error)) => Box::new(error.stored()),
        Err(_) => Box::new(iter::empty()),
    }
}

/// All documents, or the violations of all models together: nothing is sent if one of them does not fit.
fn batches<M: DocumentModel>(collection: &str, models: &[Stamped<'_, M>], limits: Limits) -> Result<Vec<Batch>> {
    let mut violations = Validator::default();
    let (mut batches, mut full, mut encoded) = (Batches::new(limits), Vec::new(), Ok(()));
    for (position, model) in models.iter().enumerate() {
        violations.position(position, |at| model.validate_fields(at));
        if encoded.is_ok() {
            encoded = batches.add(collection, position, &**model).map(|batch| full.extend(batch));
        }
    }
    match violations.finish() {
        none if none.is_empty() => encoded?,
        violations => return Err(ValidationError::new(collection, violations).into()),
    }
    full.push(batches.rest());
    Ok(full)
}
