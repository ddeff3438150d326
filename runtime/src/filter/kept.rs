//! What a thread keeps of the filters that it built, for those that it builds next.

use std::{cell::RefCell, rc::Rc, thread::LocalKey};

/// How many of one kind are kept. Of two that fall on one place, the one that was asked for last is kept.
const PLACES: usize = 128;

/// What is kept of one kind, each at a place that comes from what it is found by.
pub(super) struct Kept<T>(RefCell<Vec<Option<Rc<T>>>>);

impl<T> Kept<T> {
    pub(super) const fn new() -> Self {
        Self(RefCell::new(Vec::new()))
    }

    /// What is kept at a place, made anew if something else is there. `None` if it cannot be made, or if the thread is
    /// about to end and keeps nothing any more.
    #[inline]
    pub(super) fn get(
        all: &'static LocalKey<Self>,
        place: usize,
        is_it: impl FnOnce(&T) -> bool,
        make: impl FnOnce() -> Option<T>,
    ) -> Option<Rc<T>> {
        all.try_with(|Self(all)| {
            let mut all = all.borrow_mut();
            if all.is_empty() {
                all.resize_with(PLACES, || None);
            }
            let kept = all.get_mut(place % PLACES)?;
            if !kept.as_deref().is_some_and(is_it) {
                *kept = make().map(Rc::new);
            }
            kept.clone()
        })
        .ok()?
    }
}
