//! Fields that were renamed: a filter finds a document whichever name it has the field under, and finds the same as it
//! does under one name alone.

#![expect(clippy::type_complexity, reason = "paths are types, and long ones here")]

use bson::{Bson, Document, doc};
use docmodel::{
    Update,
    field::{Accessor, AccessorOf, Optional},
    path::{Aliases, Any, Child, Renamed, Root, Segment},
    prelude::*,
    testing,
};
use futures_util::TryStreamExt;
use std::collections::BTreeMap;

#[derive(Debug, EmbeddedModel)]
struct Address {
    city: Option<String>,
}

#[derive(Debug, EmbeddedModel)]
struct Item {
    note: Option<String>,
}

#[derive(Debug, DocumentModel)]
#[document(collection = "shops")]
struct Shop {
    #[field(id)]
    id: i32,
    note: Option<String>,
    ship_to: Option<Address>,
    items: Vec<Item>,
    tags: Option<Vec<String>>,
    stock: BTreeMap<String, Option<i32>>,
}

macro_rules! renamed {
    ($($segment:ident = $name:literal was $old:literal;)*) => {$(
        #[derive(Debug)]
        enum $segment {}
        impl Segment for $segment {
            const NAME: &'static str = $name;
        }
        impl Aliases for $segment {
            const OLD: &'static [&'static str] = &[concat!("other ", $old), $old];
        }
    )*};
}
renamed! {
    Note = "note" was "remark";
    ShipTo = "ship_to" was "shipTo";
    Items = "items" was "lines";
    Tags = "tags" was "labels";
    Stock = "stock" was "amounts";
}

type Top<S, T> = AccessorOf<T, Renamed<Root<Shop>, S>>;

/// The fields of [`Shop`] under all their names.
struct Old {
    note: Top<Note, Option<String>>,
    ship_to: Top<ShipTo, Option<Address>>,
    items: Top<Items, Vec<Item>>,
    item_note: AccessorOf<Option<String>, Renamed<Any<Renamed<Root<Shop>, Items>>, Note>>,
    own_note: AccessorOf<Option<String>, Renamed<Root<Item>, Note>>,
    tags: Top<Tags, Option<Vec<String>>>,
    stock: Top<Stock, BTreeMap<String, Option<i32>>>,
}

/// The same under their new names.
struct New {
    note: AccessorOf<Option<String>, Child<Root<Shop>, Note>>,
    ship_to: AccessorOf<Option<Address>, Child<Root<Shop>, ShipTo>>,
    items: AccessorOf<Vec<Item>, Child<Root<Shop>, Items>>,
    item_note: AccessorOf<Option<String>, Child<Any<Child<Root<Shop>, Items>>, Note>>,
    own_note: AccessorOf<Option<String>, Child<Root<Item>, Note>>,
    tags: AccessorOf<Option<Vec<String>>, Child<Root<Shop>, Tags>>,
    stock: AccessorOf<BTreeMap<String, Option<i32>>, Child<Root<Shop>, Stock>>,
}

const OLD: Old = Old {
    note: Accessor::NEW,
    ship_to: Accessor::NEW,
    items: Accessor::NEW,
    item_note: Accessor::NEW,
    own_note: Accessor::NEW,
    tags: Accessor::NEW,
    stock: Accessor::NEW,
};
const NEW: New = New {
    note: Accessor::NEW,
    ship_to: Accessor::NEW,
    items: Accessor::NEW,
    item_note: Accessor::NEW,
    own_note: Accessor::NEW,
    tags: Accessor::NEW,
    stock: Accessor::NEW,
};

/// One question, under all names and under the new ones.
macro_rules! questions {
    ($f:ident: $($question:expr;)*) => {
        vec![$((stringify!($question), { let $f = OLD; $question }, { let $f = NEW; $question })),*]
    };
}

fn questions() -> Vec<(&'static str, Filter<Shop>, Filter<Shop>)> {
    questions! { f:
        f.note.eq("x");
        f.note.ne("x");
        f.note.gt("x");
        f.note.lte("x");
        f.note.is_in(["x", "y"]);
        f.note.not_in(["x", "y"]);
        f.note.is_in([""; 0]);
        f.note.exists(true);
        f.note.exists(false);
        f.note.is_null();
        f.note.is_missing();
        f.note.is_none();
        f.note.is_some();
        !f.note.eq("x");
        !f.note.ne("x");
        !f.note.is_none();
        !f.note.is_some();
        f.note.ne("x") & !f.ship_to.city.eq("Oslo");
        f.note.eq("x") | f.note.is_missing();
        !(f.note.eq("x") | f.ship_to.city.is_some());
        f.ship_to.city.eq("Oslo");
        f.ship_to.city.ne("Oslo");
        f.ship_to.city.is_none();
        f.ship_to.city.is_missing();
        f.ship_to.eq(Address { city: None });
        f.ship_to.ne(Address { city: None });
        f.ship_to.is_none();
        f.item_note.eq("x");
        f.item_note.ne("x");
        f.item_note.not_in(["x", "y"]);
        f.item_note.is_missing();
        f.item_note.is_null();
        f.item_note.exists(true);
        f.items.elem_match(|_| f.own_note.eq("x"));
        f.items.elem_match(|_| f.own_note.ne("x"));
        f.items.elem_match(|_| f.own_note.is_none());
        f.items.elem_match(|_| f.own_note.ne("x") & f.own_note.exists(true));
        f.items.at(0, |_| f.own_note.eq("x"));
        f.items.at(1, |_| f.own_note.ne("x"));
        f.items.at(1, |_| f.own_note.is_none() | f.own_note.eq("y"));
        !f.items.at(1, |_| f.own_note.is_none());
        f.items.len().eq(1);
        f.items.len().ne(1);
        f.items.len().gt(1);
        f.items.len().lte(1);
        f.items.len().is_in([0, 2]);
        f.tags.contains("x");
        f.tags.contains_all(["x", "y"]);
        f.tags.contains_all([""; 0]);
        f.tags.any().ne("x");
        f.tags.elem_match(|t| t.gt("x"));
        f.tags.eq(vec!["x".to_owned()]);
        f.tags.ne(vec!["x".to_owned()]);
        f.tags.is_none();
        f.tags.is_some();
        f.tags.is_null();
        f.tags.len().lt(2);
        f.stock.key("ä", |n| n.eq(1));
        f.stock.key("ä", |n| n.ne(1));
        f.stock.key("ä", Optional::is_none);
        f.stock.key("ä", Optional::is_some);
        f.stock.has_key("ä");
        !f.stock.has_key("ä");
    }
}

/// Documents with the new names: null, missing, empty, of another type.
fn documents() -> Vec<Document> {
    let notes =
        [Bson::Null, "x".into(), "y".into(), "".into(), 5.into(), vec!["x"].into(), Bson::Array(vec![Bson::Null])];
    let notes = notes.into_iter().map(|note| doc! { "note": note });
    let others = [
        doc! {},
        doc! { "ship_to": null },
        doc! { "ship_to": {} },
        doc! { "ship_to": { "city": null } },
        doc! { "ship_to": { "city": "Oslo" } },
        doc! { "ship_to": "Oslo", "note": "x" },
        doc! { "ship_to": [{ "city": "Oslo" }, {}] },
        doc! { "items": [] },
        doc! { "items": null },
        doc! { "items": { "note": "x" } },
        doc! { "items": [{ "note": "x" }] },
        doc! { "items": [{ "note": "x" }, { "note": "y" }] },
        doc! { "items": [{ "note": "y" }, {}] },
        doc! { "items": [{ "note": null }, { "note": "x" }] },
        doc! { "items": [{}, {}, {}] },
        doc! { "items": ["x"] },
        doc! { "tags": null },
        doc! { "tags": [] },
        doc! { "tags": ["x"] },
        doc! { "tags": ["x", "y", "z"] },
        doc! { "tags": [null] },
        doc! { "tags": "x" },
        doc! { "stock": {} },
        doc! { "stock": { "ä": 1 } },
        doc! { "stock": { "ä": null, "b": 1 } },
        doc! { "stock": { "ä": 2 }, "note": "x", "ship_to": { "city": "Oslo" } },
    ];
    notes.chain(others).collect()
}

const RENAMED: [(&str, &str); 5] =
    [("note", "remark"), ("ship_to", "shipTo"), ("items", "lines"), ("tags", "labels"), ("stock", "amounts")];

/// With the old names, in the elements of `items` too from the one at `from` on.
fn with_old_names(mut document: Document, top: bool, from: usize) -> Document {
    if let Some(Bson::Array(items)) = document.get_mut("items") {
        let elements = items.iter_mut().skip(from).filter_map(Bson::as_document_mut);
        elements.for_each(|element| *element = renamed(element));
    }
    if top { renamed(&document) } else { document }
}

fn renamed(document: &Document) -> Document {
    let old = |name: &str| RENAMED.iter().find(|(new, _)| *new == name).map_or(name, |(_, old)| old).to_owned();
    document.iter().map(|(name, value)| (old(name), value.clone())).collect()
}

#[tokio::test]
async fn old_names_are_found_as_new_ones_are() {
    let database = testing::database().await.expect("a server");
    let (plain, mixed) = (database.collection::<Document>("plain"), database.collection::<Document>("mixed"));
    let kinds = [(false, usize::MAX), (true, usize::MAX), (true, 0), (false, 1), (true, 1)];
    for (id, document) in documents().into_iter().enumerate() {
        let with_id = |id: usize, mut document: Document| {
            document.insert("_id", i32::try_from(id).expect("few"));
            document
        };
        plain.insert_one(with_id(id, document.clone())).await.expect("stored");
        let shaped = kinds.iter().enumerate().map(|(shape, &(top, from))| {
            with_id(id * kinds.len() + shape, with_old_names(document.clone(), top, from))
        });
        mixed.insert_many(shaped).await.expect("stored");
    }
    for (question, of_all, of_new) in questions() {
        let expected = ids(&plain, &of_new).await;
        let times = i32::try_from(kinds.len()).expect("few");
        let expected: Vec<_> = expected.iter().flat_map(|id| (0..times).map(move |shape| id * times + shape)).collect();
        assert_eq!(ids(&mixed, &of_all).await, expected, "{question}: {of_all}");
    }
}

async fn ids(collection: &mongodb::Collection<Document>, filter: &Filter<Shop>) -> Vec<i32> {
    let filter = filter.to_document().expect("can be sent");
    let found = collection.find(filter.clone()).sort(doc! { "_id": 1 }).await;
    let found = found.unwrap_or_else(|error| panic!("{filter}: {error}"));
    let found: Vec<_> = found.try_collect().await.expect("read");
    found.iter().map(|document| document.get_i32("_id").expect("an id")).collect()
}

#[tokio::test]
async fn what_is_replaced_moves_to_its_new_name() {
    let database = testing::database().await.expect("a server");
    let shops = Shop::collection(&database);
    let stored = doc! { "_id": 1, "remark": "x", "other remark": "?", "lines": [{ "remark": "x" }, { "note": "y" }] };
    shops.driver().insert_one(stored).await.expect("stored");

    let apply = async |updates: Vec<Update<Shop>>| {
        let result =
            shops.update_one(|_| OLD.note.eq("x") | OLD.note.is_none()).apply(|_| updates).await.expect("updated");
        assert_eq!(result.matched_count, 1);
        shops.driver().find_one(doc! { "_id": 1 }).await.expect("read").expect("there")
    };
    let items = [Some("z".to_owned()), None].map(|note| Item { note });
    assert_eq!(
        apply(vec![OLD.note.set("x"), OLD.items.set(Vec::from(items))]).await,
        doc! { "_id": 1, "note": "x", "items": [{ "note": "z" }, { "note": null }] }
    );
    assert_eq!(
        apply(vec![NEW.items.each(|_| OLD.own_note.set("e")), OLD.note.set_null()]).await,
        doc! { "_id": 1, "note": null, "items": [{ "note": "e" }, { "note": "e" }] }
    );
    assert_eq!(apply(vec![OLD.note.unset(), OLD.items.set(vec![])]).await, doc! { "_id": 1, "items": [] });
}
