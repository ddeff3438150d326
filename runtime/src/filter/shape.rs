//! Filters of one shape: the same fields, compared by the same operators. A program asks for the same few things over
//! and over, with other values, so the document of a filter is a copy of one of its shape, with its own values put in. No
//! key is hashed, looked up or moved for that.

use super::{Condition, kept::Kept};
use bson::{Bson, Document, doc};
use std::{borrow::Cow, ptr};

thread_local! {
    static SHAPES: Kept<Shape> = const { Kept::new() };
}

struct Shape {
    tests: Box<[Test]>,
    /// What the tests are in MQL, with null for each value, in the order of the tests.
    document: Document,
}

/// A path, and the operator if it is written. Those of one field are the same bytes in memory, and are known by that.
#[derive(Clone, Copy)]
struct Test {
    path: &'static str,
    operator: Option<&'static str>,
}

/// The conditions as a document, or as they are, if there is more to them than tests of fields.
pub(super) fn render(conditions: Vec<Condition>) -> Result<Document, Vec<Condition>> {
    match unfilled(&conditions) {
        Some(mut document) => {
            fill(&mut document, conditions);
            Ok(document)
        }
        None => Err(conditions),
    }
}

/// A copy of the document of their shape.
fn unfilled(conditions: &[Condition]) -> Option<Document> {
    let place = place(conditions)?;
    let is_it = |shape: &Shape| shape.is_of(conditions);
    let shape = Kept::get(&SHAPES, place, is_it, || Shape::of(conditions))?;
    Some(shape.document.clone())
}

/// Puts the values in, each in its place.
fn fill(document: &mut Document, conditions: Vec<Condition>) {
    let mut conditions = conditions.into_iter();
    let mut fill = |place: &mut Bson| {
        if let Some(Condition::Test { value, .. }) = conditions.next() {
            value.put_in(place);
        }
    };
    for (_, place) in document.iter_mut() {
        match place {
            Bson::Document(operators) => operators.iter_mut().for_each(|(_, place)| fill(place)),
            place => fill(place),
        }
    }
}

/// Where the shape is kept.
#[inline]
fn place(conditions: &[Condition]) -> Option<usize> {
    let mut hash = 0_u64;
    for condition in conditions {
        let Test { path, operator } = Test::of(condition)?;
        let operator = operator.map_or(0, |operator| operator.as_ptr().addr() as u64);
        let test = path.as_ptr().addr() as u64 ^ operator.rotate_left(32);
        hash = (hash.rotate_left(5) ^ test).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    Some((hash >> 32) as usize)
}

impl Shape {
    /// The shape of tests that are one document in their own order.
    fn of(conditions: &[Condition]) -> Option<Self> {
        let tests: Box<[_]> = conditions.iter().map(Test::of).collect::<Option<_>>()?;
        let mut document = Document::new();
        let mut last = "";
        for Test { path, operator } in &tests {
            let before = match (operator, document.get_mut(path)) {
                (None, None) => document.insert(*path, Bson::Null),
                (Some(operator), None) => document.insert(*path, doc! { *operator: null }),
                (Some(operator), Some(Bson::Document(operators))) if last == *path => {
                    operators.insert(*operator, Bson::Null)
                }
                _ => return None,
            };
            if before.is_some() {
                return None;
            }
            last = path;
        }
        Some(Self { tests, document })
    }

    #[inline]
    fn is_of(&self, conditions: &[Condition]) -> bool {
        self.tests.len() == conditions.len()
            && self
                .tests
                .iter()
                .zip(conditions)
                .all(|(test, condition)| Test::of(condition).is_some_and(|other| test.is(other)))
    }
}

impl Test {
    #[inline]
    fn of(condition: &Condition) -> Option<Self> {
        match condition {
            Condition::Test { path, operator, value } => match path.dotted {
                Cow::Borrowed(path) => {
                    Some(Self { path, operator: (!value.stands_alone(operator)).then_some(operator) })
                }
                Cow::Owned(_) => None,
            },
            _ => None,
        }
    }

    #[inline]
    fn is(self, other: Self) -> bool {
        ptr::eq(self.path, other.path)
            && match (self.operator, other.operator) {
                (None, None) => true,
                (Some(ours), Some(theirs)) => ptr::eq(ours, theirs),
                _ => false,
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bson::bson;

    const PATHS: [&str; 20] =
        ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t"];

    fn test(path: &'static str, operator: &'static str, value: Bson) -> Condition {
        Condition::test(path.into(), operator, value.into())
    }

    #[test]
    fn each_filter_of_a_shape_has_its_own_values() {
        for (least, most, text) in [(1, 5, "x"), (7, 9, "y"), (0, -1, "")] {
            let document = render(vec![
                test("a", "$gte", least.into()),
                test("a", "$lt", most.into()),
                test("b", "$eq", text.into()),
                test("c", "$eq", bson!({ "$gt": text })),
                test("d", "$in", bson!([least, text])),
            ]);
            let expected = doc! {
                "a": { "$gte": least, "$lt": most },
                "b": text,
                "c": { "$eq": { "$gt": text } },
                "d": { "$in": [least, text] },
            };
            assert_eq!(document.ok(), Some(expected));
        }
    }

    #[test]
    fn how_a_value_is_written_is_part_of_the_shape() {
        for value in [bson!(1), bson!({ "x": 1 }), bson!(2), bson!({}), Bson::Null, bson!({ "$gt": null })] {
            let written = if value.as_document().is_some() { bson!({ "$eq": value.clone() }) } else { value.clone() };
            assert_eq!(render(vec![test("a", "$eq", value)]).ok(), Some(doc! { "a": written }));
        }
    }

    #[test]
    fn shapes_of_one_place_take_turns() {
        for round in 0..3 {
            for (one, other) in PATHS.iter().flat_map(|one| PATHS.iter().map(move |other| (*one, *other))) {
                let both = render(vec![test(one, "$eq", round.into()), test(other, "$lt", 7.into())]);
                let expected = (one != other).then(|| doc! { one: round, other: { "$lt": 7 } });
                assert_eq!(both.ok(), expected);
            }
        }
    }

    #[test]
    fn conditions_that_are_more_than_one_document_in_their_order_are_left() {
        let range_apart = [test("a", "$gt", 1.into()), test("b", "$eq", 2.into()), test("a", "$lt", 3.into())];
        let twice = [test("a", "$gt", 1.into()), test("a", "$gt", 2.into())];
        let range_of_one = [test("a", "$eq", 1.into()), test("a", "$lt", 3.into())];
        let at_run_time = [test("a", "$eq", 1.into()).map_paths(&|path| path.below("map"))];
        let nested = [test("a", "$eq", 1.into()).negate()];
        for conditions in [range_apart.to_vec(), twice.into(), range_of_one.into(), at_run_time.into(), nested.into()] {
            assert!(render(conditions).is_err());
        }
    }
}
