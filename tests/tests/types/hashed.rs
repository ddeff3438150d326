//! Hash maps and hash sets: equal values are stored as equal bytes, so that the server finds one by the other.

use bson::{Bson, Document, doc};
use docmodel::{FieldType, codec::MapKey, error::Error, prelude::*, testing};
use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap, HashSet},
};

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Code(u8);

impl MapKey for Code {
    fn as_key(&self) -> Cow<'_, str> {
        format!("c{}", self.0).into()
    }

    fn from_key(key: &str) -> Result<Self, String> {
        let number = key.strip_prefix('c').and_then(|number| number.parse().ok());
        number.map(Self).ok_or_else(|| format!("expected a code, found {key:?}"))
    }
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Inner {
    stock: HashMap<String, i32>,
    codes: HashMap<Code, HashMap<String, Vec<bool>>>,
    #[field(lenient)]
    loose: HashMap<String, u32>,
    tags: HashSet<String>,
    pairs: HashSet<(i32, Option<String>)>,
    #[field(flatten)]
    rest: HashMap<String, i64>,
}

/// A new one each time, whose hashers are others, and so the order in which the entries come.
fn inner() -> Inner {
    let numbers = 1_u8..=8;
    Inner {
        stock: ["oslo", "bergen", "straße", "Äs", "a", "東京", "z", "10", "9"]
            .into_iter()
            .map(str::to_owned)
            .zip(1..)
            .collect(),
        codes: numbers
            .clone()
            .map(|n| (Code(n), numbers.clone().map(|m| (format!("k{m}"), vec![n > m])).collect()))
            .collect(),
        loose: numbers.clone().map(|n| (format!("l{n}"), n.into())).collect(),
        tags: numbers.clone().map(|n| "t".repeat(n.into())).collect(),
        pairs: numbers.clone().map(|n| (n.into(), (n > 4).then(|| n.to_string()))).collect(),
        rest: numbers.map(|n| (format!("r{n}"), n.into())).collect(),
    }
}

#[test]
fn equal_values_are_equal_bytes() {
    let bytes = docmodel::to_vec(&inner()).expect("encodes");
    for _ in 0..20 {
        assert_eq!(docmodel::to_vec(&inner()).expect("encodes"), bytes);
    }
    assert_eq!(docmodel::from_slice::<Inner>(&bytes).expect("decodes"), inner());
}

#[test]
fn the_keys_of_a_hash_map_are_sorted() {
    let stored = docmodel::to_document(&inner()).expect("encodes");
    let keys = |map: &str| stored.get_document(map).expect("a map").keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys("stock"), ["10", "9", "a", "bergen", "oslo", "straße", "z", "Äs", "東京"]);
    assert_eq!(keys("loose"), ["l1", "l2", "l3", "l4", "l5", "l6", "l7", "l8"]);
    let rest = ["stock", "codes", "loose", "tags", "pairs", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8"];
    assert!(stored.keys().eq(rest), "{stored}");
    let hashed = inner().stock;
    let sorted: BTreeMap<_, _> = hashed.clone().into_iter().collect();
    assert_eq!(hashed.to_bson().expect("encodes"), sorted.to_bson().expect("encodes"));
}

#[test]
fn sets_that_are_empty_or_have_no_bson_form() {
    assert_eq!(HashSet::<i32>::new().to_bson().expect("encodes"), Bson::Array(vec![]));
    assert_eq!(HashMap::<String, i32>::new().to_bson().expect("encodes"), doc! {}.into());
    let missing = HashSet::from([Presence::<i32>::Missing]).to_bson().expect_err("no element");
    assert!(missing.to_string().contains("a missing value is the absence of a field"), "{missing}");
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "shelves")]
#[index(inner, unique)]
struct Shelf {
    #[field(id)]
    id: i32,
    inner: Inner,
    list: Vec<Inner>,
}

#[tokio::test]
async fn whole_values_are_found_by_equal_ones() {
    let database = testing::database().await.expect("a server");
    let shelves = Shelf::collection(&database);
    shelves.sync_indexes().await.expect("created");
    let other = || Inner { stock: HashMap::new(), ..inner() };
    shelves.insert_one(&mut Shelf { id: 1, inner: inner(), list: vec![inner(), other()] }).await.expect("stored");

    let loaded = shelves.find_one(|s| s.id.eq(1)).await.expect("read").expect("there");
    for value in [&inner(), &loaded.inner, &loaded.inner.clone()] {
        let found = [
            Shelf::F.inner.eq(value),
            Shelf::F.list.contains(value),
            Shelf::F.list.contains_all([value]),
            Shelf::F.list.contains_any([value]),
            Shelf::F.list.contained_by([value, &other()]),
            Shelf::F.list.eq(vec![value.clone(), other()]),
        ];
        for filter in found {
            assert_eq!(shelves.count(|_| filter.clone()).await.expect("counted"), 1, "{filter}");
        }
        let not_found = [Shelf::F.inner.ne(value), Shelf::F.list.contained_by([value]), Shelf::F.inner.eq(other())];
        for filter in not_found {
            assert_eq!(shelves.count(|_| filter.clone()).await.expect("counted"), 0, "{filter}");
        }
    }

    let twice = shelves.insert_one(&mut Shelf { id: 2, inner: inner(), list: vec![] }).await.expect_err("unique");
    assert!(matches!(twice, Error::DuplicateKey { .. }), "{twice}");

    let length = async || shelves.find_one(|s| s.id.eq(1)).await.expect("read").expect("there").list.len();
    shelves.update_one(|s| s.id.eq(1)).apply(|s| s.list.add_to_set([inner(), other()])).await.expect("updated");
    assert_eq!(length().await, 2);
    shelves.update_one(|s| s.id.eq(1)).apply(|s| s.list.pull_all([inner()])).await.expect("updated");
    assert_eq!(length().await, 1);
}

/// What is not written as a whole is in the order in which it came.
#[tokio::test]
async fn keys_that_are_added_one_by_one_come_last() {
    let database = testing::database().await.expect("a server");
    let shelves = Shelf::collection(&database);
    shelves.insert_one(&mut Shelf { id: 1, inner: inner(), list: vec![] }).await.expect("stored");
    shelves.update_one(|s| s.id.eq(1)).apply(|s| s.inner.stock.key("b", |n| n.set(7))).await.expect("updated");
    let loaded = shelves.find_one(|s| s.id.eq(1)).await.expect("read").expect("there");
    assert_eq!(loaded.inner.stock.get("b"), Some(&7));
    assert_eq!(shelves.count(|s| s.inner.eq(&loaded.inner)).await.expect("counted"), 0);

    shelves.update_one(|s| s.id.eq(1)).apply(|s| s.inner.stock.set(&loaded.inner.stock)).await.expect("updated");
    assert_eq!(shelves.count(|s| s.inner.eq(&loaded.inner)).await.expect("counted"), 1);
    let stored = database.collection::<Document>("shelves").find_one(doc! {}).await.expect("read").expect("there");
    assert_eq!(
        stored.get_document("inner").expect("embedded"),
        &docmodel::to_document(&loaded.inner).expect("encodes")
    );
}
