use crate::{filter::Filter, update::Update};

/// What the closures of [`ArrayField::at`](super::ArrayField::at) and [`MapField::key`](super::MapField::key) may
/// return: a filter or an update on the element, or an array of updates.
#[diagnostic::on_unimplemented(
    message = "the closure returns `{Self}`, but a filter or an update on the element is needed",
    label = "not a `Filter<{E}>` or `Update<{E}>`"
)]
pub trait Relative<E> {
    /// The same on the model `M` that holds the element.
    type Rerooted<M: 'static>;

    /// Puts a path in front of every path.
    #[doc(hidden)]
    fn reroot<M: 'static>(self, prefix: &str) -> Self::Rerooted<M>;

    /// One that fails before anything is sent.
    #[doc(hidden)]
    fn invalid<M: 'static>(problem: String) -> Self::Rerooted<M>;
}

impl<E: 'static> Relative<E> for Filter<E> {
    type Rerooted<M: 'static> = Filter<M>;

    fn reroot<M: 'static>(self, prefix: &str) -> Filter<M> {
        Filter::reroot(self, prefix)
    }

    fn invalid<M: 'static>(problem: String) -> Filter<M> {
        Filter::invalid(problem)
    }
}

impl<E: 'static> Relative<E> for Update<E> {
    type Rerooted<M: 'static> = Update<M>;

    fn reroot<M: 'static>(self, prefix: &str) -> Update<M> {
        Update::reroot(self, prefix)
    }

    fn invalid<M: 'static>(problem: String) -> Update<M> {
        Update::invalid(problem)
    }
}

impl<E: 'static, const N: usize> Relative<E> for [Update<E>; N] {
    type Rerooted<M: 'static> = Update<M>;

    fn reroot<M: 'static>(self, prefix: &str) -> Update<M> {
        Update::collect(self).reroot(prefix)
    }

    fn invalid<M: 'static>(problem: String) -> Update<M> {
        Update::invalid(problem)
    }
}
