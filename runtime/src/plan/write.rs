use bson::{Bson, Document};
use mongodb::options::{
    Collation, DeleteOptions, FindOneAndDeleteOptions, FindOneAndReplaceOptions, FindOneAndUpdateOptions, Hint,
    InsertManyOptions, InsertOneOptions, ReplaceOptions, UpdateOptions, WriteConcern,
};

/// How the server is to write: what inserts, updates, replacements and deletions have in common. An insert has no filter, and
/// so nothing of what is about that.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct WriteOptions {
    /// How strings are compared: [collation](https://www.mongodb.com/docs/manual/reference/collation/).
    pub collation: Option<Collation>,
    /// The name of the index to use.
    pub hint: Option<String>,
    /// What logs and the profiler say about the operation.
    pub comment: Option<Bson>,
    /// Variables that `$expr` in the filter can use, as `$$name`.
    pub variables: Document,
    /// When a write counts as done.
    pub write_concern: Option<WriteConcern>,
}

/// The driver's options, which have no type in common, with what all of them have.
macro_rules! into_options {
    ($($function:ident -> $options:ident),*) => {
        impl WriteOptions {$(
            pub(crate) fn $function(self) -> $options {
                let mut options = $options::default();
                options.collation = self.collation;
                options.hint = self.hint.map(Hint::Name);
                options.comment = self.comment;
                options.let_vars = (!self.variables.is_empty()).then_some(self.variables);
                options.write_concern = self.write_concern;
                options
            }
        )*}
    };
}
into_options! {
    into_update -> UpdateOptions, into_replace -> ReplaceOptions, into_delete -> DeleteOptions,
    into_find_one_and_update -> FindOneAndUpdateOptions, into_find_one_and_replace -> FindOneAndReplaceOptions,
    into_find_one_and_delete -> FindOneAndDeleteOptions
}

impl WriteOptions {
    pub(crate) fn into_insert_one(self) -> InsertOneOptions {
        let mut options = InsertOneOptions::default();
        (options.comment, options.write_concern) = (self.comment, self.write_concern);
        options
    }

    pub(crate) fn into_insert_many(self) -> InsertManyOptions {
        let mut options = InsertManyOptions::default();
        (options.comment, options.write_concern) = (self.comment, self.write_concern);
        options
    }

    /// The options that are set, as `mongosh` calls them.
    pub(super) fn settings(&self) -> impl Iterator<Item = (&'static str, Bson)> {
        let Self { collation, hint, comment, variables, write_concern } = self;
        let settings = [
            ("collation", collation.as_ref().and_then(|given| bson::serialize_to_bson(given).ok())),
            ("hint", hint.as_deref().map(Bson::from)),
            ("comment", comment.clone()),
            ("let", (!variables.is_empty()).then(|| variables.into())),
            ("writeConcern", write_concern.as_ref().and_then(|given| bson::serialize_to_bson(given).ok())),
        ];
        settings.into_iter().filter_map(|(name, value)| Some((name, value?)))
    }
}
