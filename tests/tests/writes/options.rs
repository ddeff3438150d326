use super::{unasked, unasked_orders};
use crate::{
    commands::listening,
    models::{Order, order},
};
use bson::doc;
use docmodel::{Snapshot, prelude::*, testing};
use futures_util::stream;
use mongodb::options::{Collation, CollationStrength, WriteConcern};
use std::mem;

fn ignoring_case() -> Collation {
    Collation::builder().locale("en").strength(CollationStrength::Secondary).build()
}

#[tokio::test]
async fn all_writes_have_them() {
    let orders = unasked_orders().await;
    let model = order("a");
    macro_rules! with_all_options {
        ($builder:expr) => {
            $builder
                .collation(ignoring_case())
                .hint("number_1")
                .comment("nightly")
                .variable("least", 5)
                .write_concern(WriteConcern::majority())
                .plan()
                .to_string()
        };
    }
    let options = "{ collation: { locale: \"en\", strength: 2 }, hint: \"number_1\", comment: \"nightly\", \
                   let: { least: 5 }, writeConcern: { w: \"majority\" } })\n// index: number_1 (1 of 1 key)";
    let one = orders.update_one(|o| o.number.eq("a")).apply(|o| o.paid.set(true));
    assert_eq!(
        with_all_options!(one),
        format!("db.orders.updateOne({{ number: \"a\" }}, {{ $set: {{ paid: true }} }}, {options}")
    );
    for plan in [
        with_all_options!(orders.update_many(|o| o.number.eq("a")).apply(|o| o.paid.set(true))),
        with_all_options!(orders.replace_one(|o| o.number.eq("a"), &model)),
        with_all_options!(orders.delete_one(|o| o.number.eq("a"))),
        with_all_options!(orders.delete_many(|o| o.number.eq("a"))),
        with_all_options!(orders.find_one_and_update(|o| o.number.eq("a")).apply(|o| o.paid.set(true))),
        with_all_options!(orders.find_one_and_replace(|o| o.number.eq("a"), &model)),
        with_all_options!(orders.find_one_and_delete(|o| o.number.eq("a"))),
    ] {
        assert!(plan.ends_with(&format!(", {options}")), "{plan}");
    }
}

#[tokio::test]
async fn hints_are_of_declared_indexes() {
    let orders = unasked_orders().await;
    let problem = "// cannot be sent: `orders` declares no index `gone` that could be a hint";
    for plan in [
        orders.update_one(|o| o.number.eq("a")).apply(|o| o.paid.set(true)).hint("gone").plan(),
        orders.replace_one(|o| o.number.eq("a"), &order("a")).hint("gone").plan(),
        orders.delete_one(|o| o.number.eq("a")).hint("gone").plan(),
        orders.find_one_and_delete(|o| o.number.eq("a")).hint("gone").plan(),
    ] {
        assert!(plan.to_string().starts_with(problem), "{plan}");
    }
}

#[tokio::test]
async fn the_server_takes_them() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    orders.sync_indexes().await.expect("synced");
    orders.insert_many(&mut [order("NO-1"), order("no-2"), order("SE-1")]).await.expect("stored");

    let update = orders.update_one(|o| o.number.eq("no-1")).apply(|o| o.paid.set(true)).collation(ignoring_case());
    assert_eq!(update.await.expect("updated").modified_count, 1);
    let by_variable = Filter::raw(doc! { "$expr": { "$eq": ["$number", "$$wanted"] } });
    let update = orders.update_many(|_| by_variable.clone()).apply(|o| o.note.set("x")).variable("wanted", "SE-1");
    assert_eq!(update.comment("nightly").await.expect("updated").modified_count, 1);
    let replaced = orders.find_one(|o| o.note.eq("x")).await.expect("read").expect("there");
    let replace = orders.replace_one(|o| o.number.eq("SE-1"), &replaced).hint("number_1");
    assert_eq!(replace.await.expect("replaced").matched_count, 1);
    let delete = orders.delete_many(|o| o.number.eq("NO-2")).collation(ignoring_case());
    assert_eq!(delete.write_concern(WriteConcern::majority()).await.expect("deleted"), 1);
    let last = orders.find_one_and_delete(|o| o.number.gte("A")).hint("number_1").sort(|o| o.number.desc());
    assert_eq!(last.await.expect("deleted").map(|o| o.number), Some("SE-1".into()));
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "notes", track_changes, soft_delete)]
struct Note {
    #[field(id)]
    id: i32,
    text: String,
    deleted_at: Option<DateTime>,
    snapshot: Snapshot,
}

fn note(id: i32) -> Note {
    Note { id, text: "new".into(), deleted_at: None, snapshot: Snapshot::default() }
}

#[tokio::test]
async fn writes_of_models_have_a_comment_and_a_write_concern() {
    let database = testing::database().await.expect("a server");
    let (client, commands) = listening(database.server().uri(), "write options", None).await;
    let of_client = client.database(database.name());
    let (notes, orders) = (Note::collection(&of_client), Order::collection(&of_client));
    // What a write sends: so many commands of a name.
    macro_rules! assert_sent {
        ($count:literal $name:literal, $write:expr) => {{
            $write.comment("nightly").write_concern(WriteConcern::majority()).await.expect("written");
            let sent = mem::take(&mut *commands.lock().expect("not poisoned"));
            assert_eq!(sent.iter().filter(|command| command.contains_key($name)).count(), $count, "{sent:?}");
            for command in sent {
                assert_eq!(command.get("comment"), Some(&"nightly".into()), "{command}");
                assert_eq!(command.get_document("writeConcern").ok(), Some(&doc! { "w": "majority" }), "{command}");
            }
        }};
    }

    assert_sent!(1 "insert", orders.insert_one(&mut order("a")));
    assert_sent!(2 "insert", orders.insert_many(&mut [order("b"), order("c"), order("d")]).batch_size(2));
    assert_sent!(2 "insert", orders.insert_each([order("e"), order("f")]).batch_size(1).ordered(false));
    assert_sent!(1 "insert", orders.insert_stream(stream::iter([order("g")])));
    let mut whole = order("h");
    assert_sent!(1 "update", orders.save(&mut whole));
    whole.paid = true;
    assert_sent!(1 "update", orders.replace(&mut whole));
    assert_sent!(1 "delete", orders.delete(&whole));

    let mut note = note(1);
    assert_sent!(1 "insert", notes.save(&mut note));
    note.text = "changed".into();
    assert_sent!(1 "update", notes.save(&mut note));
    assert_sent!(1 "update", notes.delete(&note));
    assert_sent!(1 "update", notes.restore(|n| n.id.eq(1)));
    assert_sent!(1 "delete", notes.delete(&note).permanently());

    orders.insert_one(&mut order("i")).await.expect("stored");
    let sent = mem::take(&mut *commands.lock().expect("not poisoned"));
    assert!(!sent[0].contains_key("comment") && !sent[0].contains_key("writeConcern"), "{sent:?}");
}

#[tokio::test]
async fn plans_of_models_show_them() {
    let notes = unasked::<Note>().await;
    let options = r#"comment: "nightly", writeConcern: { w: "majority" } })"#;
    macro_rules! assert_ends {
        ($builder:expr, $end:expr) => {
            let plan = $builder.comment("nightly").write_concern(WriteConcern::majority()).plan().to_string();
            let first = plan.lines().next().unwrap_or_default();
            assert!(first.ends_with(&format!("{}{options}", $end)), "{plan}");
        };
    }
    let mut stored: Note =
        docmodel::from_document(&doc! { "_id": 1, "text": "new", "deleted_at": null }).expect("fits");
    stored.text = "changed".into();
    assert_ends!(notes.insert_one(&mut note(1)), "deleted_at: null }, { ");
    assert_ends!(notes.insert_many(&mut [note(1)]), "deleted_at: null }], { ");
    assert_ends!(notes.insert_many(&mut [note(1), note(2)]).ordered(false), "}], { ordered: false, ");
    assert_ends!(notes.save(&mut note(1)), "deleted_at: null }, { ");
    assert_ends!(notes.save(&mut stored.clone()), r#"{ $set: { text: "changed" } }, { "#);
    assert_ends!(notes.replace(&mut stored), "deleted_at: null }, { ");
    assert_ends!(notes.delete(&stored), "}, { ");
    assert_ends!(notes.delete(&stored).permanently(), "{ _id: 1 }, { ");
}

/// Without an answer, nobody knows what became of a model.
#[tokio::test]
async fn a_write_without_an_answer_is_refused() {
    let database = testing::database().await.expect("a server");
    let notes = Note::collection(&database);
    let mut unsure = note(1);
    let error = notes.save(&mut unsure).write_concern(WriteConcern::nodes(0)).await.expect_err("no answer");
    assert!(error.to_string().contains("Unacknowledged write concerns are not supported"), "{error}");
    assert_eq!((unsure.snapshot.stored(), notes.count(|_| Filter::everything()).await.expect("counted")), (None, 0));
}
