use super::Place;
use crate::{
    DecodeError,
    codec::{
        Tag,
        upgrade::{self, Versioned},
    },
    path::{
        Aliases, Any, Child, Computed, Id, Mark, Marked, OfVariant, Part, Path, Renamed, Root, Segment, Unwrapped,
        Upgraded, join,
    },
};
use bson::{Bson, doc};
use std::borrow::Cow;

/// Reads one value.
pub(super) type Read<'a, T> = &'a dyn Fn(Place<'_>) -> Result<T, DecodeError>;

/// Makes an expression about a value.
pub(super) type Ask<'a> = &'a dyn Fn(&str) -> Bson;

/// An expression about an array; of what is none, the type.
pub(super) fn about_array(array: &str, expression: impl Into<Bson>) -> Bson {
    doc! { "$cond": [{ "$isArray": array }, expression, { "$type": array }] }.into()
}

/// Paths whose values a projection can read, wherever they lie in a document.
#[diagnostic::on_unimplemented(
    message = "a projection cannot read what is at this path",
    label = "not a path from a document to its fields"
)]
pub trait Gather: Path {
    /// What is made of the values of type `T` at the path: a `Vec` of those in all elements of an array, an `Option` of
    /// one inside an `Option`.
    type Of<T>;

    /// The same for values that may not be there. However many `Option`s the path goes through, it is one `Option`.
    type OfOption<T>;

    /// Whether the path goes into what is asked for as a whole, and taken apart here: a projection knows no positions in
    /// a tuple.
    #[doc(hidden)]
    const IN_WHOLE: bool = false;

    /// The dotted paths to ask the server for.
    #[doc(hidden)]
    fn sent() -> Vec<Cow<'static, str>>;

    /// The dotted paths of what tells the variants that the path goes into.
    #[doc(hidden)]
    #[must_use]
    fn told() -> Vec<Cow<'static, str>> {
        Vec::new()
    }

    /// An expression about the value at the path; about each of them, in an array of the results, if the path passes an
    /// array. It is made by `ask`, which gets what it is about: `$items`.
    #[doc(hidden)]
    fn ask(ask: Ask<'_>) -> Bson;

    /// Reads all values at the path, each by `value`.
    ///
    /// # Errors
    /// If `value` fails, or what lies on the way to a value is no document or array.
    #[doc(hidden)]
    fn gather<T>(document: Place<'_>, value: Read<'_, T>) -> Result<Self::Of<T>, DecodeError>;

    /// Reads all values at the path that are there.
    ///
    /// # Errors
    /// As [`gather`](Self::gather).
    #[doc(hidden)]
    fn gather_option<T>(document: Place<'_>, value: Read<'_, Option<T>>) -> Result<Self::OfOption<T>, DecodeError>;

    /// The model's default for a field that a document does not have.
    #[doc(hidden)]
    #[must_use]
    fn default<T: 'static>() -> Option<T> {
        None
    }
}

impl<M: 'static> Gather for Root<M> {
    type Of<T> = T;
    type OfOption<T> = Option<T>;

    fn sent() -> Vec<Cow<'static, str>> {
        vec!["".into()]
    }

    fn ask(ask: Ask<'_>) -> Bson {
        ask("$")
    }

    fn gather<T>(document: Place<'_>, value: Read<'_, T>) -> Result<Self::Of<T>, DecodeError> {
        value(document)
    }

    fn gather_option<T>(document: Place<'_>, value: Read<'_, Option<T>>) -> Result<Self::OfOption<T>, DecodeError> {
        value(document)
    }
}

/// A field's path, under its name and `$old` ones.
macro_rules! field {
    ($path:ident<P, S: $segment:ident>, $old:expr) => {
        impl<P: Gather, S: $segment> Gather for $path<P, S> {
            type Of<T> = P::Of<T>;
            type OfOption<T> = P::OfOption<T>;
            const IN_WHOLE: bool = P::IN_WHOLE;

            fn sent() -> Vec<Cow<'static, str>> {
                below::<P>(S::NAME, $old)
            }

            fn told() -> Vec<Cow<'static, str>> {
                P::told()
            }

            fn ask(ask: Ask<'_>) -> Bson {
                P::ask(&|parent| {
                    let dot = if parent == "$" { "" } else { "." };
                    ask(&format!("{parent}{dot}{}", S::NAME))
                })
            }

            fn gather<T>(document: Place<'_>, value: Read<'_, T>) -> Result<Self::Of<T>, DecodeError> {
                P::gather(document, &|place| value(place.child(S::NAME, $old)?))
            }

            fn gather_option<T>(
                document: Place<'_>,
                value: Read<'_, Option<T>>,
            ) -> Result<Self::OfOption<T>, DecodeError> {
                P::gather_option(document, &|place| value(place.child(S::NAME, $old)?))
            }

            fn default<T: 'static>() -> Option<T> {
                Some(*S::DEFAULT?().downcast().ok()?)
            }
        }
    };
}
field!(Child<P, S: Segment>, &[]);
field!(Renamed<P, S: Aliases>, S::OLD);
field!(Id<P, S: Segment>, &[]);
field!(Computed<P, S: Segment>, &[]);

/// The dotted paths of a field below `P`.
fn below<P: Gather>(name: &'static str, old: &[&'static str]) -> Vec<Cow<'static, str>> {
    if P::IN_WHOLE {
        return P::sent();
    }
    let parents = P::sent();
    let names = [&[name], old].concat();
    names.iter().flat_map(|name| parents.iter().map(|parent| join(parent, *name))).collect()
}

impl<P: Gather, const N: usize> Gather for Part<P, N>
where
    Self: Path,
{
    type Of<T> = P::Of<T>;
    type OfOption<T> = P::OfOption<T>;
    const IN_WHOLE: bool = true;

    fn sent() -> Vec<Cow<'static, str>> {
        P::sent()
    }

    fn told() -> Vec<Cow<'static, str>> {
        P::told()
    }

    fn ask(ask: Ask<'_>) -> Bson {
        P::ask(ask)
    }

    fn gather<T>(document: Place<'_>, value: Read<'_, T>) -> Result<Self::Of<T>, DecodeError> {
        P::gather(document, &|place| value(place.part(N, Self::NAME)?))
    }

    fn gather_option<T>(document: Place<'_>, value: Read<'_, Option<T>>) -> Result<Self::OfOption<T>, DecodeError> {
        P::gather_option(document, &|place| value(place.part(N, Self::NAME)?))
    }
}

impl<P: Gather> Gather for Any<P> {
    type Of<T> = P::Of<Vec<T>>;
    type OfOption<T> = P::Of<Vec<Option<T>>>;
    const IN_WHOLE: bool = P::IN_WHOLE;

    fn sent() -> Vec<Cow<'static, str>> {
        P::sent()
    }

    fn told() -> Vec<Cow<'static, str>> {
        P::told()
    }

    fn ask(ask: Ask<'_>) -> Bson {
        // One in another hides its variable, which only the outer one's input needs.
        P::ask(&|array| about_array(array, doc! { "$map": { "input": array, "as": "e", "in": ask("$$e") } }))
    }

    fn gather<T>(document: Place<'_>, value: Read<'_, T>) -> Result<Self::Of<T>, DecodeError> {
        P::gather(document, &|place| {
            let mut values = Vec::new();
            place.each(|element| {
                values.push(value(element)?);
                Ok(())
            })?;
            Ok(values)
        })
    }

    fn gather_option<T>(document: Place<'_>, value: Read<'_, Option<T>>) -> Result<Self::OfOption<T>, DecodeError> {
        Self::gather(document, value)
    }
}

impl<P: Gather> Gather for Unwrapped<P> {
    type Of<T> = P::OfOption<T>;
    type OfOption<T> = P::OfOption<T>;
    const IN_WHOLE: bool = P::IN_WHOLE;

    fn sent() -> Vec<Cow<'static, str>> {
        P::sent()
    }

    fn told() -> Vec<Cow<'static, str>> {
        P::told()
    }

    fn ask(ask: Ask<'_>) -> Bson {
        P::ask(ask)
    }

    fn gather<T>(document: Place<'_>, value: Read<'_, T>) -> Result<Self::Of<T>, DecodeError> {
        P::gather_option(document, &|place| if place.is_none() { Ok(None) } else { value(place).map(Some) })
    }

    fn gather_option<T>(document: Place<'_>, value: Read<'_, Option<T>>) -> Result<Self::OfOption<T>, DecodeError> {
        P::gather_option(document, &|place| if place.is_none() { Ok(None) } else { value(place) })
    }
}

impl<P: Gather, V: Marked> Gather for OfVariant<P, V> {
    type Of<T> = P::OfOption<T>;
    type OfOption<T> = P::OfOption<T>;
    /// Under the key of the variant, the server would send nothing of another one.
    const IN_WHOLE: bool = P::IN_WHOLE || matches!(V::MARK, Mark::Key(_));

    fn sent() -> Vec<Cow<'static, str>> {
        P::sent()
    }

    fn told() -> Vec<Cow<'static, str>> {
        let mut told = P::told();
        if let Mark::Tag { key, .. } = V::MARK {
            told.extend(P::sent().iter().map(|value| join(value, key)));
        }
        told
    }

    fn ask(ask: Ask<'_>) -> Bson {
        P::ask(&|value| match V::MARK {
            Mark::Tag { key, name } => {
                let is_variant = doc! { "$eq": [format!("{value}.{key}"), { "$literal": name }] };
                doc! { "$cond": [is_variant, ask(value), "missing"] }.into()
            }
            Mark::Key(_) | Mark::Name(_) | Mark::Type => ask(value),
        })
    }

    fn gather<T>(document: Place<'_>, value: Read<'_, T>) -> Result<Self::Of<T>, DecodeError> {
        P::gather_option(document, &|place| if place.is_variant(V::MARK)? { value(place).map(Some) } else { Ok(None) })
    }

    fn gather_option<T>(document: Place<'_>, value: Read<'_, Option<T>>) -> Result<Self::OfOption<T>, DecodeError> {
        P::gather_option(document, &|place| if place.is_variant(V::MARK)? { value(place) } else { Ok(None) })
    }
}

impl<P: Gather, M: Versioned> Gather for Upgraded<P, M> {
    type Of<T> = P::Of<T>;
    type OfOption<T> = P::OfOption<T>;
    const IN_WHOLE: bool = true;

    fn sent() -> Vec<Cow<'static, str>> {
        P::sent()
    }

    fn told() -> Vec<Cow<'static, str>> {
        P::told()
    }

    fn ask(ask: Ask<'_>) -> Bson {
        P::ask(ask)
    }

    fn gather<T>(document: Place<'_>, value: Read<'_, T>) -> Result<Self::Of<T>, DecodeError> {
        P::gather(document, &|place| upgraded::<M, _>(place, value))
    }

    fn gather_option<T>(document: Place<'_>, value: Read<'_, Option<T>>) -> Result<Self::OfOption<T>, DecodeError> {
        P::gather_option(document, &|place| upgraded::<M, _>(place, value))
    }
}

fn upgraded<M: Versioned, T>(place: Place<'_>, value: Read<'_, T>) -> Result<T, DecodeError> {
    let Place::Value(Tag::DOCUMENT, mut from) = place else {
        return value(place);
    };
    match upgrade::older_version::<M>(&from)? {
        None => value(Place::Value(Tag::DOCUMENT, from)),
        Some(version) => {
            upgrade::read::<M, T>(&mut from, version, |from| value(Place::Value(Tag::DOCUMENT, from.clone())))
        }
    }
}
