//! Calls the hooks of models that have some.

use super::revision;
use crate::{
    Error, Result,
    hooks::{Call, Running},
    model::DocumentModel,
};
use futures_util::stream::{self, StreamExt, TryStreamExt};

/// Calls the hook of a document that was read, and gives the model.
pub(super) type AfterLoad<T> = fn(T) -> Running<'static, T>;

pub(super) async fn before_insert<M: DocumentModel>(model: &mut M) -> Result<()> {
    call(Call::BeforeInsert(&mut *model)).await?;
    call(Call::BeforeValidate(model)).await
}

pub(super) async fn after_insert<M: DocumentModel>(collection: &str, model: &mut M) -> Result<()> {
    let result = call(Call::AfterInsert(&mut *model)).await;
    result.map_err(|error| failed(collection, model, "after_insert", error))
}

pub(super) async fn before_update<M: DocumentModel>(model: &mut M) -> Result<()> {
    call(Call::BeforeUpdate(&mut *model)).await?;
    call(Call::BeforeValidate(model)).await
}

pub(super) async fn after_update<M: DocumentModel>(collection: &str, model: &mut M) -> Result<()> {
    let result = call(Call::AfterUpdate(&mut *model)).await;
    result.map_err(|error| failed(collection, model, "after_update", error))
}

pub(super) async fn before_delete<M: DocumentModel>(model: &M) -> Result<()> {
    call(Call::BeforeDelete(model)).await
}

pub(super) async fn after_delete<M: DocumentModel>(collection: &str, model: &M) -> Result<()> {
    let result = call(Call::AfterDelete(model)).await;
    result.map_err(|error| failed(collection, model, "after_delete", error))
}

/// None for a model without hooks, so that reading its documents takes no step more.
pub(super) fn after_load<M: DocumentModel + Send + Sync>() -> Option<AfterLoad<M>> {
    M::HOOKS?;
    Some(|mut model| {
        Box::pin(async move {
            call(Call::AfterLoad(&mut model)).await?;
            Ok(model)
        })
    })
}

/// What was read, after the hooks.
pub(super) async fn loaded<T>(after_load: Option<AfterLoad<T>>, models: Vec<T>) -> Result<Vec<T>> {
    match after_load {
        Some(after_load) => stream::iter(models).then(after_load).try_collect().await,
        None => Ok(models),
    }
}

async fn call<M: DocumentModel>(call: Call<'_, M>) -> Result<()> {
    match M::HOOKS {
        Some(dispatch) => dispatch(call).await,
        None => Ok(()),
    }
}

fn failed<M: DocumentModel>(collection: &str, model: &M, hook: &'static str, error: Error) -> Error {
    let (collection, id) = (collection.to_owned(), revision::id_text::<M>(model.id()));
    Error::AfterHook { collection, id, hook, error: Box::new(error) }
}
