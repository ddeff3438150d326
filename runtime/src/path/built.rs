use super::{Aliases, Mark, Path, Segment, Variant};
use std::borrow::Cow;

/// One of the dotted paths that a typed path stands for.
#[derive(Clone, Debug)]
pub struct Way {
    dotted: Cow<'static, str>,
    /// The variants that the path goes into, outermost first.
    guards: Vec<Guard>,
    /// Whether the elements of an array can differ in which way they go.
    in_elements: bool,
}

impl Way {
    fn child(&self, name: &str) -> Self {
        Self { dotted: join(&self.dotted, name.to_owned()), ..self.clone() }
    }
}

/// What says that a value is one variant.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Guard {
    pub(crate) dotted: Cow<'static, str>,
    /// What is there: if nothing is given, anything.
    pub(crate) name: Option<&'static str>,
}

impl Guard {
    fn new(parent: &str, mark: Mark) -> Option<Self> {
        match mark {
            Mark::Tag { key, name } => Some(Self { dotted: join(parent, key), name: Some(name) }),
            Mark::Key(key) => Some(Self { dotted: join(parent, key), name: None }),
            Mark::Name(_) | Mark::Type => None,
        }
    }
}

/// The ways of a path; its own dotted name first.
fn ways<P: Path>() -> Vec<Way> {
    match P::WAYS {
        Some(ways) => ways(),
        None => vec![Way { dotted: Cow::Borrowed(P::DOTTED), guards: Vec::new(), in_elements: false }],
    }
}

pub(super) fn below<P: Path, S: Segment>() -> Vec<Way> {
    ways::<P>().iter().map(|way| way.child(S::NAME)).collect()
}

/// Under the new name first.
pub(super) fn below_any_name<P: Path, S: Aliases>() -> Vec<Way> {
    let names = [&[S::NAME], S::OLD].concat();
    let ways = ways::<P>();
    let under = |name: &str| ways.iter().map(|way| way.child(name)).collect::<Vec<_>>();
    let mut ways: Vec<_> = names.into_iter().flat_map(under).collect();
    for way in &mut ways {
        way.in_elements |= P::PASSES_ARRAY;
    }
    ways
}

pub(super) fn guarded<P: Path, V: Variant>() -> Vec<Way> {
    let mut ways = ways::<P>();
    for way in &mut ways {
        way.guards.extend(Guard::new(&way.dotted, V::MARK));
    }
    ways
}

/// The dotted paths that stand for a field in values of the same variants.
pub(crate) struct Group {
    pub(crate) guards: Vec<Guard>,
    ways: Vec<Way>,
    passes_array: bool,
}

impl Group {
    /// The paths, each one dotted name.
    pub(crate) fn paths(&self) -> impl Iterator<Item = DottedPath> {
        let Self { ways, passes_array, .. } = self;
        ways.iter().map(|way| DottedPath { dotted: way.dotted.clone(), passes_array: *passes_array })
    }

    /// All of them as one path, without the variants.
    pub(crate) fn unguarded(self) -> BuiltPath {
        let Self { ways, passes_array, .. } = self;
        let dotted = ways.first().map_or(Cow::Borrowed(""), |way| way.dotted.clone());
        BuiltPath { dotted, passes_array, ways }
    }
}

/// A path that is one dotted name.
#[derive(Clone, Debug)]
pub(crate) struct DottedPath {
    pub(crate) dotted: Cow<'static, str>,
    pub(crate) passes_array: bool,
}

impl DottedPath {
    /// The path below another.
    pub(crate) fn below(self, parent: &str) -> Self {
        Self { dotted: join(parent, self.dotted), ..self }
    }
}

/// A path in a filter that is being built.
#[derive(Clone, Debug)]
pub(crate) struct BuiltPath {
    pub(crate) dotted: Cow<'static, str>,
    pub(crate) passes_array: bool,
    /// If it stands for other dotted paths than its own.
    ways: Vec<Way>,
}

impl BuiltPath {
    #[inline]
    pub(crate) fn of<P: Path>() -> Self {
        let ways = P::WAYS.map_or_else(Vec::new, |ways| ways());
        Self { dotted: Cow::Borrowed(P::DOTTED), passes_array: P::PASSES_ARRAY, ways }
    }

    /// The path of what is below this one, which is one dotted name from here.
    pub(crate) fn child(&self, rest: impl Into<Self>) -> Self {
        let Self { dotted, passes_array, .. } = rest.into();
        Self {
            ways: self.ways.iter().map(|way| way.child(&dotted)).collect(),
            dotted: join(&self.dotted, dotted),
            passes_array: self.passes_array || passes_array,
        }
    }

    /// The dotted names that values at the path had before.
    pub(crate) fn old_names(self) -> impl Iterator<Item = Cow<'static, str>> {
        self.ways.into_iter().skip(1).map(|way| way.dotted)
    }

    /// Whether one of the elements that the path passes can have the value under one name, and one under another.
    pub(crate) fn differs_in_elements(&self) -> bool {
        self.ways.iter().any(|way| way.in_elements)
    }

    pub(crate) fn is_plain(&self) -> bool {
        self.ways.is_empty()
    }

    /// The one dotted name that it is, if it is no more.
    #[inline]
    pub(crate) fn into_plain(self) -> Result<DottedPath, Self> {
        let Self { dotted, passes_array, ways } = self;
        if ways.is_empty() { Ok(DottedPath { dotted, passes_array }) } else { Err(Self { dotted, passes_array, ways }) }
    }

    /// All that the path stands for, if it is more than one dotted name.
    pub(crate) fn into_groups(self) -> Vec<Group> {
        let Self { passes_array, ways, .. } = self;
        let mut groups: Vec<Group> = Vec::new();
        for mut way in ways {
            let guards = std::mem::take(&mut way.guards);
            match groups.iter_mut().find(|group| group.guards == guards) {
                Some(group) => group.ways.push(way),
                None => groups.push(Group { guards, ways: vec![way], passes_array }),
            }
        }
        groups
    }
}

impl<T: Into<Cow<'static, str>>> From<T> for BuiltPath {
    fn from(dotted: T) -> Self {
        Self { dotted: dotted.into(), passes_array: false, ways: Vec::new() }
    }
}

impl From<DottedPath> for BuiltPath {
    fn from(DottedPath { dotted, passes_array }: DottedPath) -> Self {
        Self { dotted, passes_array, ways: Vec::new() }
    }
}

/// A path with a part that is known only at run time.
pub(crate) fn join(parent: &str, name: impl Into<Cow<'static, str>>) -> Cow<'static, str> {
    let name = name.into();
    match (parent, &*name) {
        ("", _) => name,
        (_, "") => Cow::Owned(parent.to_owned()),
        _ => Cow::Owned(format!("{parent}.{name}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_at_run_time() {
        assert_eq!(join("", "b"), "b");
        assert_eq!(join("a", ""), "a");
        assert_eq!(join("a", "b"), "a.b");
    }
}
