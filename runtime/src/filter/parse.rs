//! Filters from JSON that others wrote, over fields that the program allows.

mod error;
mod json;
mod reader;
mod value;

pub use self::error::ParseError;

use self::{json::Json, reader::Reader};
use super::Filter;
use crate::{
    codec::FieldType,
    field::{Accessor, AdaptedField, Field, Optional, Ordered},
    model::{DocumentModel, Model},
    path::{BuiltPath, Path, Root},
};
use bson::Bson;
use std::{borrow::Cow, fmt};

/// The fields of a model that filters are made of.
type Fields<M> = <M as Model>::Fields<Root<M>>;

/// A field that JSON may ask about: see [`allow`] and [`allow_ordered`].
pub struct Allowed<M> {
    name: Cow<'static, str>,
    bson_type: &'static str,
    is_ordered: bool,
    /// A value as the field's type stores it.
    operand: fn(&Json) -> Result<Bson, String>,
    test: fn(&'static str, Bson) -> Filter<M>,
}

impl<M: 'static> Allowed<M> {
    fn new<A: Queryable>(is_ordered: bool) -> Self
    where
        A::Path: Path<Model = M>,
    {
        Self {
            name: Cow::Borrowed(<A::Path as Path>::DOTTED),
            bson_type: A::Value::BSON_TYPE,
            is_ordered,
            operand: value::operand::<A::Value>,
            test: |operator, operand| Filter::test(BuiltPath::of::<A::Path>(), operator, Ok(operand.into())),
        }
    }

    /// Another name for the field in JSON than its dotted, stored one.
    ///
    /// ```
    /// # use docmodel::{filter::allow, prelude::*};
    /// # #[derive(EmbeddedModel)] struct Address { city: String }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, ship_to: Address }
    /// let filter = Filter::<Order>::parse(r#"{ "city": "Oslo" }"#, |o| [allow(o.ship_to.city).named("city")])?;
    /// assert_eq!(filter.to_string(), r#"{ "ship_to.city": "Oslo" }"#);
    /// # Ok::<(), docmodel::filter::ParseError>(())
    /// ```
    #[must_use]
    pub fn named(self, name: impl Into<Cow<'static, str>>) -> Self {
        Self { name: name.into(), ..self }
    }
}

impl<M> fmt::Debug for Allowed<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, bson_type, is_ordered, .. } = self;
        f.debug_struct("Allowed")
            .field("name", name)
            .field("bson_type", bson_type)
            .field("is_ordered", is_ordered)
            .finish_non_exhaustive()
    }
}

/// Accessors of fields that JSON can be compared with: those of single values.
#[diagnostic::on_unimplemented(
    message = "filters from JSON cannot ask about this kind of field",
    label = "not the accessor of a single value",
    note = "of an embedded model allow its fields: `allow(o.ship_to.city)`",
    note = "of an array allow its elements, or their fields: `allow(o.tags.any())`, `allow(o.items.any().sku)`"
)]
pub trait Queryable: Accessor {}

#[diagnostic::do_not_recommend]
impl<P: Path, T: FieldType> Queryable for Field<P, T> {}
#[diagnostic::do_not_recommend]
impl<A: Queryable> Queryable for Optional<A> where Self: Accessor {}
#[diagnostic::do_not_recommend]
impl<A: Queryable, V: FieldType> Queryable for AdaptedField<A, V> {}

/// Accessors of fields whose values have an order.
#[diagnostic::on_unimplemented(
    message = "filters from JSON cannot order this kind of field",
    label = "not the accessor of a number, `String`, `ObjectId` or `DateTime`",
    note = "use `allow(..)`, which has `$eq`, `$ne`, `$in`, `$nin` and `$exists`"
)]
pub trait OrderedQueryable: Queryable {}

#[diagnostic::do_not_recommend]
impl<P: Path, T: Ordered> OrderedQueryable for Field<P, T> {}
#[diagnostic::do_not_recommend]
impl<A: OrderedQueryable> OrderedQueryable for Optional<A> where Self: Accessor {}
#[diagnostic::do_not_recommend]
impl<A: OrderedQueryable, V: FieldType> OrderedQueryable for AdaptedField<A, V> {}

/// Allows JSON to compare a field by `$eq`, `$ne`, `$in`, `$nin` and `$exists`, under its dotted, stored name.
///
/// For `$gt`, `$gte`, `$lt` and `$lte`, too, use [`allow_ordered`]. Think before you allow any comparison with a secret:
/// who may ask whether a password starts with `a` will know it.
pub fn allow<A: Queryable>(field: A) -> Allowed<<A::Path as Path>::Model> {
    let _ = field;
    Allowed::new::<A>(false)
}

/// [`allow`], and `$gt`, `$gte`, `$lt` and `$lte`. The field's type needs an order.
pub fn allow_ordered<A: OrderedQueryable>(field: A) -> Allowed<<A::Path as Path>::Model> {
    let _ = field;
    Allowed::new::<A>(true)
}

/// Makes filters of JSON that others wrote: [`Filter::parse`] with limits of your own.
///
/// ```
/// use docmodel::{filter::{FilterParser, allow, allow_ordered}, prelude::*};
///
/// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String, total: f64 }
/// let parser = FilterParser::<Order>::new(|o| [allow(o.number), allow_ordered(o.total)]).max_values(2);
/// let error = parser.parse(r#"{ "number": { "$in": ["A", "B", "C"] } }"#).unwrap_err();
/// assert_eq!(error.to_string(), "number.$in: 3 values are more than the 2 that are allowed here");
/// ```
pub struct FilterParser<M> {
    fields: Vec<Allowed<M>>,
    limits: Limits,
}

/// How much JSON may ask for.
#[derive(Clone, Copy, Debug)]
struct Limits {
    bytes: usize,
    depth: usize,
    conditions: usize,
    values: usize,
}

impl<M: DocumentModel> FilterParser<M> {
    /// A parser that knows these fields, with the default limits: 64 KiB of JSON, 5 levels of `$and`, `$or`, `$nor` and
    /// `$not`, 50 conditions, 100 values in a list.
    pub fn new<I: IntoIterator<Item = Allowed<M>>>(fields: impl FnOnce(&'static Fields<M>) -> I) -> Self {
        let limits = Limits { bytes: 64 * 1024, depth: 5, conditions: 50, values: 100 };
        Self { fields: fields(M::fields()).into_iter().collect(), limits }
    }

    /// The most bytes of JSON.
    #[must_use]
    pub fn max_bytes(mut self, bytes: usize) -> Self {
        self.limits.bytes = bytes;
        self
    }

    /// The most levels of `$and`, `$or`, `$nor` and `$not` inside of each other.
    #[must_use]
    pub fn max_depth(mut self, levels: usize) -> Self {
        self.limits.depth = levels;
        self
    }

    /// The most operators and alternatives together.
    #[must_use]
    pub fn max_conditions(mut self, conditions: usize) -> Self {
        self.limits.conditions = conditions;
        self
    }

    /// The most values in one `$in` or `$nin`.
    #[must_use]
    pub fn max_values(mut self, values: usize) -> Self {
        self.limits.values = values;
        self
    }

    /// A filter from the text of a JSON object.
    ///
    /// # Errors
    /// [`ParseError`] with the place in the JSON, what is not allowed there and what is.
    pub fn parse(&self, json: &str) -> Result<Filter<M>, ParseError> {
        if json.len() > self.limits.bytes {
            let problem = format!("{} bytes of JSON are more than the {} allowed here", json.len(), self.limits.bytes);
            return Err(ParseError::new(problem));
        }
        Reader::new(&self.fields, self.limits).filter(&Json::parse(json)?)
    }

    /// A filter from JSON that was read already. A key that was there twice has been lost then, and
    /// [`max_bytes`](Self::max_bytes) is not looked at.
    ///
    /// # Errors
    /// As [`parse`](Self::parse).
    pub fn parse_value(&self, json: &serde_json::Value) -> Result<Filter<M>, ParseError> {
        Reader::new(&self.fields, self.limits).filter(&Json::from_value(json)?)
    }
}

impl<M> fmt::Debug for FilterParser<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FilterParser").field("fields", &self.fields).field("limits", &self.limits).finish()
    }
}

impl<M: DocumentModel> Filter<M> {
    /// A filter from JSON that others wrote, such as the query of a request, over the fields that you
    /// [`allow`]: a part of MQL in which nothing can be asked but that.
    ///
    /// ```
    /// use docmodel::{filter::{allow, allow_ordered}, prelude::*};
    ///
    /// # #[derive(EmbeddedModel)] struct Address { city: String }
    /// # #[derive(EmbeddedModel)] struct Item { sku: String }
    /// # #[derive(DocumentModel)]
    /// # #[document(rename_all = "camelCase")]
    /// # struct Order { #[field(id)] id: ObjectId, owner: String, ship_to: Address, items: Vec<Item>, total: f64 }
    /// let query = r#"{ "shipTo.city": "Oslo", "$or": [{ "total": { "$gte": 10 } }, { "items.sku": "A1" }] }"#;
    /// let asked = Filter::<Order>::parse(query, |o| {
    ///     [allow(o.ship_to.city), allow_ordered(o.total), allow(o.items.any().sku)]
    /// })?;
    /// let filter = Order::F.owner.eq("ida") & asked;
    /// assert_eq!(
    ///     filter.to_string(),
    ///     r#"{ owner: "ida", "shipTo.city": "Oslo", $or: [{ total: { $gte: Double(10) } }, { "items.sku": "A1" }] }"#
    /// );
    ///
    /// let error = Filter::<Order>::parse(r#"{ "$where": "sleep(1000)" }"#, |o| [allow(o.items.any().sku)]).unwrap_err();
    /// assert_eq!(error.to_string(), r#"the filter: "$where" is not an operator here; there are $and, $or, $nor"#);
    /// # Ok::<(), docmodel::filter::ParseError>(())
    /// ```
    ///
    /// - Fields go by their dotted, stored names, or by the name that [`Allowed::named`] gives.
    /// - Operators are `$and`, `$or` and `$nor` between filters, and `$eq`, `$ne`, `$in`, `$nin`, `$exists` and `$not` of a
    ///   field, with [`allow_ordered`] also `$gt`, `$gte`, `$lt` and `$lte`. An empty list of filters is an error; `{}` is
    ///   every document.
    /// - Values are strings, numbers, bools, and null for an `Option`. They are read as the field's type, and are data:
    ///   a string stays a string for a `String` field; an `ObjectId` and a UUID are written in hexadecimal digits, a date
    ///   as RFC 3339 says, a decimal number as a number or, to keep all digits, as a string. Extended JSON, such as
    ///   `{ "$oid": ".." }`, is not read.
    /// - A number that the field's type does not hold exactly is an error, and so is a key that is there twice.
    /// - How much can be asked has limits: see [`FilterParser`].
    ///
    /// # Errors
    /// [`ParseError`] with the place in the JSON, what is not allowed there and what is.
    pub fn parse<I: IntoIterator<Item = Allowed<M>>>(
        json: &str,
        fields: impl FnOnce(&'static Fields<M>) -> I,
    ) -> Result<Self, ParseError> {
        FilterParser::new(fields).parse(json)
    }
}
