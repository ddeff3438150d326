use super::sees::Sees;
use crate::{
    codec::Value,
    error::InvalidOperation,
    path::{BuiltPath, DottedPath, Guard},
};
use bson::{Bson, Document};

/// What a filter says, before it is words of MQL. Paths are relative to a document, or to an array element, where the
/// empty path is the element itself.
#[derive(Clone, Debug)]
pub(crate) enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    NoneOf(Vec<Condition>),
    /// `{ path: { operator: value } }`
    Test {
        path: DottedPath,
        operator: &'static str,
        value: Value,
    },
    /// `{ path: { $elemMatch: condition } }`
    Element {
        path: DottedPath,
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
        let mut conditions: Vec<_> = conditions.collect();
        // One that cannot be sent is an error, beside what matches nothing, too.
        let invalid = conditions.iter().position(|condition| matches!(condition, Self::Invalid(_)));
        let nothing =
            || conditions.iter().position(|condition| matches!(condition, Self::Any(none) if none.is_empty()));
        if let Some(decisive) = invalid.or_else(nothing) {
            return conditions.swap_remove(decisive);
        }
        if conditions.len() > 1 && conditions.iter().any(|condition| matches!(condition, Self::All(_) | Self::Raw(_))) {
            conditions = conditions.into_iter().flat_map(Self::into_conjuncts).collect();
        }
        one_or(conditions, Self::All)
    }

    fn into_conjuncts(self) -> Vec<Self> {
        match self {
            Self::All(inner) => inner,
            Self::Raw(conditions) => {
                let conjuncts = |one: &Document| Self::raw(one.clone()).into_conjuncts();
                let all = only_and(&conditions).map(|all| all.flat_map(conjuncts).collect());
                all.unwrap_or_else(|| vec![Self::Raw(conditions)])
            }
            other => vec![other],
        }
    }

    /// Conditions in MQL.
    pub(super) fn raw(conditions: Document) -> Self {
        fn says_nothing(conditions: &Document) -> bool {
            conditions.is_empty() || only_and(conditions).is_some_and(|mut all| all.all(says_nothing))
        }
        if says_nothing(&conditions) { Self::All(Vec::new()) } else { Self::Raw(Box::new(conditions)) }
    }

    /// [`all`](Self::all) of two, where most often the second is a test.
    #[inline]
    pub(super) fn and(mut self, other: Self) -> Self {
        match (&mut self, &other) {
            (Self::All(inner), Self::Test { .. }) if !inner.is_empty() => {
                inner.push(other);
                self
            }
            (Self::Test { .. }, Self::Test { .. }) => {
                let mut both = Vec::with_capacity(8);
                both.push(self);
                both.push(other);
                Self::All(both)
            }
            _ => Self::all([self, other].into_iter()),
        }
    }

    /// A disjunction without disjunctions in it.
    pub(super) fn any(conditions: impl Iterator<Item = Self>) -> Self {
        let mut flat = Vec::new();
        let mut is_everything = false;
        for condition in conditions {
            match condition {
                // One that cannot be sent is an error all the same.
                Self::Invalid(error) => return Self::Invalid(error),
                Self::All(everything) if everything.is_empty() => is_everything = true,
                Self::Any(inner) if flat.is_empty() => flat = inner,
                Self::Any(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        if is_everything { Self::All(Vec::new()) } else { one_or(flat, Self::Any) }
    }

    pub(super) fn negate(self) -> Self {
        match self {
            Self::All(everything) if everything.is_empty() => Self::Any(everything),
            Self::Any(nothing) if nothing.is_empty() => Self::All(nothing),
            Self::NoneOf(inner) => one_or(inner, Self::Any),
            Self::Any(inner) => Self::NoneOf(inner),
            Self::Invalid(error) => Self::Invalid(error),
            other => Self::NoneOf(vec![other]),
        }
    }

    /// Whether it matches everything, or nothing.
    pub(crate) fn is_constant(&self) -> bool {
        matches!(self, Self::All(inner) | Self::Any(inner) if inner.is_empty())
    }

    pub(super) fn test(path: BuiltPath, operator: &'static str, value: Value) -> Self {
        match path.into_plain() {
            Ok(path) => Self::test_plain(path, operator, value),
            Err(path) => {
                let sees = Sees::of(operator, &value);
                Self::over(path, sees, value, |path, value| Self::test_plain(path, operator, value))
            }
        }
    }

    /// Most tests are put as they are.
    #[inline]
    pub(super) fn test_plain(path: DottedPath, operator: &'static str, value: Value) -> Self {
        if value.is_plain() {
            Self::Test { path, operator, value }
        } else {
            Self::test_of_values(path, operator, value)
        }
    }

    fn test_of_values(path: DottedPath, operator: &'static str, value: Value) -> Self {
        match (operator, value) {
            // Known without a look at the documents, so that nobody takes a filter of these for one with conditions.
            ("$in", Value::Array(none)) if none.is_empty() => Self::Any(Vec::new()),
            ("$nin", Value::Array(none)) if none.is_empty() => Self::All(Vec::new()),
            // `$ne` takes no regular expression, as a value or as a pattern.
            ("$ne", value) if value.is_pattern() => Self::equal(path, value).negate(),
            // In a list, a regular expression is a pattern, and a document with a `$` key would have to be an operator.
            ("$in" | "$nin", Value::Array(values)) if !values.iter().all(can_be_listed) => {
                let (listed, others): (Vec<_>, Vec<_>) = values.into_iter().partition(can_be_listed);
                let listed = (!listed.is_empty()).then_some(Value::Array(listed));
                let listed = listed.map(|value| Self::Test { path: path.clone(), operator: "$in", value });
                let others = others.into_iter().map(|value| Self::equal(path.clone(), value.into()));
                let any = Self::any(listed.into_iter().chain(others));
                if operator == "$nin" { any.negate() } else { any }
            }
            (operator, value) => Self::Test { path, operator, value },
        }
    }

    fn equal(path: DottedPath, value: Value) -> Self {
        Self::Test { path, operator: "$eq", value }
    }

    /// A test of each of the dotted paths that a path stands for. A document has one of them, or none.
    pub(super) fn over<T: Clone>(path: BuiltPath, sees: Sees, by: T, test: impl Fn(DottedPath, T) -> Self) -> Self {
        if matches!(sees, Sees::Null { .. }) && path.differs_in_elements() {
            return Self::Invalid(InvalidOperation::new(format!(
                "in an array, each element may have `{}` under its new name or under an old one, and MongoDB cannot say \
                 that one has neither: use `elem_match` instead of `any()`",
                path.dotted
            )));
        }
        let path = match path.into_plain() {
            Ok(path) => return test(path, by),
            Err(path) => path,
        };
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
            let (operator, value) = match name {
                Some(name) => ("$eq", Value::String(name.to_owned())),
                None => ("$exists", Value::Boolean(true)),
            };
            Self::Test { path: DottedPath { dotted, passes_array: false }, operator, value }
        });
        Self::all(guards.chain([self]))
    }

    /// "Some element meets a or b" is "some element meets a, or some element meets b". MongoDB has no `$or` between
    /// conditions on an element itself, and some servers that speak its protocol have none in `$elemMatch` at all.
    pub(super) fn element(path: BuiltPath, condition: Self) -> Self {
        Self::over(path, Sees::Value, condition, Self::element_plain)
    }

    fn element_plain(path: DottedPath, condition: Self) -> Self {
        match condition {
            Self::Any(inner) => {
                Self::any(inner.into_iter().map(|condition| Self::element_plain(path.clone(), condition)))
            }
            Self::Invalid(error) => Self::Invalid(error),
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
    pub(crate) fn map_paths(self, map: &impl Fn(DottedPath) -> DottedPath) -> Self {
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

/// Whether `$in` takes the value as a value.
pub(super) fn can_be_listed(value: &Bson) -> bool {
    match value {
        Bson::RegularExpression(_) => false,
        Bson::Document(document) => !document.keys().next().is_some_and(|first| first.starts_with('$')),
        _ => true,
    }
}

/// The conditions of a document that has nothing but an `$and` of them.
fn only_and(conditions: &Document) -> Option<impl Iterator<Item = &Document>> {
    match conditions.get("$and") {
        Some(Bson::Array(all)) if conditions.len() == 1 && !all.is_empty() => {
            all.iter().all(|one| one.as_document().is_some()).then(|| all.iter().filter_map(Bson::as_document))
        }
        _ => None,
    }
}
