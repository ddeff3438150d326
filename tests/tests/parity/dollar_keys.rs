//! Documents whose keys look like operators, as values in filters and in updates. MongoDB stores them since version 5.

use bson::{Bson, Document, bson, doc};
use docmodel::{prelude::*, testing};

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "notes")]
struct Note {
    #[field(id)]
    id: i32,
    any: Bson,
    extra: Document,
    list: Vec<Document>,
    mixed: Vec<Bson>,
}

const F: <Note as Model>::Fields<docmodel::path::Root<Note>> = Note::F;

fn notes() -> [Note; 4] {
    let gt = || doc! { "$gt": 1 };
    [
        Note { id: 0, any: gt().into(), extra: gt(), list: vec![gt()], mixed: vec![gt().into(), 5.into()] },
        Note { id: 1, any: 5.into(), extra: doc! { "b": 2 }, list: vec![doc! { "b": 2 }], mixed: vec![5.into()] },
        Note { id: 2, any: Bson::Null, extra: doc! { "$in": [1] }, list: vec![], mixed: vec![] },
        Note {
            id: 3,
            any: bson!([{ "$gt": 1 }]),
            extra: doc! {},
            list: vec![gt(), doc! { "$lt": 1 }, doc! { "$ne": 1 }, doc! { "b": 2 }],
            mixed: vec![bson!([1])],
        },
    ]
}

async fn stored() -> testing::TestDatabase {
    let database = testing::database().await.expect("a server");
    Note::collection(&database).insert_many(&mut notes()).await.expect("stored");
    database
}

#[tokio::test(flavor = "multi_thread")]
async fn in_filters() {
    let database = stored().await;
    let notes = Note::collection(&database);
    let found = async |filter: Filter<Note>, mql: &str| {
        assert_eq!(filter.to_string(), mql);
        let mut ids = notes.distinct(|note| note.id).matching(|_| filter).await.expect("found");
        ids.sort_unstable();
        ids
    };
    let gt = || doc! { "$gt": 1 };
    assert_eq!(found(F.any.eq(Bson::from(gt())), "{ any: { $eq: { $gt: 1 } } }").await, [0, 3]);
    assert_eq!(found(F.any.ne(Bson::from(gt())), "{ any: { $ne: { $gt: 1 } } }").await, [1, 2]);
    assert_eq!(found(F.extra.eq(doc! { "$in": [1] }), "{ extra: { $eq: { $in: [1] } } }").await, [2]);
    let values = || [Bson::from(gt()), Bson::Null];
    let mql = "{ $or: [{ any: { $in: [null] } }, { any: { $eq: { $gt: 1 } } }] }";
    assert_eq!(found(F.any.is_in(values()), mql).await, [0, 2, 3]);
    let mql = "{ $nor: [{ any: { $in: [null] } }, { any: { $eq: { $gt: 1 } } }] }";
    assert_eq!(found(F.any.not_in(values()), mql).await, [1]);
    assert_eq!(found(F.any.is_in([Bson::from(gt())]), "{ any: { $eq: { $gt: 1 } } }").await, [0, 3]);

    assert_eq!(found(F.list.contains(gt()), "{ list: { $eq: { $gt: 1 } } }").await, [0, 3]);
    let both = [gt(), doc! { "b": 2 }];
    let mql = "{ $or: [{ list: { $in: [{ b: 2 }] } }, { list: { $eq: { $gt: 1 } } }] }";
    assert_eq!(found(F.list.contains_any(both.clone()), mql).await, [0, 1, 3]);
    let mql = "{ $and: [{ list: { $eq: { $gt: 1 } } }, { list: { $eq: { b: 2 } } }] }";
    assert_eq!(found(F.list.contains_all(both), mql).await, [3]);
}

#[tokio::test(flavor = "multi_thread")]
async fn in_subsets() {
    let database = stored().await;
    let notes = Note::collection(&database);
    let mql =
        |inner: &str| format!(r#"{{ list: {{ $type: "array" }}, $nor: [{{ list: {{ $elemMatch: {inner} }} }}] }}"#);
    let [gt, lt, ne, plain] = [doc! { "$gt": 1 }, doc! { "$lt": 1 }, doc! { "$ne": 1 }, doc! { "b": 2 }];
    let cases = [
        (vec![], mql("{ $exists: true }"), vec![2]),
        (vec![&gt], mql("{ $not: { $eq: { $gt: 1 } } }"), vec![0, 2]),
        (vec![&gt, &plain], mql("{ $nin: [{ b: 2 }], $ne: { $gt: 1 } }"), vec![0, 1, 2]),
        (vec![&lt, &gt], mql("{ $not: { $not: { $ne: { $lt: 1 } } }, $ne: { $gt: 1 } }"), vec![0, 2]),
        (
            vec![&gt, &plain, &lt, &ne],
            mql(
                "{ $not: { $not: { $not: { $not: { $nin: [{ b: 2 }], $ne: { $gt: 1 } } }, $ne: { $lt: 1 } } }, $ne: { $ne: 1 } }",
            ),
            vec![0, 1, 2, 3],
        ),
    ];
    for (values, mql, expected) in cases {
        let filter = F.list.contained_by(values);
        assert_eq!(filter.to_string(), mql);
        let mut ids = notes.distinct(|note| note.id).matching(|_| filter).await.expect("found");
        ids.sort_unstable();
        assert_eq!(ids, expected, "{mql}");
    }
    let found = notes.count(|note| note.mixed.contained_by([Bson::from(gt), bson!(5)])).await.expect("counted");
    assert_eq!(found, 3, "with numbers among them");
    let many = F.list.contained_by((0..41).map(|n| doc! { "$gt": n })).to_document().expect_err("too many");
    assert!(many.to_string().contains("MongoDB can say that of up to 40"), "{many}");
    let most = notes.count(|note| note.list.contained_by((0..40).map(|n| doc! { "$gt": n }))).await.expect("counted");
    assert_eq!(most, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn in_updates() {
    let database = stored().await;
    let notes = Note::collection(&database);
    let inc = || doc! { "$inc": { "$each": [1] } };
    let updates = [
        F.any.set(Bson::from(inc())),
        F.extra.set(inc()),
        F.list.push(inc()),
        F.mixed.add_to_set([Bson::from(doc! { "$gt": 1 }), inc().into()]),
    ];
    notes.update_one(|note| note.id.eq(0)).apply(|_| updates).await.expect("updated");
    let read = async || notes.find_one(|note| note.id.eq(0)).await.expect("read").expect("there");
    let expected = Note {
        id: 0,
        any: inc().into(),
        extra: inc(),
        list: vec![doc! { "$gt": 1 }, inc()],
        mixed: vec![doc! { "$gt": 1 }.into(), 5.into(), inc().into()],
    };
    assert_eq!(read().await, expected);

    let pulled = [F.list.pull_all([inc()]), F.mixed.pull(|value| value.is_in([Bson::from(inc()), 5.into()]))];
    notes.update_one(|note| note.id.eq(0)).apply(|_| pulled).await.expect("updated");
    let note = read().await;
    assert_eq!((note.list, note.mixed), (vec![doc! { "$gt": 1 }], vec![doc! { "$gt": 1 }.into()]));

    notes
        .update_one(|note| note.id.eq(0))
        .pipeline(|note| note.any.set_to(Bson::from(doc! { "$add": [1, 2] })))
        .await
        .expect("updated");
    assert_eq!(read().await.any, doc! { "$add": [1, 2] }.into());
}
