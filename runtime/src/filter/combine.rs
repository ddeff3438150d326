//! Filters from parts that may or may not be there, and from MQL.

use super::{Filter, condition::Condition};
use crate::{
    model::{DocumentModel, Model},
    path::Root,
};
use bson::{Document, doc};

impl<M> Filter<M> {
    /// None of the filters; with none, every document:
    /// [`$nor`](https://www.mongodb.com/docs/manual/reference/operator/query/nor/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, paid: bool, total: f64 }
    /// let filter = Filter::none([Order::F.paid.eq(true), Order::F.total.lt(0.5)]);
    /// assert_eq!(filter.to_string(), "{ $nor: [{ paid: true }, { total: { $lt: 0.5 } }] }");
    /// ```
    pub fn none(filters: impl IntoIterator<Item = Self>) -> Self {
        !Self::any(filters)
    }

    /// Conditions in MQL, beside typed ones, for what has no method here. They are sent as they are: neither the names
    /// nor the types of the values are checked, and text of users does not belong into keys. An empty document is no
    /// condition, and neither is an `$and` of empty ones.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, paid: bool }
    /// let sampled = Order::F.paid.eq(true) & Filter::raw(bson::doc! { "$sampleRate": 0.25 });
    /// assert_eq!(sampled.to_string(), "{ paid: true, $sampleRate: 0.25 }");
    /// ```
    pub fn raw(conditions: Document) -> Self {
        Self::new(Condition::raw(conditions))
    }

    /// Words in the collection's text index:
    /// [`$text`](https://www.mongodb.com/docs/manual/reference/operator/query/text/). Several words are alternatives, a
    /// `"phrase"` is needed, and `-word` must not be there. The index is one that others made, as `#[index(..)]` declares
    /// none yet. How well a document answers is read by [`text_score`](crate::projection::text_score), and sorted by with
    /// [`Sort::text_score`](crate::Sort::text_score).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Page { #[field(id)] id: ObjectId, text: String }
    /// let filter: Filter<Page> = Filter::text("\"dark roast\" -decaf");
    /// assert_eq!(filter.to_string(), r#"{ $text: { $search: "\"dark roast\" -decaf" } }"#);
    /// ```
    pub fn text(search: impl Into<String>) -> Self
    where
        M: DocumentModel,
    {
        Self::raw(doc! { "$text": { "$search": search.into() } })
    }

    /// Documents that are valid by a JSON schema:
    /// [`$jsonSchema`](https://www.mongodb.com/docs/manual/reference/operator/query/jsonSchema/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId }
    /// let invalid: Filter<Order> = !Filter::json_schema(bson::doc! { "required": ["total"] });
    /// assert_eq!(invalid.to_string(), r#"{ $nor: [{ $jsonSchema: { required: ["total"] } }] }"#);
    /// ```
    pub fn json_schema(schema: Document) -> Self
    where
        M: DocumentModel,
    {
        Self::raw(doc! { "$jsonSchema": schema })
    }
}

/// The fields of a model that filters are made of.
type Fields<M> = <M as Model>::Fields<Root<M>>;

impl<M: Model> Filter<M> {
    /// One more condition, if `applies`.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, paid: bool, total: f64 }
    /// let only_open = true;
    /// let filter = Order::F.total.gte(10.5).and_if(only_open, |o| o.paid.eq(false));
    /// assert_eq!(filter.to_string(), "{ total: { $gte: 10.5 }, paid: false }");
    /// ```
    pub fn and_if(self, applies: bool, condition: impl FnOnce(&'static Fields<M>) -> Self) -> Self {
        if applies { self & condition(M::fields()) } else { self }
    }

    /// One more condition, if there is a value for it.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String, total: f64 }
    /// let (least, number): (Option<f64>, Option<&str>) = (Some(10.5), None);
    /// let filter = Filter::<Order>::everything()
    ///     .and_some(least, |o, least| o.total.gte(least))
    ///     .and_some(number, |o, number| o.number.eq(number));
    /// assert_eq!(filter.to_string(), "{ total: { $gte: 10.5 } }");
    /// ```
    pub fn and_some<V>(self, value: Option<V>, condition: impl FnOnce(&'static Fields<M>, V) -> Self) -> Self {
        match value {
            Some(value) => self & condition(M::fields(), value),
            None => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_that_is_compared_with_is_no_list_of_operators() {
        let exists = || Filter::<()>::raw(doc! { "a": { "$exists": true } });
        for value in [doc! {}, doc! { "$ref": "b", "$id": 1 }, doc! { "b": 1 }] {
            let both = Filter::raw(doc! { "a": &value }) & exists();
            let expected = doc! { "$and": [{ "a": value }, { "a": { "$exists": true } }] };
            assert_eq!(both.to_document(), Ok(expected));
        }
        let both = Filter::raw(doc! { "a": { "$gt": 1 } }) & exists();
        assert_eq!(both.to_document(), Ok(doc! { "a": { "$gt": 1, "$exists": true } }));
    }

    #[test]
    fn raw_conditions_that_say_nothing_are_everything() {
        let raw = Filter::<()>::raw;
        let nothing_said = [
            raw(doc! {}),
            raw(doc! { "$and": [{}] }),
            raw(doc! { "$and": [{ "$and": [{}, {}] }, {}] }),
            Filter::any([raw(doc! {}), raw(doc! { "a": 1 })]),
            !Filter::any([!raw(doc! {})]),
        ];
        for filter in nothing_said {
            assert_eq!(filter.to_document(), Ok(doc! {}));
        }
        // An error of the server's, which has to see it.
        assert_eq!(raw(doc! { "$and": [] }).to_document(), Ok(doc! { "$and": [] }));
    }

    #[test]
    fn conjunctions_are_flat() {
        let raw = Filter::<()>::raw;
        let both = || raw(doc! { "$and": [{ "a": 1 }, { "$and": [{ "a": 2 }, {}] }] });
        assert_eq!(both().to_document(), Ok(doc! { "$and": [{ "a": 1 }, { "$and": [{ "a": 2 }, {}] }] }), "as it is");
        let flat = both() & raw(doc! { "a": 3 });
        assert_eq!(flat.to_document(), Ok(doc! { "$and": [{ "a": 1 }, { "a": 2 }, { "a": 3 }] }));
        let flat = raw(doc! { "a": 3 }) & raw(doc! { "b": 3 }) & both();
        assert_eq!(flat.to_document(), Ok(doc! { "$and": [{ "a": 3 }, { "b": 3 }, { "a": 1 }, { "a": 2 }] }));
    }

    #[test]
    fn what_cannot_be_sent_is_an_error_everywhere() {
        let invalid = || Filter::<()>::invalid("broken");
        let nothing = || Filter::<()>::any([]);
        let in_element = || Filter::<()>::element("a".into(), invalid());
        for filter in [
            nothing() & !invalid(),
            !invalid() & nothing(),
            Filter::any([Filter::everything(), !invalid()]),
            nothing() & in_element(),
            nothing() & !in_element(),
        ] {
            assert_eq!(filter.to_document().map_err(|error| error.to_string()), Err("broken".to_owned()));
        }
    }

    #[test]
    fn lists_without_values_are_constants() {
        let list = |operator| Filter::<()>::test("a", operator, Ok(Vec::new().into()));
        assert_eq!(list("$nin").to_document(), Ok(doc! {}));
        assert_eq!((!list("$in")).to_document(), Ok(doc! {}));
        assert_eq!(list("$in").to_document(), Ok(doc! { "$nor": [{}] }));
        let element = Filter::<()>::element("a".into(), Filter::<()>::test("", "$in", Ok(Vec::new().into())));
        assert_eq!(element.to_document(), Ok(doc! { "$nor": [{}] }));
    }
}
