use super::{Change, FILTERED, RENAME, overlap::Paths};
use crate::{error::InvalidOperation, filter::Condition, shell};
use bson::{Bson, Document, doc};
use std::fmt;

/// An update as it is sent.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RenderedUpdate {
    pub(crate) update: Document,
    pub(crate) array_filters: Vec<Document>,
}

pub(super) fn render(changes: &[Change]) -> Result<RenderedUpdate, InvalidOperation> {
    if changes.is_empty() {
        return Err(InvalidOperation::new("the update is empty; give `apply` at least one change"));
    }
    let mut filters = ArrayFilters::default();
    let mut update = Document::new();
    let mut paths = Paths::default();
    for change in changes {
        let value = change.value.clone()?;
        let path = filters.name(change)?;
        paths.add(change.operator, &path)?;
        if let (RENAME, Bson::String(new)) = (change.operator, &value) {
            paths.add(RENAME, new)?;
        }
        match update.entry(change.operator.to_owned()).or_insert_with(|| doc! {}.into()) {
            Bson::Document(fields) => fields.insert(path, value),
            _ => None,
        };
    }
    Ok(RenderedUpdate { update, array_filters: filters.rendered })
}

/// The array filters of one update; equal ones share an identifier.
#[derive(Default)]
struct ArrayFilters {
    /// Encoded, because a `Document` is equal to one with its keys in another order, and MongoDB's are not.
    plain: Vec<Vec<u8>>,
    rendered: Vec<Document>,
}

impl ArrayFilters {
    /// The change's path, with an identifier for each filter in it.
    fn name(&mut self, change: &Change) -> Result<String, InvalidOperation> {
        let mut parts = change.path.split(FILTERED);
        let mut path = parts.next().unwrap_or_default().to_owned();
        for (filter, part) in change.filters.iter().zip(parts) {
            let identifier = self.identifier(filter)?;
            path.extend(["$[", &identifier, "]", part]);
        }
        Ok(path)
    }

    fn identifier(&mut self, filter: &Condition) -> Result<String, InvalidOperation> {
        let plain = named("e", filter)?;
        let plain = plain.to_vec().map_err(|error| InvalidOperation::new(error.to_string()))?;
        let known = self.plain.iter().position(|other| *other == plain);
        let identifier = format!("e{}", known.unwrap_or(self.plain.len()));
        if known.is_none() {
            self.plain.push(plain);
            self.rendered.push(named(&identifier, filter)?);
        }
        Ok(identifier)
    }
}

/// A condition on the elements with this identifier. What all of them meet, or none, has to name them, too.
fn named(identifier: &str, filter: &Condition) -> Result<Document, InvalidOperation> {
    let filter = filter.clone();
    if filter.is_constant() {
        return Ok(doc! { identifier: filter.into_element_document()? });
    }
    filter.map_paths(&|path| path.below(identifier)).into_document()
}

impl fmt::Display for RenderedUpdate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        shell::document(&self.update).fmt(f)?;
        if !self.array_filters.is_empty() {
            let options = doc! { "arrayFilters": &self.array_filters };
            write!(f, ", {}", shell::document(&options))?;
        }
        Ok(())
    }
}
