use super::*;
use crate::plan::UpdateChanges;
use bson::{doc, rawdoc};

#[derive(crate::DocumentModel)]
#[document(crate = crate)]
struct Note {
    #[field(id)]
    id: i32,
}

#[derive(crate::DocumentModel)]
#[document(crate = crate)]
struct Versioned {
    #[field(id)]
    id: i32,
    #[field(version)]
    revision: i64,
}

fn insert(n: i32) -> BulkWrite {
    BulkWrite::Insert(rawdoc! { "_id": n })
}

fn delete(n: i32) -> BulkWrite {
    DeleteOperation { filter: doc! { "_id": n }, many: false, options: WriteOptions::default() }.into()
}

fn update(n: i32) -> BulkWrite {
    let (filter, update) = (doc! { "_id": n }, UpdateChanges::Operators(doc! { "$set": { "a": 1 } }));
    let options = WriteOptions { hint: Some("_id_".into()), ..WriteOptions::default() };
    UpdateOperation { filter, update, array_filters: vec![], many: true, upsert: true, options }.into()
}

fn shape(batches: &[Batch]) -> Vec<(Kind, Vec<usize>)> {
    batches.iter().map(|batch| (batch.kind, batch.positions.clone())).collect()
}

#[test]
fn an_ordered_bulk_keeps_its_order() {
    let writes = || vec![delete(0), insert(1), insert(2), update(3), insert(4)];
    let ordered = batches::<Note>(writes(), true).expect("encodes");
    assert_eq!(
        shape(&ordered),
        [(Kind::Delete, vec![0]), (Kind::Insert, vec![1, 2]), (Kind::Update, vec![3]), (Kind::Insert, vec![4])]
    );
    let unordered = batches::<Note>(writes(), false).expect("encodes");
    assert_eq!(shape(&unordered), [(Kind::Insert, vec![1, 2, 4]), (Kind::Update, vec![3]), (Kind::Delete, vec![0])]);
    assert!(batches::<Note>(vec![], true).expect("encodes").is_empty());
}

#[test]
fn replacements_of_a_version_go_alone() {
    let replace = |upsert| {
        let (filter, replacement) = (doc! {}, rawdoc! { "_id": 1 });
        ReplaceOperation { filter, replacement, upsert, options: WriteOptions::default() }.into()
    };
    let writes = || vec![delete(0), replace(false), update(2), replace(true), replace(false), replace(false)];
    let kinds = |batches: Result<Vec<Batch>>| shape(&batches.expect("encodes"));
    assert_eq!(
        kinds(batches::<Versioned>(writes(), false)),
        [
            (Kind::Update, vec![2, 3]),
            (Kind::ReplaceVersion, vec![1]),
            (Kind::ReplaceVersion, vec![4]),
            (Kind::ReplaceVersion, vec![5]),
            (Kind::Delete, vec![0])
        ]
    );
    assert_eq!(kinds(batches::<Note>(writes(), false)), [(Kind::Update, vec![1, 2, 3, 4, 5]), (Kind::Delete, vec![0])]);
}

#[test]
fn batches_stay_below_the_limits() {
    let many = batches::<Note>((0..100_001).map(delete).collect(), true).expect("encodes");
    let sizes: Vec<_> = many.iter().map(|batch| batch.positions.len()).collect();
    assert!(sizes.iter().all(|size| *size <= MOST_WRITES) && many.iter().all(|batch| batch.bytes <= MOST_BYTES));
    assert_eq!(sizes.iter().sum::<usize>(), 100_001);
    let positions: Vec<usize> = many.into_iter().flat_map(|batch| batch.positions).collect();
    assert!(positions.into_iter().eq(0..100_001));

    let large = |n: usize| BulkWrite::Insert(rawdoc! { "_id": "x".repeat(n) });
    let batches = batches::<Note>(vec![large(3 * MOST_BYTES), large(1), large(MOST_BYTES - 100), large(100)], true);
    let batches = batches.expect("encodes");
    assert_eq!(
        shape(&batches),
        [(Kind::Insert, vec![0]), (Kind::Insert, vec![1, 2]), (Kind::Insert, vec![3])],
        "one that is too large for a batch goes alone"
    );
}

#[test]
fn commands_say_all_that_is_given() {
    let shared = Shared { ordered: false, comment: Some("x".into()), write_concern: Some(WriteConcern::majority()) };
    let batch = &batches::<Note>(vec![update(7)], false).expect("encodes")[0];
    let command = shared.command("orders", batch).expect("encodes");
    assert_eq!(
        Document::try_from(&*command).expect("decodes"),
        doc! {
            "update": "orders",
            "ordered": false,
            "comment": "x",
            "writeConcern": { "w": "majority" },
            "updates": [{ "q": { "_id": 7 }, "u": { "$set": { "a": 1 } }, "multi": true, "upsert": true, "hint": "_id_" }],
        }
    );
    let shared = Shared { ordered: true, comment: None, write_concern: None };
    let batch = &batches::<Note>(vec![delete(7)], true).expect("encodes")[0];
    let command = shared.command("orders", batch).expect("encodes");
    assert_eq!(
        Document::try_from(&*command).expect("decodes"),
        doc! { "delete": "orders", "ordered": true, "deletes": [{ "q": { "_id": 7 }, "limit": 1 }] }
    );
}
