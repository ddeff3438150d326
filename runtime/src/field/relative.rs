use super::Single;
use crate::{
    filter::Filter,
    path::{BuiltPath, Path, join},
    update::Update,
};

/// What the closures of [`ArrayField::at`](super::ArrayField::at) and [`MapField::key`](super::MapField::key) may
/// return: a filter or an update on the element, or an array of updates.
#[diagnostic::on_unimplemented(
    message = "the closure returns `{Self}`, but a filter or an update on the element is needed",
    label = "not a `Filter<{E}>` or `Update<{E}>`"
)]
pub trait Relative<E, P: Path> {
    /// The same on the model that holds the element.
    type Rerooted;

    /// Puts the path, and the name of the element there, in front of every path.
    #[doc(hidden)]
    fn reroot(self, name: &str) -> Self::Rerooted;

    /// The same for an element at a position. An update of one that is not there would put nulls before it.
    #[doc(hidden)]
    fn reroot_at(self, position: usize) -> Self::Rerooted
    where
        Self: Sized,
    {
        self.reroot(&position.to_string())
    }

    /// One that fails before anything is sent.
    #[doc(hidden)]
    fn invalid(problem: String) -> Self::Rerooted;
}

#[diagnostic::do_not_recommend]
impl<E: 'static, P: Path> Relative<E, P> for Filter<E> {
    type Rerooted = Filter<P::Model>;

    fn reroot(self, name: &str) -> Self::Rerooted {
        Filter::reroot(self, BuiltPath::of::<P>().child(name.to_owned()))
    }

    fn invalid(problem: String) -> Self::Rerooted {
        Filter::invalid(problem)
    }
}

#[diagnostic::do_not_recommend]
impl<E: 'static, P: Single> Relative<E, P> for Update<E> {
    type Rerooted = Update<P::Model>;

    fn reroot(self, name: &str) -> Self::Rerooted {
        Update::reroot(self, &join(P::DOTTED, name.to_owned()))
    }

    fn reroot_at(self, position: usize) -> Self::Rerooted {
        Update::reroot_at(self, &join(P::DOTTED, position.to_string()))
    }

    fn invalid(problem: String) -> Self::Rerooted {
        Update::invalid(problem)
    }
}

#[diagnostic::do_not_recommend]
impl<E: 'static, P: Single, const N: usize> Relative<E, P> for [Update<E>; N] {
    type Rerooted = Update<P::Model>;

    fn reroot(self, name: &str) -> Self::Rerooted {
        Relative::<E, P>::reroot(Update::collect(self), name)
    }

    fn reroot_at(self, position: usize) -> Self::Rerooted {
        Relative::<E, P>::reroot_at(Update::collect(self), position)
    }

    fn invalid(problem: String) -> Self::Rerooted {
        Update::invalid(problem)
    }
}
