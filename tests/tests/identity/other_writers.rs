//! Saves of what other programs store, or change meanwhile.

use bson::{Bson, Document, doc};
use docmodel::{Error, Snapshot, Tracked, prelude::*, testing};
use indexmap::IndexMap;

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Line {
    sku: String,
    #[field(lenient)]
    price: f64,
    #[field(lenient)]
    qty: i64,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "carts", track_changes)]
struct Cart {
    #[field(id)]
    id: i32,
    lines: Vec<Line>,
    tags: Vec<String>,
    names: IndexMap<String, String>,
    snapshot: Snapshot,
}

/// As other programs store it: its whole numbers are int32.
fn stored() -> Document {
    let line = |sku: &str| doc! { "sku": sku, "price": 10, "qty": 1, "gift": sku };
    doc! {
        "_id": 1,
        "lines": [line("A"), line("B"), line("C")],
        "tags": ["a long one", "b", "c"],
        "names": {},
    }
}

async fn carts() -> (testing::TestDatabase, Collection<Cart>) {
    let database = testing::database().await.expect("a server");
    let carts = Cart::collection(&database);
    carts.driver().insert_one(stored()).await.expect("stored");
    (database, carts)
}

async fn load(carts: &Collection<Cart>) -> Cart {
    carts.find_by_id(&1).await.expect("read").expect("there")
}

async fn raw(carts: &Collection<Cart>) -> Document {
    carts.driver().find_one(doc! {}).await.expect("read").expect("there")
}

#[test]
fn unknown_keys_survive_beside_numbers_of_other_types() {
    let mut cart: Cart = docmodel::from_document(&stored()).expect("reads");
    cart.lines[1].qty = 2;
    assert_eq!(cart.changes().unwrap().to_string(), r#"{ $set: { "lines.1.qty": Long("2") } }"#);
    cart.lines.remove(0);
    let text = cart.changes().unwrap().to_string();
    assert!(text.contains(r#"{ sku: "C", price: Double(10), qty: Long("1"), gift: "C" }"#), "{text}");
}

#[tokio::test]
async fn what_is_changed_is_the_element_that_was_loaded() {
    let (_database, carts) = carts().await;
    let changes: [fn(&mut Cart); 2] = [|cart| cart.lines[0].qty = 7, |cart| cart.tags[1] = "x".into()];
    for change in changes {
        carts.driver().replace_one(doc! {}, stored()).await.expect("stored");
        let mut mine = load(&carts).await;
        change(&mut mine);
        // Another writer drops the first of them, and adds one: the arrays have their size.
        let mut theirs = stored();
        for name in ["lines", "tags"] {
            let items = theirs.get_array_mut(name).expect("there");
            let first = items.remove(0);
            items.push(first);
        }
        carts.driver().replace_one(doc! {}, &theirs).await.expect("stored");
        let error = carts.save(&mut mine).await.expect_err("another element is there now");
        assert!(matches!(error, Error::Conflict { expected: None, found: Some(0), .. }), "{error}");
        assert_eq!(raw(&carts).await, theirs, "nothing was written");
    }
}

#[tokio::test]
async fn elements_that_others_change_are_not_in_the_way() {
    let (_database, carts) = carts().await;
    let mut mine = load(&carts).await;
    mine.lines[0].qty = 7;
    let other = doc! { "$set": { "lines.1.qty": 8, "lines.2": { "sku": "D", "price": 1.5, "qty": 1 } } };
    carts.driver().update_one(doc! {}, other).await.expect("updated");
    carts.save(&mut mine).await.expect("saved");
    let lines = load(&carts).await.lines;
    assert_eq!(
        lines.iter().map(|line| (line.sku.as_str(), line.qty)).collect::<Vec<_>>(),
        [("A", 7), ("B", 8), ("D", 1)]
    );
}

fn with_first(member: &mut Document) {
    if let Some(Bson::String(name)) = member.remove("name") {
        member.insert("first", name);
    }
}

#[tokio::test]
async fn what_moves_does_not_undo_what_others_change() {
    #[derive(Debug, DocumentModel)]
    #[document(collection = "members", track_changes, schema_version = 2, upgrade(1 = "with_first"))]
    struct Member {
        #[field(id)]
        id: i32,
        first: String,
        #[field(alias = "town")]
        city: String,
        age: i32,
        snapshot: Snapshot,
    }

    let database = testing::database().await.expect("a server");
    let members = Member::collection(&database);
    let raw = members.driver();
    let old = doc! { "_id": 1, "name": "Ida", "town": "Oslo", "age": 1 };
    let new = doc! { "_id": 1, "schema_version": 2, "first": "Ida", "town": "Oslo", "age": 1 };
    let migrated =
        doc! { "$set": { "schema_version": 2, "first": "Eva", "city": "Rome" }, "$unset": { "name": "", "town": "" } };
    for (before, change) in [
        // A program that has the old names only.
        (&old, doc! { "$set": { "name": "Eva" } }),
        (&old, doc! { "$set": { "town": "Rome" } }),
        (&new, doc! { "$set": { "town": "Rome" } }),
        // Another one like this.
        (&old, migrated.clone()),
        (&new, migrated),
    ] {
        raw.delete_many(doc! {}).await.expect("deleted");
        raw.insert_one(before).await.expect("stored");
        let mut member = members.find_by_id(&1).await.expect("read").expect("there");
        member.age = 2;
        raw.update_one(doc! {}, change.clone()).await.expect("updated");
        let after = raw.find_one(doc! {}).await.expect("read");
        let error = members.save(&mut member).await.expect_err("it moves what has changed");
        assert!(matches!(error, Error::Conflict { .. }), "{before} {change}: {error}");
        assert_eq!(raw.find_one(doc! {}).await.expect("read"), after, "{before} {change}");

        members.reload(&mut member).await.expect("read");
        member.age = 2;
        raw.update_one(doc! {}, doc! { "$set": { "other": true } }).await.expect("updated");
        members.save(&mut member).await.expect("what is changed elsewhere is not in the way");
        let stored = raw.find_one(doc! {}).await.expect("read").expect("there");
        assert!(stored.get_bool("other").is_ok() && stored.get("age") == Some(&Bson::Int32(2)), "{stored}");
    }
}

#[test]
fn several_keys_that_are_numbers_replace_the_map() {
    let mut cart: Cart = docmodel::from_document(&stored()).expect("reads");
    cart.names.insert("10".into(), "ten".into());
    assert_eq!(cart.changes().unwrap().to_string(), r#"{ $set: { "names.10": "ten" } }"#);
    cart.names.insert("9".into(), "nine".into());
    assert_eq!(
        cart.changes().unwrap().to_string(),
        r#"{ $set: { names: { "10": "ten", "9": "nine" } } }"#,
        "the server would add 9 before 10"
    );
}

fn moved_name(person: &mut Document) {
    if let Some(Bson::Document(name)) = person.get_mut("name")
        && let Some(given) = name.remove("given")
    {
        name.insert("first", given);
    }
}

#[test]
fn a_key_with_a_dot_is_not_taken_for_a_path() {
    #[derive(Debug, DocumentModel)]
    #[document(track_changes, schema_version = 2, upgrade(1 = "moved_name"))]
    struct Person {
        #[field(id)]
        id: i32,
        name: Name,
        age: i32,
        snapshot: Snapshot,
    }

    #[derive(Debug, EmbeddedModel)]
    struct Name {
        first: String,
    }

    let document = doc! { "_id": 1, "name": { "given": "Ida" }, "age": 1, "name.given": "another" };
    let mut person: Person = docmodel::from_document(&document).expect("upgraded");
    person.age = 2;
    let text = person.changes().unwrap().to_string();
    assert!(!text.contains("given"), "the name moves: {text}");
    assert_eq!(text, r#"{ $set: { schema_version: 2, name: { first: "Ida" }, age: 2 } }"#);
}
