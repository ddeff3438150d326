//! Random changes of random documents, on a server.

mod edits;
mod merged;

use self::{
    edits::{Edit, edits},
    merged::assert_merged,
};
use bson::{Bson, Document, doc};
use docmodel::{Error, Snapshot, prelude::*, testing};
use proptest::{collection, option, prelude::*, test_runner::TestRunner};
use std::{
    cell::Cell,
    collections::{BTreeMap, HashMap, HashSet},
};

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Part {
    #[field(skip_none)]
    b: Option<i32>,
    #[field(skip_none)]
    a: Option<String>,
    c: Vec<i32>,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "things", track_changes)]
struct Thing {
    #[field(id)]
    id: i64,
    part: Part,
    maybe: Option<Part>,
    parts: Vec<Part>,
    grid: Vec<Vec<i32>>,
    number: f64,
    map: HashMap<String, Part>,
    sorted: BTreeMap<String, i32>,
    set: HashSet<i32>,
    any: Document,
    snapshot: Snapshot,
}

fn part() -> impl Strategy<Value = Part> {
    (option::of(0..3), option::of("[a-z]{0,2}"), collection::vec(0..3, 0..3)).prop_map(|(b, a, c)| Part { b, a, c })
}

fn any_document() -> impl Strategy<Value = Document> {
    let value = prop_oneof![
        (0..3).prop_map(Bson::Int32),
        Just(Bson::Null),
        "[a-c]{0,1}".prop_map(Bson::String),
        collection::vec(("[a-d.$]{1,2}", 0..3), 0..4).prop_map(|entries| entries
            .into_iter()
            .map(|(key, n)| (key, Bson::Int32(n)))
            .collect::<Document>()
            .into()),
    ];
    collection::vec(("[a-d]", value), 0..4).prop_map(|entries| entries.into_iter().collect())
}

fn thing() -> impl Strategy<Value = Thing> {
    let number = prop_oneof![Just(0.0), Just(-0.0), Just(1.5), Just(f64::MAX)];
    let first = (part(), option::of(part()), collection::vec(part(), 0..4), number);
    let grid = collection::vec(collection::vec(0..3, 0..3), 0..3);
    let maps = (collection::hash_map("[a-d]", part(), 0..4), collection::btree_map("[a-d]", 0..3, 0..4));
    let others = (grid, maps, collection::hash_set(0..6, 0..4), any_document());
    (first, others).prop_map(|((part, maybe, parts, number), (grid, (map, sorted), set, any))| Thing {
        id: 1,
        part,
        maybe,
        parts,
        grid,
        number,
        map,
        sorted,
        set,
        any,
        snapshot: Snapshot::default(),
    })
}

/// Puts a key that the model does not know into every document that is a model.
fn with_unknown_keys(thing: &Thing) -> Document {
    let mut stored = docmodel::to_document(thing).expect("encodes");
    stored.insert("unknown", "root");
    stored.get_document_mut("part").expect("there").insert("unknown", "part");
    for (position, part) in stored.get_array_mut("parts").expect("there").iter_mut().enumerate() {
        part.as_document_mut().expect("a part").insert("unknown", i64::try_from(position).expect("few"));
    }
    stored
}

fn known(mut part: Document) -> Vec<u8> {
    part.remove("unknown");
    part.to_vec().expect("encodes")
}

#[test]
fn what_is_saved_is_what_a_replacement_stores_and_unknown_keys_survive() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let database = runtime.block_on(testing::database()).expect("a server");
    let things = Thing::collection(&database);
    let case = async |before: Thing, after: Thing| {
        let raw = things.driver();
        let stored = with_unknown_keys(&before);
        raw.delete_many(doc! {}).await.expect("deleted");
        raw.insert_one(&stored).await.expect("stored");

        let mut thing = things.find_by_id(&1).await.expect("read").expect("there");
        assert!(!thing.is_changed().expect("compared"));
        let snapshot = thing.snapshot.clone();
        thing = Thing { snapshot, ..after.clone() };
        let changes = thing.changes().expect("compared").to_string();
        things.save(&mut thing).await.expect("saved");

        let result = raw.find_one(doc! {}).await.expect("read").expect("there");
        let read: Thing = docmodel::from_document(&result).expect("reads");
        assert_eq!(read, after, "{changes}");
        assert_eq!(read.number.to_bits(), after.number.to_bits(), "{changes}");
        assert!(!thing.is_changed().expect("compared"), "saved with {changes}");
        assert_eq!(result.get_str("unknown").ok(), Some("root"), "{changes}");
        let part = result.get_document("part").expect("there");
        assert_eq!(part.get_str("unknown").ok(), Some("part"), "{changes}");
        let wanted = docmodel::to_document(&after).expect("encodes");
        if before.part != after.part {
            assert_eq!(known(part.clone()), known(wanted.get_document("part").expect("there").clone()), "{changes}");
        }
        if before.parts.len() == after.parts.len() {
            let parts = result.get_array("parts").expect("there").iter();
            let kept = parts.enumerate().all(|(position, part)| {
                part.as_document().and_then(|part| part.get_i64("unknown").ok()) == i64::try_from(position).ok()
            });
            assert!(kept, "{changes}");
        }
    };
    let edited = (thing(), edits()).prop_map(|(before, edits)| (before.clone(), edited(before, &edits)));
    let pairs = prop_oneof![(thing(), thing()), edited];
    let result = TestRunner::default().run(&pairs, |(before, after)| {
        runtime.block_on(case(before, after));
        Ok(())
    });
    result.unwrap_or_else(|failure| panic!("{failure}"));
}

fn edited(mut thing: Thing, edits: &[Edit]) -> Thing {
    for edit in edits {
        edit.apply(&mut thing);
    }
    thing
}

#[test]
fn what_two_writers_change_is_all_there_or_the_second_has_a_conflict() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let database = runtime.block_on(testing::database()).expect("a server");
    let things = Thing::collection(&database);
    let (both, conflicts) = (Cell::new(0), Cell::new(0));
    let case = async |before: Thing, my_edits: &[Edit], their_edits: &[Edit]| {
        let raw = things.driver();
        let before = docmodel::to_document(&before).expect("encodes");
        raw.delete_many(doc! {}).await.expect("deleted");
        raw.insert_one(&before).await.expect("stored");
        let loaded = things.find_by_id(&1).await.expect("read").expect("there");
        let theirs = docmodel::to_document(&edited(loaded.clone(), their_edits)).expect("encodes");
        let mut mine = edited(loaded, my_edits);
        let changes = mine.changes().expect("compared");
        raw.replace_one(doc! {}, &theirs).await.expect("stored");

        let result = things.save(&mut mine).await;
        let end = raw.find_one(doc! {}).await.expect("read").expect("there");
        match result {
            Ok(()) => {
                let mine = docmodel::to_document(&mine).expect("encodes");
                assert_merged([&before, &mine, &theirs, &end], &changes.to_string());
                both.set(both.get() + i32::from(!changes.is_empty() && theirs != before));
            }
            Err(Error::Conflict { .. }) => {
                assert_eq!(end, theirs, "{changes}: nothing was written");
                assert_ne!(theirs, before, "{changes}: there was none");
                conflicts.set(conflicts.get() + 1);
            }
            Err(error) => panic!("{changes}: {error}"),
        }
    };
    let result = TestRunner::default().run(&(thing(), edits(), edits()), |(before, mine, theirs)| {
        runtime.block_on(case(before, &mine, &theirs));
        Ok(())
    });
    result.unwrap_or_else(|failure| panic!("{failure}"));
    assert!(both.get() > 10 && conflicts.get() > 10, "{both:?} with both changes, {conflicts:?} conflicts");
}
