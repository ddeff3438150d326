use super::{Aliases, Path, Segment};
use std::borrow::Cow;

/// One of the dotted paths that a typed path stands for.
#[derive(Clone, Debug)]
pub struct Way {
    dotted: Cow<'static, str>,
    /// Whether the elements of an array can differ in which way they go.
    in_elements: bool,
}

impl Way {
    fn child(&self, name: &str) -> Self {
        Self { dotted: join(&self.dotted, name.to_owned()), ..*self }
    }
}

/// The ways of a path; its own dotted name first.
fn ways<P: Path>() -> Vec<Way> {
    match P::WAYS {
        Some(ways) => ways(),
        None => vec![Way { dotted: Cow::Borrowed(P::DOTTED), in_elements: false }],
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

/// A path in a filter that is being built.
#[derive(Clone, Debug)]
pub(crate) struct BuiltPath {
    pub(crate) dotted: Cow<'static, str>,
    pub(crate) passes_array: bool,
    /// If it stands for other dotted paths than its own.
    ways: Vec<Way>,
}

impl BuiltPath {
    pub(crate) fn of<P: Path>() -> Self {
        let ways = P::WAYS.map_or_else(Vec::new, |ways| ways());
        Self { dotted: Cow::Borrowed(P::DOTTED), passes_array: P::PASSES_ARRAY, ways }
    }

    /// The path below another, which is one dotted name.
    pub(crate) fn below(self, parent: &str) -> Self {
        Self { dotted: join(parent, self.dotted), ..self }
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

    /// Itself if it is one dotted name; or else all that it stands for.
    pub(crate) fn into_ways(self) -> Result<Self, impl Iterator<Item = Self>> {
        let Self { passes_array, ways, .. } = self;
        if ways.is_empty() {
            return Ok(Self { ways, ..self });
        }
        Err(ways.into_iter().map(move |way| Self { dotted: way.dotted, passes_array, ways: Vec::new() }))
    }
}

impl<T: Into<Cow<'static, str>>> From<T> for BuiltPath {
    fn from(dotted: T) -> Self {
        Self { dotted: dotted.into(), passes_array: false, ways: Vec::new() }
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
