use bson::{Bson, Document, doc};
use std::borrow::Cow;

/// What a projection asks the server for.
#[derive(Debug, Default)]
pub struct Wanted {
    paths: Vec<Cow<'static, str>>,
    computed: Vec<(String, Bson)>,
}

impl Wanted {
    pub(crate) fn by(want: impl FnOnce(&mut Self)) -> Self {
        let mut wanted = Self::default();
        want(&mut wanted);
        wanted
    }

    pub(super) fn path(&mut self, path: Cow<'static, str>) {
        self.paths.push(path);
    }

    pub(super) fn computed(&mut self, name: String, expression: impl Into<Bson>) {
        self.computed.push((name, expression.into()));
    }

    pub(super) fn into_paths(self) -> Vec<Cow<'static, str>> {
        self.paths
    }

    /// A path inside of another one that is asked for is in it already, and both at once are an error of the server's.
    pub(crate) fn into_document(self) -> Document {
        let mut document = Document::new();
        for path in &self.paths {
            if !self.paths.iter().any(|other| is_inside(path, other)) {
                document.insert(path.as_ref(), 1);
            }
        }
        document.extend(self.computed);
        if document.is_empty() {
            return doc! { "_id": 1 };
        }
        // The server sends the id unless told otherwise.
        if !document.keys().any(|path| path == "_id" || is_inside(path, "_id")) {
            document.insert("_id", 0);
        }
        document
    }
}

fn is_inside(path: &str, other: &str) -> bool {
    path.strip_prefix(other).is_some_and(|rest| rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(paths: &[&'static str]) -> Document {
        Wanted { paths: paths.iter().map(|&path| path.into()).collect(), computed: Vec::new() }.into_document()
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
