use bson::{Bson, Document};
use mongodb::options::{
    AggregateOptions, Collation, CountOptions, DistinctOptions, EstimatedDocumentCountOptions, FindOptions, Hint,
    ReadConcern, ReadPreference, SelectionCriteria,
};
use std::time::Duration;

/// How the server is to read: options of `find`, and those of them that other operations have too.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct ReadOptions {
    /// How strings are compared: [collation](https://www.mongodb.com/docs/manual/reference/collation/).
    pub collation: Option<Collation>,
    /// The name of the index to use.
    pub hint: Option<String>,
    /// How long the server may work on the operation.
    pub max_time: Option<Duration>,
    /// What logs and the profiler say about the operation.
    pub comment: Option<Bson>,
    /// Which state of the data is read.
    pub read_concern: Option<ReadConcern>,
    /// Which members of a replica set are asked.
    pub read_preference: Option<ReadPreference>,
    /// Whether a large sort may use files. `None` is the server's own setting.
    pub allow_disk_use: Option<bool>,
    /// Variables that `$expr` in the filter can use, as `$$name`.
    pub variables: Document,
}

/// The driver's options, which have no type in common, with what all of them have.
macro_rules! shared {
    ($read:ident => $options:ident) => {{
        let mut options = $options::default();
        options.collation = $read.collation;
        options.hint = $read.hint.map(Hint::Name);
        options.max_time = $read.max_time;
        options.comment = $read.comment;
        options.read_concern = $read.read_concern;
        options.selection_criteria = $read.read_preference.map(SelectionCriteria::ReadPreference);
        options
    }};
}

impl ReadOptions {
    pub(crate) fn into_find(self) -> FindOptions {
        let mut options = shared!(self => FindOptions);
        options.allow_disk_use = self.allow_disk_use;
        options.let_vars = (!self.variables.is_empty()).then_some(self.variables);
        options
    }

    pub(crate) fn into_count(self) -> CountOptions {
        shared!(self => CountOptions)
    }

    /// It has no filter, and so nothing to compare and no index to use.
    pub(crate) fn into_estimated_count(self) -> EstimatedDocumentCountOptions {
        let mut options = EstimatedDocumentCountOptions::default();
        (options.max_time, options.comment, options.read_concern) = (self.max_time, self.comment, self.read_concern);
        options.selection_criteria = self.read_preference.map(SelectionCriteria::ReadPreference);
        options
    }

    pub(crate) fn into_distinct(self) -> DistinctOptions {
        shared!(self => DistinctOptions)
    }

    pub(crate) fn into_aggregate(self) -> AggregateOptions {
        let mut options = shared!(self => AggregateOptions);
        options.allow_disk_use = self.allow_disk_use;
        options
    }

    /// The options that are set, as `mongosh` calls them.
    pub(super) fn settings(&self) -> Vec<(&'static str, Bson)> {
        let collation = self.collation.as_ref().and_then(|given| bson::serialize_to_bson(given).ok());
        let concern = self.read_concern.as_ref().and_then(|given| bson::serialize_to_bson(&given.level).ok());
        let settings = [
            ("collation", collation),
            ("hint", self.hint.as_deref().map(Bson::from)),
            ("maxTimeMS", self.max_time.map(milliseconds)),
            ("comment", self.comment.clone()),
            ("readConcern", concern),
            ("readPref", self.read_preference.as_ref().and_then(mode)),
            ("allowDiskUse", self.allow_disk_use.map(Bson::from)),
        ];
        settings.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }
}

/// A time in milliseconds, as one would write the number.
pub(super) fn milliseconds(time: Duration) -> Bson {
    let number = i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
    i32::try_from(number).map_or(Bson::Int64(number), Bson::Int32)
}

fn mode(preference: &ReadPreference) -> Option<Bson> {
    bson::serialize_to_document(preference).ok()?.remove("mode")
}
