use super::{Allowed, Json, Limits, ParseError, error::quoted, value::describe};
use crate::filter::Filter;
use bson::Bson;

/// Reads one filter, and counts what it asks for.
pub(super) struct Reader<'a, M> {
    fields: &'a [Allowed<M>],
    limits: Limits,
    conditions: usize,
}

type Entry = (String, Json);

const COMBINING: &[&str] = &["$and", "$or", "$nor"];
const EQUALITY: &[&str] = &["$eq", "$ne", "$in", "$nin", "$exists", "$not"];
const ORDER: &[&str] = &["$gt", "$gte", "$lt", "$lte"];

impl<'a, M: 'static> Reader<'a, M> {
    pub(super) fn new(fields: &'a [Allowed<M>], limits: Limits) -> Self {
        Self { fields, limits, conditions: 0 }
    }

    pub(super) fn filter(mut self, json: &Json) -> Result<Filter<M>, ParseError> {
        let names = self.fields.iter().map(|field| &field.name);
        if let Some(name) = names.enumerate().find_map(|(at, name)| self.fields[..at].iter().find(|f| f.name == *name))
        {
            let name = &name.name;
            return Err(ParseError::new(format!("the program allows two fields as `{name}`; give one another name")));
        }
        let filter = self.all(json, 0)?;
        // What MongoDB has no words for is an error here, and not when the filter is used.
        filter.to_document().map_err(|error| ParseError::new(error.to_string()))?;
        Ok(filter)
    }

    /// A whole filter: conditions on fields, and combined filters.
    fn all(&mut self, json: &Json, depth: usize) -> Result<Filter<M>, ParseError> {
        let entries = object(json, "conditions on fields")?;
        let filters: Result<Vec<_>, _> = entries
            .iter()
            .map(|(key, value)| {
                let filter = if key.starts_with('$') {
                    return self.combined(key, value, depth);
                } else {
                    self.field(key, value, depth)
                };
                filter.map_err(|error| error.below(key))
            })
            .collect();
        Ok(Filter::all(filters?))
    }

    fn combined(&mut self, operator: &str, json: &Json, depth: usize) -> Result<Filter<M>, ParseError> {
        if !COMBINING.contains(&operator) {
            return Err(unknown_operator(operator, &mut COMBINING.iter()));
        }
        self.filters(json, depth).map_err(|error| error.below(operator)).map(|filters| match operator {
            "$and" => Filter::all(filters),
            "$or" => Filter::any(filters),
            _ => Filter::none(filters),
        })
    }

    fn filters(&mut self, json: &Json, depth: usize) -> Result<Vec<Filter<M>>, ParseError> {
        let depth = self.deeper(depth)?;
        let Json::Array(filters) = json else {
            return Err(ParseError::new(format!("expected an array of filters, found {}", describe(json))));
        };
        if filters.is_empty() {
            return Err(ParseError::new("expected at least one filter in the array"));
        }
        let each = filters.iter().enumerate();
        each.map(|(position, filter)| {
            self.count().and_then(|()| self.all(filter, depth)).map_err(|error| error.at(position))
        })
        .collect()
    }

    fn field(&mut self, name: &str, json: &Json, depth: usize) -> Result<Filter<M>, ParseError> {
        let fields = self.fields;
        let Some(field) = fields.iter().find(|field| field.name == name) else {
            let names: Vec<_> = fields.iter().map(|field| format!("{:?}", field.name)).collect();
            return Err(ParseError::new(format!("this is not a field here; there are {}", names.join(", "))));
        };
        match json {
            Json::Object(_) => self.operators(field, json, depth),
            value => self.test(field, "$eq", value),
        }
    }

    fn operators(&mut self, field: &Allowed<M>, json: &Json, depth: usize) -> Result<Filter<M>, ParseError> {
        let entries = object(json, "operators")?;
        if entries.is_empty() {
            return Err(ParseError::new("expected at least one operator in the object"));
        }
        let filters: Result<Vec<_>, _> =
            entries.iter().map(|(key, value)| self.operator(field, key, value, depth)).collect();
        Ok(Filter::all(filters?))
    }

    fn operator(&mut self, field: &Allowed<M>, key: &str, json: &Json, depth: usize) -> Result<Filter<M>, ParseError> {
        let order = if field.is_ordered { ORDER } else { &[] };
        let Some(operator) = EQUALITY.iter().chain(order).find(|operator| **operator == key) else {
            return Err(unknown_operator(key, &mut EQUALITY.iter().chain(order)));
        };
        let filter = match *operator {
            "$not" => self.negated(field, json, depth),
            operator => self.test(field, operator, json),
        };
        filter.map_err(|error| error.below(key))
    }

    fn negated(&mut self, field: &Allowed<M>, json: &Json, depth: usize) -> Result<Filter<M>, ParseError> {
        let depth = self.deeper(depth)?;
        self.operators(field, json, depth).map(|filter| !filter)
    }

    fn test(&mut self, field: &Allowed<M>, operator: &'static str, json: &Json) -> Result<Filter<M>, ParseError> {
        self.count()?;
        let operand = match (operator, json) {
            ("$in" | "$nin", Json::Array(values)) => self.values(field, values)?,
            ("$exists", Json::Bool(exists)) => Bson::Boolean(*exists),
            ("$in" | "$nin", other) => {
                return Err(ParseError::new(format!("expected an array of values, found {}", describe(other))));
            }
            ("$exists", other) => {
                return Err(ParseError::new(format!("expected true or false, found {}", describe(other))));
            }
            (order, Json::Null) if ORDER.contains(&order) => {
                return Err(ParseError::new("null has no order; use $eq or $ne"));
            }
            (_, value) => (field.operand)(value).map_err(ParseError::new)?,
        };
        Ok((field.test)(operator, operand))
    }

    fn values(&self, field: &Allowed<M>, values: &[Json]) -> Result<Bson, ParseError> {
        let (found, allowed) = (values.len(), self.limits.values);
        if found > allowed {
            let problem = format!("{found} values are more than the {allowed} that are allowed here");
            return Err(ParseError::new(problem));
        }
        let operand = |(position, value)| (field.operand)(value).map_err(|error| ParseError::new(error).at(position));
        let operands: Result<Vec<_>, _> = values.iter().enumerate().map(operand).collect();
        operands.map(Bson::Array)
    }

    fn count(&mut self) -> Result<(), ParseError> {
        self.conditions += 1;
        if self.conditions > self.limits.conditions {
            let problem =
                format!("there are more conditions than the {} that are allowed here", self.limits.conditions);
            return Err(ParseError::new(problem));
        }
        Ok(())
    }

    fn deeper(&self, depth: usize) -> Result<usize, ParseError> {
        if depth >= self.limits.depth {
            let problem =
                format!("the filter is more than the {} levels deep that are allowed here", self.limits.depth);
            return Err(ParseError::new(problem));
        }
        Ok(depth + 1)
    }
}

/// The entries of an object, each with another key.
fn object<'j>(json: &'j Json, of: &str) -> Result<&'j [Entry], ParseError> {
    let Json::Object(entries) = json else {
        return Err(ParseError::new(format!("expected an object with {of}, found {}", describe(json))));
    };
    let mut keys: Vec<_> = entries.iter().map(|(key, _)| key).collect();
    keys.sort_unstable();
    match keys.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(twice) => Err(ParseError::new(format!("the key {} is there twice", quoted(twice[0])))),
        None => Ok(entries),
    }
}

fn unknown_operator(operator: &str, there_are: &mut dyn Iterator<Item = &&'static str>) -> ParseError {
    let there_are: Vec<_> = there_are.copied().collect();
    ParseError::new(format!("{} is not an operator here; there are {}", quoted(operator), there_are.join(", ")))
}
