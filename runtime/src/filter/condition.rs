use super::sees::Sees;
use crate::{
    error::InvalidOperation,
    path::{BuiltPath, Guard},
};
use bson::{Bson, Document, doc};

/// What a filter says, before it is words of MQL. Paths are relative to a document, or to an array element, where the
/// empty path is the element itself.
#[derive(Clone, Debug)]
pub(crate) enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    NoneOf(Vec<Condition>),
    /// `{ path: { operator: value } }`
    Test {
        path: BuiltPath,
        operator: &'static str,
        /// In a box, as conditions are moved more often than values are looked at.
        value: Box<Bson>,
    },
    /// `{ path: { $elemMatch: condition } }`
    Element {
        path: BuiltPath,
        condition: Box<Condition>,
    },
    /// `{ $expr: expression }`
    Expression(Box<Document>),
    /// The words themselves, on a document.
    Raw(Box<Document>),
    /// Cannot be sent; found while the filter was built.
    Invalid(InvalidOperation),
}

impl Condition {
    /// A conjunction without conjunctions in it.
    pub(super) fn all(conditions: impl Iterator<Item = Self>) -> Self {
        let mut flat = Vec::with_capacity(conditions.size_hint().0);
        for condition in conditions {
            match condition {
                Self::Any(none) if none.is_empty() => return Self::Any(none),
                Self::All(inner) if flat.is_empty() => flat = inner,
                Self::All(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        one_or(flat, Self::All)
    }

    /// [`all`](Self::all) of two, where most often the second is a test.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::All(mut inner), test @ Self::Test { .. }) => {
                inner.push(test);
                one_or(inner, Self::All)
            }
            (first @ Self::Test { .. }, second @ Self::Test { .. }) => {
                // More of them are likely to follow.
                let mut both = Vec::with_capacity(8);
                both.extend([first, second]);
                Self::All(both)
            }
            (first, second) => Self::all([first, second].into_iter()),
        }
    }

    /// A disjunction without disjunctions in it.
    pub(super) fn any(conditions: impl Iterator<Item = Self>) -> Self {
        let mut flat = Vec::new();
        for condition in conditions {
            match condition {
                Self::All(everything) if everything.is_empty() => return Self::All(everything),
                Self::Any(inner) if flat.is_empty() => flat = inner,
                Self::Any(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        one_or(flat, Self::Any)
    }

    pub(super) fn negate(self) -> Self {
        match self {
            Self::All(everything) if everything.is_empty() => Self::Any(everything),
            Self::Any(nothing) if nothing.is_empty() => Self::All(nothing),
            Self::NoneOf(inner) => one_or(inner, Self::Any),
            Self::Any(inner) => Self::NoneOf(inner),
            other => Self::NoneOf(vec![other]),
        }
    }

    /// Whether it matches everything, or nothing.
    pub(crate) fn is_constant(&self) -> bool {
        matches!(self, Self::All(inner) | Self::Any(inner) if inner.is_empty())
    }

    #[inline]
    pub(super) fn test(path: BuiltPath, operator: &'static str, value: Bson) -> Self {
        // Most tests are put as they are.
        if path.is_plain() && !matches!(value, Bson::RegularExpression(_) | Bson::Array(_)) {
            return Self::plain(path, operator, value);
        }
        Self::test_of_any(path, operator, value)
    }

    fn test_of_any(path: BuiltPath, operator: &'static str, value: Bson) -> Self {
        Self::over(path, Sees::of(operator, &value), value, |path, value| Self::test_plain(path, operator, value))
    }

    fn test_plain(path: BuiltPath, operator: &'static str, value: Bson) -> Self {
        match (operator, value) {
            // `$ne` takes no regular expression, as a value or as a pattern.
            ("$ne", value @ Bson::RegularExpression(_)) => Self::plain(path, "$eq", value).negate(),
            // In a list, a regular expression is a pattern and not a value.
            ("$in" | "$nin", Bson::Array(values)) if values.iter().any(is_pattern) => {
                let equal = |value| Self::plain(path.clone(), "$eq", value);
                let each = Self::any(values.into_iter().map(equal));
                if operator == "$nin" { each.negate() } else { each }
            }
            (operator, value) => Self::plain(path, operator, value),
        }
    }

    fn plain(path: BuiltPath, operator: &'static str, value: Bson) -> Self {
        Self::Test { path, operator, value: Box::new(value) }
    }

    /// A test of each of the dotted paths that a path stands for. A document has one of them, or none.
    pub(super) fn over<T: Clone>(path: BuiltPath, sees: Sees, by: T, test: impl Fn(BuiltPath, T) -> Self) -> Self {
        if matches!(sees, Sees::Null { .. }) && path.differs_in_elements() {
            return Self::Invalid(InvalidOperation::new(format!(
                "in an array, each element may have `{}` under its new name or under an old one, and MongoDB cannot say \
                 that one has neither: use `elem_match` instead of `any()`",
                path.dotted
            )));
        }
        if path.is_plain() {
            return test(path, by);
        }
        Self::any(path.into_groups().into_iter().map(|group| {
            let tests = group.paths().map(|path| test(path, by.clone()));
            let test = if sees.matches_missing() { Self::all(tests) } else { Self::any(tests) };
            // A test that needs the value to be there needs its key, too.
            let is_needed = |guard: &Guard| guard.name.is_some() || sees.matches_missing();
            test.guarded(group.guards.into_iter().filter(is_needed))
        }))
    }

    fn guarded(self, guards: impl Iterator<Item = Guard>) -> Self {
        let guards = guards.map(|Guard { dotted, name }| {
            let (operator, value) = name.map_or(("$exists", true.into()), |name| ("$eq", name.into()));
            Self::plain(dotted.into(), operator, value)
        });
        Self::all(guards.chain([self]))
    }

    /// "Some element meets a or b" is "some element meets a, or some element meets b". MongoDB has no `$or` between
    /// conditions on an element itself, and some servers that speak its protocol have none in `$elemMatch` at all.
    pub(super) fn element(path: BuiltPath, condition: Self) -> Self {
        Self::over(path, Sees::Value, condition, Self::element_plain)
    }

    fn element_plain(path: BuiltPath, condition: Self) -> Self {
        match condition {
            Self::Any(inner) if !inner.is_empty() => {
                Self::any(inner.into_iter().map(|condition| Self::element_plain(path.clone(), condition)))
            }
            condition => Self::Element { path, condition: Box::new(condition) },
        }
    }

    /// The same about what is at a path of another model.
    pub(super) fn reroot(self, prefix: BuiltPath) -> Self {
        if prefix.is_plain() {
            return self.reroot_below(&prefix);
        }
        Self::any(prefix.into_groups().into_iter().map(|mut group| {
            let guards = std::mem::take(&mut group.guards).into_iter();
            self.clone().reroot_below(&group.unguarded()).guarded(guards)
        }))
    }

    /// Each test on its own: some hold for one of the names that a path stands for, some for each.
    fn reroot_below(self, prefix: &BuiltPath) -> Self {
        match self {
            Self::All(inner) => Self::all(inner.into_iter().map(|condition| condition.reroot_below(prefix))),
            Self::Any(inner) => Self::any(inner.into_iter().map(|condition| condition.reroot_below(prefix))),
            Self::NoneOf(inner) => {
                Self::any(inner.into_iter().map(|condition| condition.reroot_below(prefix))).negate()
            }
            Self::Test { path, operator, value } => {
                let sees = Sees::of(operator, &value);
                Self::over(prefix.child(path), sees, value, |path, value| Self::Test { path, operator, value })
            }
            // What is inside `$elemMatch` is relative to its own element.
            Self::Element { path, condition } => {
                let element = |path, condition| Self::Element { path, condition };
                Self::over(prefix.child(path), Sees::Value, condition, element)
            }
            Self::Raw(_) => Self::Invalid(InvalidOperation::new(
                "raw conditions hold where they stand, and cannot be moved to a position, a map key or an array filter; \
                 write the whole path in raw conditions on the document",
            )),
            other @ (Self::Expression(_) | Self::Invalid(_)) => other,
        }
    }

    /// The same with other names for what the paths start from.
    pub(crate) fn map_paths(self, map: &impl Fn(BuiltPath) -> BuiltPath) -> Self {
        let each = |conditions: Vec<Self>| conditions.into_iter().map(|condition| condition.map_paths(map)).collect();
        match self {
            Self::All(inner) => Self::All(each(inner)),
            Self::Any(inner) => Self::Any(each(inner)),
            Self::NoneOf(inner) => Self::NoneOf(each(inner)),
            Self::Test { path, operator, value } => Self::Test { path: map(path), operator, value },
            // What is inside `$elemMatch` is relative to its own element.
            Self::Element { path, condition } => Self::Element { path: map(path), condition },
            Self::Raw(_) => Self::Invalid(InvalidOperation::new(
                "raw conditions hold where they stand, and cannot be moved to a position, a map key or an array filter; \
                 write the whole path in raw conditions on the document",
            )),
            other @ (Self::Expression(_) | Self::Invalid(_)) => other,
        }
    }

    /// The words for a document, or an embedded document.
    pub(crate) fn to_document(&self) -> Result<Document, InvalidOperation> {
        match self {
            Self::All(inner) => conjunction(inner, Self::to_document),
            // An `$or` without branches is an error of the server's; nothing matches "not everything".
            Self::Any(inner) if inner.is_empty() => Ok(doc! { "$nor": [{}] }),
            Self::Any(inner) => Ok(doc! { "$or": documents(inner)? }),
            Self::NoneOf(inner) => Ok(doc! { "$nor": documents(inner)? }),
            Self::Test { path, operator, value } => Ok(single(&*path.dotted, operand(operator, (**value).clone()))),
            Self::Element { path, condition } => {
                Ok(doc! { path.dotted.as_ref(): { "$elemMatch": condition.to_element_document()? } })
            }
            Self::Expression(expression) => Ok(doc! { "$expr": &**expression }),
            Self::Raw(conditions) => Ok((**conditions).clone()),
            Self::Invalid(error) => Err(error.clone()),
        }
    }

    /// [`to_document`](Self::to_document) without a copy of the values, for what most filters are.
    pub(crate) fn into_document(self) -> Result<Document, InvalidOperation> {
        match self {
            Self::Test { path, operator, value } => Ok(single(path.dotted, operand(operator, *value))),
            Self::All(inner) => match Repeated::among(&inner) {
                Some(repeated) => Ok(repeated.merge(inner)),
                None => conjunction(&inner, Self::to_document),
            },
            other => other.to_document(),
        }
    }

    /// The words for an array element: a query on an embedded document, or operators on the element itself.
    pub(crate) fn to_element_document(&self) -> Result<Document, InvalidOperation> {
        match self {
            // `{}` would match documents and arrays only.
            Self::All(inner) if inner.is_empty() => Ok(doc! { "$exists": true }),
            _ if self.is_on_element() => self.to_operators(),
            _ => self.to_document_of_element(),
        }
    }

    fn to_document_of_element(&self) -> Result<Document, InvalidOperation> {
        if self.tests_element() {
            return Err(InvalidOperation::new(
                "one array element is compared as a whole and by its fields in the same condition; MongoDB cannot say \
                 that: compare it by its fields only",
            ));
        }
        self.to_fields_of_element()
    }

    /// Negations are written as `$not` behind each path: some servers that speak MongoDB's protocol have no `$nor` in
    /// `$elemMatch`.
    fn to_fields_of_element(&self) -> Result<Document, InvalidOperation> {
        match self {
            Self::All(inner) => conjunction(inner, Self::to_fields_of_element),
            Self::NoneOf(inner) if inner.iter().all(Self::is_single) => conjunction(inner, Self::to_negated_document),
            _ => self.to_document(),
        }
    }

    fn is_single(&self) -> bool {
        matches!(self, Self::Test { .. } | Self::Element { .. })
    }

    /// `{ path: { $not: { operator: value } } }`
    fn to_negated_document(&self) -> Result<Document, InvalidOperation> {
        match self {
            Self::Test { path, .. } | Self::Element { path, .. } => {
                Ok(doc! { path.dotted.as_ref(): { "$not": self.to_operators()? } })
            }
            _ => Ok(doc! { "$nor": [self.to_document()?] }),
        }
    }

    /// Whether every test is on the element itself.
    pub(super) fn is_on_element(&self) -> bool {
        match self {
            Self::All(inner) | Self::Any(inner) | Self::NoneOf(inner) => {
                !inner.is_empty() && inner.iter().all(Self::is_on_element)
            }
            Self::Test { path, .. } | Self::Element { path, .. } => path.dotted.is_empty(),
            Self::Expression(_) | Self::Raw(_) => false,
            Self::Invalid(_) => true,
        }
    }

    /// Whether some test is on the element itself.
    fn tests_element(&self) -> bool {
        match self {
            Self::All(inner) | Self::Any(inner) | Self::NoneOf(inner) => inner.iter().any(Self::tests_element),
            Self::Test { path, .. } | Self::Element { path, .. } => path.dotted.is_empty(),
            Self::Expression(_) | Self::Raw(_) | Self::Invalid(_) => false,
        }
    }

    /// `{ operator: value, … }`, on the element itself.
    fn to_operators(&self) -> Result<Document, InvalidOperation> {
        match self {
            Self::All(inner) => {
                let mut operators = Document::new();
                for condition in inner {
                    merge_operators(&mut operators, condition.to_operators()?)?;
                }
                Ok(operators)
            }
            Self::NoneOf(inner) => {
                let mut operators = Document::new();
                for condition in inner {
                    merge_operators(&mut operators, doc! { "$not": condition.to_operators()? })?;
                }
                Ok(operators)
            }
            Self::Any(_) => Err(InvalidOperation::new(
                "MongoDB has no `or` between conditions on an array element itself; use `is_in`, or combine two \
                 conditions on the array",
            )),
            Self::Test { operator, value, .. } => Ok(doc! { *operator: &**value }),
            Self::Element { condition, .. } => Ok(doc! { "$elemMatch": condition.to_element_document()? }),
            Self::Expression(_) => Err(InvalidOperation::new("MongoDB has no `$expr` inside `$elemMatch`")),
            Self::Raw(_) => Err(InvalidOperation::new(
                "raw conditions on the fields of an array element cannot be mixed with conditions on the element itself",
            )),
            Self::Invalid(error) => Err(error.clone()),
        }
    }
}

fn one_or(mut conditions: Vec<Condition>, combine: fn(Vec<Condition>) -> Condition) -> Condition {
    match (conditions.len(), conditions.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            conditions.extend(last);
            combine(conditions)
        }
    }
}

fn documents(conditions: &[Condition]) -> Result<Vec<Document>, InvalidOperation> {
    conditions.iter().map(Condition::to_document).collect()
}

/// One flat document if no two conditions need the same key, else one flat `$and`: a key is never overwritten.
fn conjunction(
    conditions: &[Condition],
    render: fn(&Condition) -> Result<Document, InvalidOperation>,
) -> Result<Document, InvalidOperation> {
    let mut merged = Document::new();
    for condition in conditions {
        let mut entries = render(condition)?.into_iter();
        if !entries.all(|(key, value)| merge(&mut merged, key, value)) {
            let documents: Result<Vec<_>, _> = conditions.iter().map(render).collect();
            return Ok(doc! { "$and": documents? });
        }
    }
    Ok(merged)
}

/// Adds an entry; false if it cannot be added without losing another.
fn merge(merged: &mut Document, key: String, value: Bson) -> bool {
    match (merged.get_mut(&key), value) {
        (None, value) => {
            merged.insert(key, value);
            true
        }
        (Some(Bson::String(present)), Bson::String(added)) => *present == added,
        // `{ total: { $gte: 1 } }` and `{ total: { $lt: 5 } }` are `{ total: { $gte: 1, $lt: 5 } }`.
        (Some(Bson::Document(present)), Bson::Document(added)) if !key.starts_with('$') => {
            let disjoint = are_operators(present)
                && are_operators(&added)
                && added.keys().all(|operator| !present.contains_key(operator));
            if disjoint {
                present.extend(added);
            }
            disjoint
        }
        _ => false,
    }
}

fn single(key: impl Into<String>, value: impl Into<Bson>) -> Document {
    let mut document = Document::new();
    document.insert(key, value);
    document
}

/// What stands behind the path of a test.
fn operand(operator: &'static str, value: Bson) -> Bson {
    if is_bare(operator, &value) { value } else { single(operator, value).into() }
}

/// Whether the value stands alone for a test, as MongoDB takes it for itself.
fn is_bare(operator: &str, value: &Bson) -> bool {
    operator == "$eq" && !is_document_like(value)
}

/// Which of a few tests are on the path of an earlier one, as the bits of their positions.
struct Repeated(u32);

impl Repeated {
    /// So few that looking at all pairs is quick.
    const FEW: usize = u32::BITS as usize;

    /// `None` if there are other conditions than tests, or two that do not fit into one document.
    fn among(conditions: &[Condition]) -> Option<Self> {
        if conditions.len() > Self::FEW {
            return None;
        }
        let (mut paths, mut repeated) = ([""; Self::FEW], 0);
        for (position, condition) in conditions.iter().enumerate() {
            let Condition::Test { path, operator, value } = condition else { return None };
            let path = &*path.dotted;
            for earlier in (0..position).filter(|earlier| paths[*earlier] == path) {
                let Condition::Test { operator: first, value: with, .. } = &conditions[earlier] else { return None };
                if first == operator || is_bare(first, with) || is_bare(operator, value) {
                    return None;
                }
                repeated |= 1 << position;
            }
            paths[position] = path;
        }
        Some(Self(repeated))
    }

    /// The tests in one document, their values moved.
    fn merge(self, conditions: Vec<Condition>) -> Document {
        let mut merged = Document::new();
        for (position, condition) in conditions.into_iter().enumerate() {
            let Condition::Test { path, operator, value } = condition else { continue };
            if self.0 & 1 << position == 0 {
                merged.insert(path.dotted, operand(operator, *value));
            } else if let Some(Bson::Document(operators)) = merged.get_mut(path.dotted) {
                operators.insert(operator, *value);
            }
        }
        merged
    }
}

/// Whether a document says how to compare. Else it is what is compared with: an empty document, or a reference.
fn are_operators(document: &Document) -> bool {
    !document.is_empty() && document.keys().all(|key| key.starts_with('$') && key != "$ref")
}

fn merge_operators(operators: &mut Document, added: Document) -> Result<(), InvalidOperation> {
    for (operator, value) in added {
        if operators.contains_key(&operator) {
            return Err(InvalidOperation::new(format!(
                "the conditions on one array element use `{operator}` twice; MongoDB cannot say that: use `is_in` or \
                 `not_in`, or combine two conditions on the array",
            )));
        }
        operators.insert(operator, value);
    }
    Ok(())
}

fn is_pattern(value: &Bson) -> bool {
    matches!(value, Bson::RegularExpression(_))
}

/// Values that MongoDB reads as operators or patterns unless `$eq` stands before them.
fn is_document_like(value: &Bson) -> bool {
    matches!(value, Bson::Document(_) | Bson::RegularExpression(_))
}
