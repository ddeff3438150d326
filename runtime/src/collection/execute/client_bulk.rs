use super::{Result, Session};
use crate::{
    error::{EncodeError, InvalidOperation},
    plan::{
        BulkWrite, ClientBulkOperation, ClientBulkWrite, DeleteOperation, ReplaceOperation, UpdateOperation,
        WriteOptions,
    },
};
use bson::{Bson, Document, RawDocument};
use mongodb::{
    Client,
    options::{
        BulkWriteOptions, DeleteManyModel, DeleteOneModel, InsertOneModel, ReplaceOneModel, UpdateManyModel,
        UpdateOneModel, WriteModel,
    },
    results::VerboseBulkWriteResult,
};

impl ClientBulkOperation {
    /// With the result of each write, for what a sum does not tell: which replacement found nothing.
    pub(in crate::collection) async fn execute(
        self,
        on: &Client,
        session: Session<'_>,
    ) -> crate::Result<Result<VerboseBulkWriteResult>> {
        let models = self.writes.into_iter().map(model).collect::<Result<Vec<_>, _>>();
        let models = models.map_err(|error| InvalidOperation::from(EncodeError::new(error.to_string())))?;
        let mut options = BulkWriteOptions::default();
        options.ordered = Some(self.ordered);
        options.comment = self.comment;
        options.write_concern = self.write_concern;
        let bulk = on.bulk_write(models).with_options(options).verbose_results();
        Ok(match session {
            Some(session) => bulk.session(session).await,
            None => bulk.await,
        })
    }
}

/// The driver's form of a write.
fn model(one: ClientBulkWrite) -> Result<WriteModel, bson::error::Error> {
    let ClientBulkWrite { namespace, write } = one;
    Ok(match write {
        BulkWrite::Insert(document) => {
            InsertOneModel::builder().namespace(namespace).document(decoded(&document)?).build().into()
        }
        BulkWrite::Update(update) | BulkWrite::SoftDelete(update) => {
            let UpdateOperation { filter, update, array_filters, many, upsert, options } = *update;
            let array_filters =
                (!array_filters.is_empty()).then(|| array_filters.into_iter().map(Bson::from).collect());
            let (collation, hint) = shared(options)?;
            if many {
                let mut model = UpdateManyModel::builder().namespace(namespace).filter(filter).update(update).build();
                (model.array_filters, model.upsert) = (array_filters, upsert.then_some(true));
                (model.collation, model.hint) = (collation, hint);
                model.into()
            } else {
                let mut model = UpdateOneModel::builder().namespace(namespace).filter(filter).update(update).build();
                (model.array_filters, model.upsert) = (array_filters, upsert.then_some(true));
                (model.collation, model.hint) = (collation, hint);
                model.into()
            }
        }
        BulkWrite::Replace(replace) => {
            let ReplaceOperation { filter, replacement, upsert, options } = *replace;
            let model = ReplaceOneModel::builder().namespace(namespace).filter(filter);
            let mut model = model.replacement(decoded(&replacement)?).build();
            model.upsert = upsert.then_some(true);
            (model.collation, model.hint) = shared(options)?;
            model.into()
        }
        BulkWrite::Delete(delete) => {
            let DeleteOperation { filter, many, options } = *delete;
            let (collation, hint) = shared(options)?;
            if many {
                let mut model = DeleteManyModel::builder().namespace(namespace).filter(filter).build();
                (model.collation, model.hint) = (collation, hint);
                model.into()
            } else {
                let mut model = DeleteOneModel::builder().namespace(namespace).filter(filter).build();
                (model.collation, model.hint) = (collation, hint);
                model.into()
            }
        }
    })
}

fn decoded(document: &RawDocument) -> Result<Document, bson::error::Error> {
    document.try_into()
}

/// The collation and the hint; other options are the bulk's.
fn shared(options: WriteOptions) -> Result<(Option<Document>, Option<Bson>), bson::error::Error> {
    let WriteOptions { collation, hint, comment: _, variables: _, write_concern: _ } = options;
    let collation = collation.as_ref().map(bson::serialize_to_document).transpose()?;
    Ok((collation, hint.map(Bson::from)))
}
