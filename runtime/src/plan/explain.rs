use crate::shell;
use bson::{Bson, Document};
use std::{fmt, time::Duration};

/// How much the server is to find out for an [`Explain`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verbosity {
    /// The plan that it would execute; nothing is read.
    QueryPlanner,
    /// That, and what its execution cost: the query runs, and its documents are thrown away.
    #[default]
    ExecutionStats,
    /// That for the plans that were rejected, too; they are in the [raw reply](Explain::raw).
    AllPlansExecution,
}

impl Verbosity {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::QueryPlanner => "queryPlanner",
            Self::ExecutionStats => "executionStats",
            Self::AllPlansExecution => "allPlansExecution",
        }
    }
}

/// How the server executes a query: its reply to [`explain`](https://www.mongodb.com/docs/manual/reference/command/explain/).
///
/// Where a [`QueryPlan`](super::QueryPlan) shows which declared indexes could serve a query, this shows which indexes the
/// server has chosen, and what that cost. It displays as a tree, the last stage first:
///
/// ```text
/// FETCH, filter { paid: { $eq: false } }
///   IXSCAN city_1_total_-1 { city: 1, total: -1 }, bounds { city: ["[\"Oslo\", \"Oslo\"]"], total: ["[MaxKey, MinKey]"] }
/// 20 returned, 25 keys and 25 documents examined, 3 ms
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Explain {
    stage: Stage,
    stats: Option<ExecutionStats>,
    raw: Document,
}

/// One step of a plan, and the steps that it gets its documents from.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Stage {
    /// What is done, in the server's word: `COLLSCAN`, `IXSCAN`, `FETCH`, `SORT`.
    pub name: String,
    /// The name of the index that is read.
    pub index: Option<String>,
    /// The keys of that index.
    pub keys: Document,
    /// The parts of the index that are read, by key, in the server's words.
    pub bounds: Document,
    /// Whether an index or the collection is read from its end.
    pub backward: bool,
    /// What is tested in this step, as the server has put it.
    pub filter: Document,
    /// The steps before this one.
    pub inputs: Vec<Stage>,
}

/// What the execution of a query cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ExecutionStats {
    /// How many documents were returned.
    pub returned: u64,
    /// How many keys of indexes were read.
    pub keys_examined: u64,
    /// How many documents were read.
    pub documents_examined: u64,
    /// How long it took. The server counts milliseconds.
    pub time: Duration,
}

impl Explain {
    /// The plan in a reply; nothing if there is none.
    pub(crate) fn from_reply(raw: Document) -> Option<Self> {
        // A pipeline that begins with a query has the query's plan in its first stage.
        let first = raw.get_array("stages").ok().and_then(|stages| stages.first()?.as_document());
        let source = first.and_then(|first| first.get_document("$cursor").ok()).unwrap_or(&raw);
        let stage = Stage::from_plan(source.get_document("queryPlanner").ok()?.get_document("winningPlan").ok()?);
        let stats = source.get_document("executionStats").ok().map(ExecutionStats::from_reply);
        Some(Self { stage, stats, raw })
    }

    /// The last step of the chosen plan, which the others lead to.
    #[must_use]
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// All steps of the chosen plan, the last one first.
    pub fn stages(&self) -> impl Iterator<Item = &Stage> {
        let mut waiting = vec![&self.stage];
        std::iter::from_fn(move || {
            let stage = waiting.pop()?;
            waiting.extend(stage.inputs.iter().rev());
            Some(stage)
        })
    }

    /// What the execution cost, if the query was executed: not with [`Verbosity::QueryPlanner`].
    #[must_use]
    pub fn stats(&self) -> Option<ExecutionStats> {
        self.stats
    }

    /// The names of the indexes that are read, each once.
    #[must_use]
    pub fn indexes(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for name in self.stages().filter_map(|stage| stage.index.as_deref()) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Whether the index of this name is read.
    #[must_use]
    pub fn uses_index(&self, name: &str) -> bool {
        self.stages().any(|stage| stage.index.as_deref() == Some(name))
    }

    /// Whether the collection is read from one end to the other, without an index.
    #[must_use]
    pub fn is_collection_scan(&self) -> bool {
        self.stages().any(|stage| stage.name == "COLLSCAN")
    }

    /// Whether the server sorts, rather than to read an index in the order that was asked for.
    #[must_use]
    pub fn sorts(&self) -> bool {
        self.stages().any(|stage| stage.name == "SORT")
    }

    /// The server's whole reply.
    #[must_use]
    pub fn raw(&self) -> &Document {
        &self.raw
    }
}

impl Stage {
    fn from_plan(plan: &Document) -> Self {
        // With the slot-based engine, the plan is beside the program that it was compiled to.
        let plan = plan.get_document("queryPlan").unwrap_or(plan);
        let text = |key: &str| plan.get_str(key).ok().map(str::to_owned);
        let part = |key: &str| plan.get_document(key).cloned().unwrap_or_default();
        let name = text("stage").unwrap_or_default();
        // The server names no index where it finds one document by its id.
        let index = text("indexName").or_else(|| matches!(&*name, "IDHACK").then(|| "_id_".to_owned()));
        Self {
            index,
            keys: part("keyPattern"),
            bounds: part("indexBounds"),
            backward: plan.get_str("direction").is_ok_and(|direction| direction == "backward"),
            filter: part("filter"),
            inputs: inputs(plan).map(Self::from_plan).collect(),
            name,
        }
    }
}

/// The plans that lead to a plan, under all the names that the server has for them.
fn inputs(plan: &Document) -> impl Iterator<Item = &Document> {
    let one = ["inputStage", "outerStage", "innerStage", "thenStage", "elseStage"];
    let one = one.into_iter().filter_map(|key| plan.get_document(key).ok());
    let many = ["inputStages", "shards"].into_iter().filter_map(|key| plan.get_array(key).ok()).flatten();
    one.chain(many.filter_map(Bson::as_document).map(|input| input.get_document("winningPlan").unwrap_or(input)))
}

impl ExecutionStats {
    fn from_reply(stats: &Document) -> Self {
        let number = |key: &str| match stats.get(key) {
            Some(Bson::Int32(number)) => u64::try_from(*number).unwrap_or_default(),
            Some(Bson::Int64(number)) => u64::try_from(*number).unwrap_or_default(),
            _ => 0,
        };
        Self {
            returned: number("nReturned"),
            keys_examined: number("totalKeysExamined"),
            documents_examined: number("totalDocsExamined"),
            time: Duration::from_millis(number("executionTimeMillis")),
        }
    }
}

impl fmt::Display for Explain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        display_stage(&self.stage, 0, f)?;
        match &self.stats {
            Some(stats) => write!(f, "\n{stats}"),
            None => Ok(()),
        }
    }
}

/// A stage on one line, and its inputs below it.
fn display_stage(stage: &Stage, depth: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{:indent$}{}", "", stage.name, indent = 2 * depth)?;
    if let Some(index) = &stage.index {
        write!(f, " {index}")?;
    }
    if !stage.keys.is_empty() {
        write!(f, " {}", shell::document(&stage.keys))?;
    }
    if stage.backward {
        f.write_str(" backward")?;
    }
    for (word, part) in [("bounds", &stage.bounds), ("filter", &stage.filter)] {
        if !part.is_empty() {
            write!(f, ", {word} {}", shell::document(part))?;
        }
    }
    stage.inputs.iter().try_for_each(|input| {
        f.write_str("\n")?;
        display_stage(input, depth + 1, f)
    })
}

/// `20 returned, 25 keys and 25 documents examined, 3 ms`
impl fmt::Display for ExecutionStats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { returned, keys_examined, documents_examined, time } = self;
        let time = time.as_millis();
        write!(f, "{returned} returned, {keys_examined} keys and {documents_examined} documents examined, {time} ms")
    }
}

#[cfg(test)]
mod tests;
