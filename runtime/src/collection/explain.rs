use super::{Collection, Count, CountBy, Find, FindOne, FindPage, Keyset, builder::Executing};
use crate::{
    Result,
    error::{DecodeError, InvalidOperation, driver::Context},
    index::Index,
    model::DocumentModel,
    plan::{CountByOperation, CountOperation, Explain, FindOperation, ReadOptions, Verbosity},
};
use bson::{Document, doc};
use mongodb::{ClientSession, options::SelectionCriteria};

/// The question how the server executes a query; see [`Find::explain`].
#[derive(Debug)]
#[must_use = "it asks nothing until it is awaited"]
pub struct ExplainQuery<'a> {
    collection: mongodb::Collection<Document>,
    indexes: &'static [Index],
    command: Result<Document, InvalidOperation>,
    options: ReadOptions,
    verbosity: Verbosity,
    session: Option<&'a mut ClientSession>,
}

impl<'a> ExplainQuery<'a> {
    fn new<M: DocumentModel + Send + Sync>(
        collection: &Collection<M>,
        command: Result<Document, InvalidOperation>,
        options: ReadOptions,
        session: Option<&'a mut ClientSession>,
    ) -> Self {
        let collection = collection.driver().clone();
        Self { collection, indexes: M::INDEXES, command, options, verbosity: Verbosity::default(), session }
    }

    /// How much is to be found out. Without it, the query is executed: [`Verbosity::ExecutionStats`].
    pub fn verbosity(mut self, verbosity: Verbosity) -> Self {
        self.verbosity = verbosity;
        self
    }

    async fn execute(self) -> Result<Explain> {
        let mut explain = doc! { "explain": self.command?, "verbosity": self.verbosity.name() };
        // What the command as a whole has, rather than the query in it.
        if let Some(time) = self.options.max_time {
            explain.insert("maxTimeMS", i64::try_from(time.as_millis()).unwrap_or(i64::MAX));
        }
        if let Some(concern) = self.options.read_concern {
            let concern = bson::serialize_to_bson(&concern).map_err(cannot_be_encoded)?;
            explain.insert("readConcern", concern);
        }
        let namespace = self.collection.namespace();
        let database = self.collection.client().database(&namespace.db);
        let mut command = database.run_command(explain);
        if let Some(preference) = self.options.read_preference {
            command = command.selection_criteria(SelectionCriteria::ReadPreference(preference));
        }
        if let Some(session) = self.session {
            command = command.session(session);
        }
        let context = Context { collection: &namespace.coll, indexes: self.indexes };
        let reply = command.await.map_err(|error| context.error(error))?;
        let no_plan = || DecodeError::custom("the server's reply to `explain` has no `winningPlan`");
        Explain::from_reply(reply).ok_or_else(|| no_plan().in_collection(&namespace.coll).into())
    }
}

impl<'a> IntoFuture for ExplainQuery<'a> {
    type Output = Result<Explain>;
    type IntoFuture = Executing<'a, Explain>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.execute())
    }
}

impl<'a, M: DocumentModel + Send + Sync> Find<'a, M> {
    /// How the server executes this query: which indexes it has chosen, and what that costs.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] #[index(city)] struct Order { #[field(id)] id: ObjectId, city: String, total: f64 }
    /// # async fn example(orders: docmodel::Collection<Order>) -> docmodel::Result<()> {
    /// let explain = orders.find(|o| o.city.eq("Oslo")).sort(|o| o.total.desc()).explain().await?;
    /// println!("{explain}");
    /// // SORT
    /// //   FETCH
    /// //     IXSCAN city_1 { city: 1 }, bounds { city: ["[\"Oslo\", \"Oslo\"]"] }
    /// // 20 returned, 20 keys and 20 documents examined, 3 ms
    /// assert!(explain.uses_index("city_1") && !explain.is_collection_scan());
    /// # Ok(()) }
    /// ```
    ///
    /// The query is executed for it; ask for [`Verbosity::QueryPlanner`] to see the plan alone.
    ///
    /// # Errors
    /// [`InvalidOperation`](crate::Error::InvalidOperation), [`Unreachable`](crate::Error::Unreachable), or another of
    /// the driver's.
    pub fn explain(self) -> ExplainQuery<'a> {
        let command = self.operation().and_then(|operation| find_command(self.collection.name(), operation));
        ExplainQuery::new(&self.collection, command, self.options, self.session)
    }
}

impl<'a, M: DocumentModel + Send + Sync> FindOne<'a, M> {
    /// How the server executes this query; see [`Find::explain`].
    pub fn explain(self) -> ExplainQuery<'a> {
        self.find.explain()
    }
}

impl<'a, M: DocumentModel + Send + Sync> FindPage<'a, M> {
    /// How the server executes the query of this page, without the count; see [`Find::explain`].
    pub fn explain(self) -> ExplainQuery<'a> {
        let command = self.operation().and_then(|operation| find_command(self.find.collection.name(), operation));
        ExplainQuery::new(&self.find.collection, command, self.find.options, self.find.session)
    }
}

impl<'a, M: DocumentModel + Send + Sync> Keyset<'a, M> {
    /// How the server executes the query of this page; see [`Find::explain`].
    pub fn explain(self) -> ExplainQuery<'a> {
        let command = self.query().and_then(|(_, operation)| find_command(self.find.collection.name(), operation));
        ExplainQuery::new(&self.find.collection, command, self.find.options, self.find.session)
    }
}

impl<'a, M: DocumentModel + Send + Sync> Count<'a, M> {
    /// How the server executes this query; see [`Find::explain`]. The documents that the plan returns are counted.
    pub fn explain(self) -> ExplainQuery<'a> {
        let command = self.operation().and_then(|operation| count_command(self.collection.name(), operation));
        ExplainQuery::new(&self.collection, command, self.options, self.session)
    }
}

impl<'a, M: DocumentModel + Send + Sync, T> CountBy<'a, M, T> {
    /// How the server finds the documents that are counted; see [`Find::explain`].
    pub fn explain(self) -> ExplainQuery<'a> {
        let command = self.operation().and_then(|operation| count_by_command(self.collection.name(), operation));
        ExplainQuery::new(&self.collection, command, self.options, self.session)
    }
}

fn find_command(collection: &str, operation: FindOperation) -> Result<Document, InvalidOperation> {
    check_limit(operation.limit)?;
    let FindOperation { filter, projection, sort, skip, limit, batch_size: _, options } = operation;
    let mut command = doc! { "find": collection, "filter": filter };
    let parts = [("projection", projection), ("sort", sort)].into_iter().filter(|(_, part)| !part.is_empty());
    command.extend(parts.map(|(name, part)| (name.to_owned(), part.into())));
    for (name, number) in [("skip", skip), ("limit", limit.map(u64::from))] {
        if let Some(number) = number {
            command.insert(name, i64::try_from(number).unwrap_or(i64::MAX));
        }
    }
    command.extend(query_options(options)?);
    Ok(command)
}

/// What the driver sends for `countDocuments`.
fn count_command(collection: &str, operation: CountOperation) -> Result<Document, InvalidOperation> {
    let CountOperation { filter, options } = operation;
    let pipeline = [doc! { "$match": filter }, doc! { "$group": { "_id": 1, "n": { "$sum": 1 } } }];
    aggregate_command(collection, pipeline.to_vec(), options)
}

fn count_by_command(collection: &str, operation: CountByOperation) -> Result<Document, InvalidOperation> {
    check_limit(operation.limit)?;
    aggregate_command(collection, operation.pipeline(), operation.options)
}

fn aggregate_command(
    collection: &str,
    pipeline: Vec<Document>,
    options: ReadOptions,
) -> Result<Document, InvalidOperation> {
    let mut command = doc! { "aggregate": collection, "pipeline": pipeline, "cursor": {} };
    command.extend(query_options(options)?);
    Ok(command)
}

fn check_limit(limit: Option<u32>) -> Result<(), InvalidOperation> {
    if limit == Some(0) {
        return Err(InvalidOperation::new(
            "with a limit of 0 nothing is sent to the server, so it has nothing to explain",
        ));
    }
    Ok(())
}

/// The options that belong to the query, as the server calls them.
fn query_options(options: ReadOptions) -> Result<Document, InvalidOperation> {
    let options = ReadOptions { max_time: None, ..options };
    bson::serialize_to_document(&options.into_find()).map_err(cannot_be_encoded)
}

fn cannot_be_encoded(error: bson::error::Error) -> InvalidOperation {
    InvalidOperation::new(format!("an option cannot be encoded: {error}"))
}
