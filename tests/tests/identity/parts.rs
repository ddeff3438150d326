//! Saves of arrays and embedded documents beside another writer: what each of them has changed is there, or the second
//! has a conflict.

use bson::{Bson, Document, doc};
use docmodel::{Error, Snapshot, Tracked, prelude::*, testing};
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Task {
    name: String,
    notes: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "boards", track_changes)]
struct Board {
    #[field(id)]
    id: i32,
    title: String,
    tags: Vec<String>,
    none: Vec<String>,
    tasks: Vec<Task>,
    grid: Vec<Vec<i32>>,
    boxes: Vec<Vec<Vec<i32>>>,
    lead: Option<Task>,
    null: Option<Vec<String>>,
    #[field(skip_none)]
    missing: Option<Vec<String>>,
    links: BTreeMap<String, Task>,
    #[field(flatten)]
    rest: Document,
    snapshot: Snapshot,
}

fn stored() -> Document {
    let task = |name: &str| doc! { "name": name, "notes": ["n"] };
    doc! {
        "_id": 1,
        "title": "Å",
        "tags": ["a", "b", "c", "d"],
        "none": [],
        "tasks": [task("t0"), task("t1"), task("t2")],
        "grid": [[1], [2], [3]],
        "boxes": [[]],
        "lead": task("lead"),
        "null": null,
        "links": { "a": task("a") },
    }
}

fn strings<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).into()
}

fn task(name: &str) -> Task {
    Task { name: name.into(), notes: Vec::new() }
}

type Change = fn(&mut Board);

/// What is sent after a change: the conditions on the document, and the update.
fn sent(boards: &Collection<Board>, change: Change) -> String {
    let mut board: Board = docmodel::from_document(&stored()).expect("reads");
    change(&mut board);
    let plan = boards.save(&mut board).plan().to_string();
    plan.lines().next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn plans_show_what_a_change_relies_on() {
    let (_database, boards) = boards().await;
    let expect = |change: Change, expected: &str| {
        let sent = sent(&boards, change);
        assert_eq!(sent.strip_prefix("db.boards.updateOne({ _id: 1, ").unwrap_or(&sent), expected);
    };
    expect(|b| b.tags.push("é".into()), r#"tags: { $size: 4 } }, { $push: { tags: { $each: ["é"] } } })"#);
    expect(|b| b.none.push("e".into()), r#"none: { $size: 0 } }, { $push: { none: { $each: ["e"] } } })"#);
    expect(
        |b| b.tags.splice(1..1, strings(["x", "y"])).for_each(drop),
        r#"tags: { $size: 4 } }, { $push: { tags: { $each: ["x", "y"], $position: 1 } } })"#,
    );
    expect(
        |b| b.tags.truncate(2),
        r#"tags: { $size: 4 }, $expr: { $eq: [{ $slice: ["$tags", 2, 2] }, { $literal: ["c", "d"] }] } }, { $push: { tags: { $each: [], $slice: 2 } } })"#,
    );
    expect(
        |b| drop(b.tags.remove(2)),
        r#"tags: { $size: 4 }, $expr: { $eq: [{ $slice: ["$tags", 2, 2] }, { $literal: ["c", "d"] }] } }, { $push: { tags: { $each: ["d"], $position: 2, $slice: 3 } } })"#,
    );
    expect(
        |b| b.tags.clear(),
        r#"$expr: { $eq: ["$tags", { $literal: ["a", "b", "c", "d"] }] } }, { $set: { tags: [] } })"#,
    );
    expect(
        |b| {
            b.tags[0] = "x".into();
            b.tags.push("y".into());
        },
        r#"tags: { $size: 4 }, $expr: { $eq: [{ $slice: ["$tags", 0, 1] }, { $literal: ["a"] }] } }, { $set: { "tags.0": "x", "tags.4": "y" } })"#,
    );
    expect(
        |b| b.tasks[1].notes.push("x".into()),
        r#"tasks: { $size: 3 }, $expr: { $eq: [{ $slice: ["$tasks", 1, 1] }, { $literal: [{ name: "t1", notes: ["n"] }] }] } }, { $push: { "tasks.1.notes": { $each: ["x"] } } })"#,
    );
    expect(
        |b| b.grid[1].push(9),
        r#"grid: { $size: 3 }, $expr: { $eq: [{ $slice: ["$grid", 1, 1] }, { $literal: [[2]] }] } }, { $push: { "grid.1": { $each: [9] } } })"#,
    );
    expect(
        |b| b.null = Some(strings(["x"])),
        r#"$expr: { $eq: ["$null", { $literal: null }] } }, { $set: { null: ["x"] } })"#,
    );
    expect(|b| b.missing = Some(vec![]), "missing: { $exists: false } }, { $set: { missing: [] } })");
    expect(
        |b| (b.links, b.lead) = ([("b".into(), task("x"))].into(), None),
        r#"links: { $type: "object" }, "links.b": { $exists: false }, $expr: { $and: [{ $eq: ["$lead", { $literal: { name: "lead", notes: ["n"] } }] }, { $eq: ["$links.a", { $literal: { name: "a", notes: ["n"] } }] }] } }, { $set: { lead: null, "links.b": { name: "x", notes: [] } }, $unset: { "links.a": "" } })"#,
    );
    let whole = sent(&boards, |b| drop(b.rest.insert("x.y", 1)));
    assert!(
        whole.starts_with(
            r#"db.boards.replaceOne({ _id: 1, $expr: { $eq: ["$$ROOT", { $literal: { _id: 1, title: "Å", "#
        )
    );
}

#[tokio::test]
async fn of_large_arrays_what_is_new_is_sent() {
    #[derive(Debug, DocumentModel)]
    #[document(collection = "logs", track_changes)]
    struct Log {
        #[field(id)]
        id: i32,
        lines: Vec<String>,
        snapshot: Snapshot,
    }

    let database = testing::database().await.expect("a server");
    let logs = Log::collection(&database);
    let lines: Vec<String> = (0..1000).map(|n| format!("line {n}")).collect();
    logs.insert_one(&mut Log { id: 1, lines, snapshot: Snapshot::default() }).await.expect("stored");
    let changes: [fn(&mut Vec<String>); 6] = [
        |lines| lines.push("new".into()),
        |lines| lines.insert(0, "new".into()),
        |lines| drop(lines.pop()),
        |lines| lines[500] = "new".into(),
        |lines| drop(lines.remove(998)),
        |lines| {
            lines[0] = "new".into();
            lines.push("newer".into());
        },
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let mut log = logs.find_by_id(&1).await.expect("read").expect("there");
        change(&mut log.lines);
        let sent = logs.save(&mut log).plan().to_string();
        assert!(sent.len() < 300, "{number}: {sent}");
        logs.save(&mut log).await.expect("saved");
        let stored = logs.find_by_id(&1).await.expect("read").expect("there");
        assert_eq!(stored.lines, log.lines, "{number}");
        assert!(!log.is_changed().expect("compared"), "{number}");
    }
}

async fn boards() -> (testing::TestDatabase, Collection<Board>) {
    let database = testing::database().await.expect("a server");
    let boards = Board::collection(&database);
    (database, boards)
}

/// Loads a board, lets another writer update it, and saves a change. The result has what the other one has stored, and what
/// there is in the end.
async fn beside(
    boards: &Collection<Board>,
    change: Change,
    theirs: Document,
) -> (Result<(), Error>, Document, Document) {
    let raw = boards.driver();
    let read = async || raw.find_one(doc! {}).await.expect("read").expect("there");
    raw.delete_many(doc! {}).await.expect("deleted");
    raw.insert_one(stored()).await.expect("stored");
    let mut mine = boards.find_by_id(&1).await.expect("read").expect("there");
    raw.update_one(doc! {}, theirs).await.expect("updated");
    let left = read().await;
    change(&mut mine);
    let result = boards.save(&mut mine).await;
    (result, left, read().await)
}

#[tokio::test]
async fn what_both_have_changed_is_a_conflict() {
    let push = |path: &str| doc! { "$push": { path: "theirs" } };
    let set = |path: &str, value: Bson| doc! { "$set": { path: value } };
    let conflicts: Vec<(Change, Document)> = vec![
        (|b| b.tags.push("mine".into()), push("tags")),
        (|b| b.none.push("mine".into()), push("none")),
        (|b| b.tags.insert(1, "mine".into()), push("tags")),
        (|b| b.tags.push("mine".into()), doc! { "$pull": { "tags": "a" } }),
        (|b| b.tags.truncate(1), push("tags")),
        (|b| b.tags.truncate(1), set("tags.3", "theirs".into())),
        (|b| b.tags.clear(), push("tags")),
        (|b| b.tags.clear(), set("tags.0", "theirs".into())),
        (|b| drop(b.tags.remove(1)), push("tags")),
        (|b| drop(b.tags.remove(1)), set("tags.2", "theirs".into())),
        (|b| b.tags[0] = "mine".into(), set("tags.0", "theirs".into())),
        (|b| b.tags.reverse(), set("tags.1", "theirs".into())),
        (|b| b.tags.push("mine".into()), set("tags", "theirs".into())),
        (|b| b.tags[0] = "mine".into(), doc! { "$unset": { "tags": "" } }),
        (|b| b.tasks.push(task("mine")), doc! { "$push": { "tasks": { "name": "theirs", "notes": [] } } }),
        (|b| b.tasks[0].notes.push("mine".into()), push("tasks.0.notes")),
        (|b| b.tasks[0].notes.push("mine".into()), set("tasks.0.name", "theirs".into())),
        (|b| drop(b.tasks.pop()), push("tasks.2.notes")),
        (|b| b.grid[0].push(7), doc! { "$push": { "grid.0": 8 } }),
        (|b| drop(b.grid.remove(1)), doc! { "$push": { "grid.2": 8 } }),
        // Of these, the stored array holds the one that was loaded.
        (|b| b.boxes.clear(), set("boxes", vec![Bson::from(vec![Bson::from(Vec::<Bson>::new())])].into())),
        (|b| b.boxes[0].push(vec![1]), doc! { "$push": { "boxes.0": [] } }),
        (|b| b.null = Some(strings(["mine"])), set("null", vec!["theirs"].into())),
        (|b| b.null = Some(strings(["mine"])), set("null", vec![Bson::Null].into())),
        (|b| b.missing = Some(strings(["mine"])), push("missing")),
        (|b| b.lead = None, set("lead.name", "theirs".into())),
        (|b| b.lead = Some(task("mine")), set("lead", Bson::Null)),
        (|b| b.lead.iter_mut().for_each(|lead| lead.notes.push("mine".into())), push("lead.notes")),
        (|b| b.links.clear(), push("links.a.notes")),
        (
            |b| drop(b.links.insert("b".into(), task("mine"))),
            set("links.b", doc! { "name": "theirs", "notes": [] }.into()),
        ),
        (|b| drop(b.rest.insert("x.y", 1)), push("tags")),
        (|b| drop(b.rest.insert("$x", 1)), set("unknown", 1.into())),
    ];
    let (_database, boards) = boards().await;
    for (number, (change, theirs)) in conflicts.into_iter().enumerate() {
        let (result, left, end) = beside(&boards, change, theirs.clone()).await;
        assert!(matches!(result, Err(Error::Conflict { expected: None, .. })), "{number} {theirs}: {result:?}, {end}");
        assert_eq!(end, left, "{number} {theirs}: nothing was written");
    }
}

#[tokio::test]
async fn what_one_of_them_has_changed_is_stored() {
    let set = |path: &str, value: &str| doc! { "$set": { path: value } };
    let cases: Vec<(Change, Document, &str, Bson)> = vec![
        (|b| b.tags.push("mine".into()), set("tags.0", "theirs"), "tags", vec!["theirs", "b", "c", "d", "mine"].into()),
        (
            |b| b.tags.insert(0, "mine".into()),
            set("tags.3", "theirs"),
            "tags",
            vec!["mine", "a", "b", "c", "theirs"].into(),
        ),
        (|b| b.tags.truncate(2), set("tags.0", "theirs"), "tags", vec!["theirs", "b"].into()),
        (|b| drop(b.tags.remove(2)), set("tags.1", "theirs"), "tags", vec!["a", "theirs", "d"].into()),
        (|b| b.tags[3] = "mine".into(), set("tags.1", "theirs"), "tags", vec!["a", "theirs", "c", "mine"].into()),
        (
            |b| {
                b.tags[0] = "mine".into();
                b.tags.push("mine, too".into());
            },
            set("tags.1", "theirs"),
            "tags",
            vec!["mine", "theirs", "c", "d", "mine, too"].into(),
        ),
        (
            |b| b.tasks[0].notes.push("mine".into()),
            doc! { "$push": { "tasks.1.notes": "theirs" } },
            "tasks",
            vec![
                doc! { "name": "t0", "notes": ["n", "mine"] },
                doc! { "name": "t1", "notes": ["n", "theirs"] },
                doc! { "name": "t2", "notes": ["n"] },
            ]
            .into(),
        ),
        (
            |b| b.lead.iter_mut().for_each(|lead| lead.notes.push("mine".into())),
            set("lead.name", "theirs"),
            "lead",
            doc! { "name": "theirs", "notes": ["n", "mine"] }.into(),
        ),
        // A value without parts: the last one wins.
        (|b| b.title = "mine".into(), set("title", "theirs"), "title", "mine".into()),
    ];
    let (_database, boards) = boards().await;
    for (change, theirs, field, expected) in cases {
        let (result, mut left, end) = beside(&boards, change, theirs.clone()).await;
        assert!(result.is_ok(), "{theirs}: {result:?}");
        left.insert(field, expected);
        assert_eq!(end, left, "{theirs}");
    }
}

#[tokio::test]
async fn a_document_that_is_replaced_has_what_others_have_added_before() {
    let (_database, boards) = boards().await;
    let raw = boards.driver();
    raw.insert_one(stored()).await.expect("stored");
    let mut mine = boards.find_by_id(&1).await.expect("read").expect("there");
    mine.rest.insert("x.y", 1);
    raw.update_one(doc! {}, doc! { "$set": { "theirs": true } }).await.expect("updated");
    let error = boards.save(&mut mine).await.expect_err("it would be lost");
    assert!(matches!(error, Error::Conflict { .. }), "{error}");
    boards.reload(&mut mine).await.expect("read");
    mine.rest.insert("x.y", 1);
    boards.save(&mut mine).await.expect("saved");
    mine.rest.insert("x.y", 2);
    boards.save(&mut mine).await.expect("saved again");
    let mut expected = stored();
    expected.extend(doc! { "theirs": true, "x.y": 2 });
    assert_eq!(raw.find_one(doc! {}).await.expect("read"), Some(expected));
}

/// The version says that nothing has changed, so that nothing else has to be asked for.
#[tokio::test]
async fn with_a_version_there_are_no_other_conditions() {
    #[derive(Debug, DocumentModel)]
    #[document(collection = "lists", track_changes)]
    struct List {
        #[field(id)]
        id: i32,
        tags: Vec<String>,
        #[field(flatten)]
        rest: Document,
        #[field(version)]
        revision: i64,
        snapshot: Snapshot,
    }

    let database = testing::database().await.expect("a server");
    let lists = List::collection(&database);
    lists.driver().insert_one(doc! { "_id": 1, "tags": ["a"], "revision": 4_i64 }).await.expect("stored");
    let load = async || lists.find_by_id(&1).await.expect("read").expect("there");
    let (mut mine, mut theirs) = (load().await, load().await);
    mine.tags.push("mine".into());
    theirs.tags.push("theirs".into());
    assert_eq!(
        lists.save(&mut mine).plan().to_string().lines().next(),
        Some(
            r#"db.lists.updateOne({ _id: 1, revision: Long("4") }, { $push: { tags: { $each: ["mine"] } }, $inc: { revision: Long("1") } })"#
        )
    );
    lists.save(&mut theirs).await.expect("saved");
    for change in [|_: &mut List| {}, |list: &mut List| drop(list.rest.insert("x.y", 1))] {
        change(&mut mine);
        let error = lists.save(&mut mine).await.expect_err("another version");
        assert!(matches!(error, Error::Conflict { expected: Some(4), found: Some(5), .. }), "{error}");
    }
    assert_eq!(load().await.tags, ["a", "theirs"]);
}
