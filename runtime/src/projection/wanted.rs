use super::gather::{Ask, Gather};
use super::text_score::TEXT_SCORE;
use crate::{error::InvalidOperation, path::join};
use bson::{Bson, Document, doc};
use std::borrow::Cow;

/// What a projection asks the server for.
#[derive(Debug, Default)]
pub struct Wanted {
    paths: Vec<Cow<'static, str>>,
    /// Arrays of which one element is asked for, and what it has to be.
    found: Vec<(&'static str, Document)>,
    computed: Vec<(String, Bson)>,
    text_score: bool,
    problem: Option<InvalidOperation>,
}

impl Wanted {
    pub(crate) fn by(want: impl FnOnce(&mut Self)) -> Self {
        let mut wanted = Self::default();
        want(&mut wanted);
        wanted
    }

    /// What is at the path `P`.
    pub(super) fn all_of<P: Gather>(&mut self) {
        self.paths.extend(P::sent());
        self.paths.extend(P::told());
    }

    pub(super) fn names(&mut self, names: impl IntoIterator<Item = &'static str>) {
        self.paths.extend(names.into_iter().map(Cow::Borrowed));
    }

    /// An answer about the path `P`, under a name; or all that is there, if the answer can be found only here.
    pub(super) fn answer<P: Gather>(&mut self, name: String, ask: Ask<'_>) {
        if P::IN_WHOLE { self.all_of::<P>() } else { self.computed(name, P::ask(ask)) }
    }

    pub(super) fn computed(&mut self, name: String, expression: impl Into<Bson>) {
        self.computed.push((name, expression.into()));
    }

    /// The first element that meets a condition, of the array in a field of the document.
    pub(super) fn found(&mut self, field: &'static str, condition: Result<Document, InvalidOperation>) {
        match condition {
            Ok(condition) => self.found.push((field, condition)),
            Err(problem) => self.problem(problem),
        }
    }

    pub(super) fn text_score(&mut self) {
        self.text_score = true;
    }

    pub(super) fn problem(&mut self, problem: InvalidOperation) {
        self.problem.get_or_insert(problem);
    }

    /// What is wanted of the documents at the path `P`.
    pub(super) fn inside<P: Gather>(&mut self, inner: Self) {
        if P::IN_WHOLE {
            self.all_of::<P>();
        } else {
            let parents = P::sent();
            let below =
                |path: &Cow<'static, str>| parents.iter().map(|parent| join(parent, path.clone())).collect::<Vec<_>>();
            self.paths.extend(inner.paths.iter().flat_map(below));
            self.paths.extend(P::told());
        }
        if let Some(problem) = inner.problem {
            self.problem(problem);
        }
    }

    /// The projection; without keys, it is the whole document. A path inside of another one that is asked for is in it already, and both at once are an error of the server's.
    pub(crate) fn into_document(self) -> Result<Document, InvalidOperation> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        // The score alone asks for all fields, too.
        let score = self.text_score.then(|| (TEXT_SCORE.to_owned(), doc! { "$meta": "textScore" }.into()));
        if self.paths.iter().any(|path| path.is_empty()) {
            return Ok(score.into_iter().collect());
        }
        let mut document = Document::new();
        for path in &self.paths {
            if !self.paths.iter().any(|other| is_inside(path, other)) {
                document.insert(path.as_ref(), 1);
            }
        }
        for (field, condition) in self.found {
            let is_asked_for = |path: &String| path == field || is_inside(path, field);
            let condition = doc! { "$elemMatch": condition };
            if document.keys().any(is_asked_for) && document.get(field) != Some(&Bson::from(condition.clone())) {
                return Err(InvalidOperation::new(format!(
                    "the projection asks for `{field}.find(..)`, and also for other elements of `{field}`; MongoDB sends \
                     one or the other: read them by two queries"
                )));
            }
            document.insert(field, condition);
        }
        document.extend(self.computed);
        if document.is_empty() {
            document.insert("_id", 1);
        }
        document.extend(score);
        // The server sends the id unless told otherwise.
        if !document.keys().any(|path| path == "_id" || is_inside(path, "_id")) {
            document.insert("_id", 0);
        }
        Ok(document)
    }
}

fn is_inside(path: &str, other: &str) -> bool {
    path.strip_prefix(other).is_some_and(|rest| rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(paths: &[&'static str]) -> Document {
        let wanted = Wanted { paths: paths.iter().map(|&path| path.into()).collect(), ..Wanted::default() };
        wanted.into_document().expect("can be sent")
    }

    #[test]
    fn asks_for_no_path_inside_another() {
        assert_eq!(asked(&["a.b", "a", "ab", "a.c", "a"]), doc! { "a": 1, "ab": 1, "_id": 0 });
    }

    #[test]
    fn asks_for_the_id_only_if_it_is_wanted() {
        assert_eq!(asked(&["_id", "_id.x"]), doc! { "_id": 1 });
        assert_eq!(asked(&["_id.x"]), doc! { "_id.x": 1 });
        assert_eq!(asked(&["_ids"]), doc! { "_ids": 1, "_id": 0 });
        assert_eq!(asked(&[]), doc! { "_id": 1 });
    }
}
