use crate::error::InvalidOperation;
use std::collections::BTreeMap;

/// The paths of one update, as a tree. MongoDB refuses a path twice, two of which one lies inside the other, and two that
/// name elements of one array in different ways.
#[derive(Default)]
pub(super) struct Paths {
    /// The change that ends here.
    change: Option<Named>,
    /// By a field's name, a map key or a position.
    fields: BTreeMap<String, Self>,
    /// By `$[]` or `$[e0]`.
    selections: BTreeMap<String, Self>,
}

/// A path as it is sent, and the operator that changes what is there.
#[derive(Clone)]
struct Named {
    operator: &'static str,
    path: String,
}

impl Paths {
    pub(super) fn add(&mut self, operator: &'static str, path: &str) -> Result<(), InvalidOperation> {
        let new = Named { operator, path: path.to_owned() };
        self.check(&new, path)?;
        let mut node = self;
        for part in path.split('.') {
            let inside = if is_selection(part) { &mut node.selections } else { &mut node.fields };
            node = inside.entry(part.to_owned()).or_default();
        }
        node.change = Some(new);
        Ok(())
    }

    /// Refuses a new path that is in the way of another, looking at the rest of it from here on.
    fn check(&self, new: &Named, rest: &str) -> Result<(), InvalidOperation> {
        if let Some(outer) = &self.change {
            return Err(outer.contains(new));
        }
        let (part, rest) = rest.split_once('.').map_or((rest, None), |(part, rest)| (part, Some(rest)));
        let others = if is_selection(part) { &self.fields } else { &self.selections };
        if let Some(other) = others.values().find_map(Self::first) {
            return Err(other.mixes_with(new));
        }
        for node in self.same(part) {
            match (rest, &node.change) {
                (Some(rest), _) => node.check(new, rest)?,
                (None, Some(same)) => return Err(same.twice(new)),
                (None, None) => node.first().map_or(Ok(()), |inner| Err(new.contains(inner)))?,
            }
        }
        Ok(())
    }

    /// What stands for the same value as `part`, or may do so: `$[]` is every element. Which elements two different
    /// filters have in common is known to the server only.
    fn same(&self, part: &str) -> impl Iterator<Item = &Self> {
        let selected = self
            .selections
            .iter()
            .filter(move |(other, _)| is_selection(part) && (*other == part || *other == "$[]" || part == "$[]"))
            .map(|(_, node)| node);
        self.fields.get(part).into_iter().chain(selected)
    }

    /// Some change that is here or inside.
    fn first(&self) -> Option<&Named> {
        self.change.as_ref().or_else(|| self.fields.values().chain(self.selections.values()).find_map(Self::first))
    }
}

fn is_selection(part: &str) -> bool {
    part.starts_with("$[")
}

impl Named {
    fn twice(&self, new: &Self) -> InvalidOperation {
        InvalidOperation::new(if self.path == new.path {
            let Self { operator, path } = self;
            format!(
                "the update changes `{path}` twice, by `{operator}` and by `{}`; MongoDB applies one change per path",
                new.operator
            )
        } else {
            format!(
                "the update changes {self} and {new}, which can be the same value; MongoDB applies one change to it"
            )
        })
    }

    fn contains(&self, inner: &Self) -> InvalidOperation {
        InvalidOperation::new(format!(
            "the update changes both {self} and {inner}, and one lies inside the other; change one of them"
        ))
    }

    fn mixes_with(&self, new: &Self) -> InvalidOperation {
        InvalidOperation::new(format!(
            "the update changes both {self} and {new}; of one array, MongoDB changes either positions, as `at` does, or \
             what `each` and `filtered` select: make it two updates"
        ))
    }
}

/// `` `items.$[].qty` by `$inc` ``
impl std::fmt::Display for Named {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` by `{}`", self.path, self.operator)
    }
}
