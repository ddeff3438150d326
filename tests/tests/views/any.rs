//! Views against models that are read from the same bytes, whatever stands in them.

use super::text_of;
use bson::{Bson, DateTime, oid::ObjectId};
use docmodel::{DocumentModel, EmbeddedModel, view::MapRef};
use proptest::{collection, option, prelude::*};
use std::collections::{BTreeMap, VecDeque};

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
#[document(view)]
struct Leaf {
    text: String,
    #[field(alias = "old number")]
    number: i32,
    flag: Option<bool>,
}

/// Without a view.
#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Plain {
    text: String,
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
#[document(view)]
struct Node {
    name: Box<str>,
    next: Option<Box<Node>>,
    children: Vec<Node>,
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
#[document(view)]
struct Place {
    street: String,
    city: Option<String>,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(view)]
struct Tree {
    #[field(id)]
    id: ObjectId,
    flag: bool,
    long: i64,
    double: f64,
    text: String,
    #[field(alias = "was", alias = "had been")]
    renamed: String,
    date: DateTime,
    maybe: Option<String>,
    leaf: Leaf,
    maybe_leaf: Option<Leaf>,
    leaves: Vec<Leaf>,
    texts: VecDeque<String>,
    pair: [String; 2],
    holes: Vec<Option<i64>>,
    map: BTreeMap<String, i32>,
    nested: BTreeMap<String, Vec<Leaf>>,
    binary: bson::Binary,
    any: Bson,
    node: Node,
    plain: Plain,
    #[field(flatten)]
    place: Place,
    #[field(default)]
    count: i32,
    #[field(flatten)]
    rest: BTreeMap<String, String>,
}

impl From<LeafRef<'_>> for Leaf {
    fn from(LeafRef { text, number, flag, .. }: LeafRef<'_>) -> Self {
        Self { text: text.to_owned(), number, flag }
    }
}

impl From<NodeRef<'_>> for Node {
    fn from(NodeRef { name, next, children, .. }: NodeRef<'_>) -> Self {
        let next = next.map(|next| Box::new(Self::from(*next)));
        Self { name: name.into(), next, children: children.into_iter().map(Self::from).collect() }
    }
}

fn map<V, T>(map: MapRef<'_, V>, value: impl Fn(V) -> T) -> BTreeMap<String, T> {
    map.into_iter().map(|(key, entry)| (key.to_owned(), value(entry))).collect()
}

impl From<TreeRef<'_>> for Tree {
    fn from(tree: TreeRef<'_>) -> Self {
        Self {
            id: tree.id,
            flag: tree.flag,
            long: tree.long,
            double: tree.double,
            text: tree.text.to_owned(),
            renamed: tree.renamed.to_owned(),
            date: tree.date,
            maybe: tree.maybe.map(str::to_owned),
            leaf: tree.leaf.into(),
            maybe_leaf: tree.maybe_leaf.map(Leaf::from),
            leaves: tree.leaves.into_iter().map(Leaf::from).collect(),
            texts: tree.texts.into_iter().map(str::to_owned).collect(),
            pair: tree.pair.map(str::to_owned),
            holes: tree.holes,
            map: map(tree.map, |number| number),
            nested: map(tree.nested, |leaves| leaves.into_iter().map(Leaf::from).collect()),
            binary: tree.binary.to_binary(),
            any: tree.any,
            node: tree.node.into(),
            plain: tree.plain,
            place: Place { street: tree.place.street.to_owned(), city: tree.place.city.map(str::to_owned) },
            count: tree.count,
            rest: map(tree.rest, str::to_owned),
        }
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[a-z$.]{0,12}", Just("straße 東京 🦀".to_owned())]
}

fn key() -> impl Strategy<Value = String> {
    "[a-zäß0-9_ -]{1,8}"
}

prop_compose! {
    fn leaf()(text in text(), number in any::<i32>(), flag in any::<Option<bool>>()) -> Leaf {
        Leaf { text, number, flag }
    }
}

fn node() -> impl Strategy<Value = Node> {
    let leaf = text().prop_map(|name| Node { name: name.into(), next: None, children: vec![] });
    leaf.prop_recursive(4, 12, 3, |inner| {
        (text(), option::of(inner.clone()), collection::vec(inner, 0..3)).prop_map(|(name, next, children)| Node {
            name: name.into(),
            next: next.map(Box::new),
            children,
        })
    })
}

fn bson() -> impl Strategy<Value = Bson> {
    prop_oneof![
        text().prop_map(Bson::String),
        any::<i64>().prop_map(Bson::Int64),
        collection::vec(any::<f64>().prop_map(Bson::Double), 0..3).prop_map(Bson::Array),
        Just(Bson::Null)
    ]
}

prop_compose! {
    fn tree()(
        (id, flag, long, double, text_) in
            (any::<[u8; 12]>(), any::<bool>(), any::<i64>(), any::<f64>(), text()),
        (renamed, date, maybe, leaf_, maybe_leaf) in
            (text(), any::<i64>(), option::of(text()), leaf(), option::of(leaf())),
        (leaves, texts) in (collection::vec(leaf(), 0..12), collection::vec_deque(text(), 0..4)),
        (pair, holes) in ([text(), text()], collection::vec(any::<Option<i64>>(), 0..4)),
        map in collection::btree_map(key(), any::<i32>(), 0..24),
        nested in collection::btree_map(key(), collection::vec(leaf(), 0..3), 0..3),
        (subtype, bytes) in (any::<u8>(), collection::vec(any::<u8>(), 0..9)),
        (any, node, plain, count) in (bson(), node(), text(), any::<i32>()),
        (street, city) in (text(), option::of(text())),
        rest in collection::btree_map("rest [a-z]{1,3}", text(), 0..4),
    ) -> Tree {
        Tree {
            id: ObjectId::from_bytes(id), flag, long, double, text: text_, renamed, date: DateTime::from_millis(date),
            maybe, leaf: leaf_, maybe_leaf, leaves, texts, pair, holes, map, nested,
            binary: bson::Binary { subtype: subtype.into(), bytes }, any, node, plain: Plain { text: plain },
            place: Place { street, city }, count, rest,
        }
    }
}

/// NaN is not equal to itself, so bytes are compared.
fn assert_same(bytes: &[u8], tree: &Tree) {
    let view = docmodel::view_from_slice::<Tree>(bytes).expect("decodes");
    assert_eq!(docmodel::to_vec(&Tree::from(view)).expect("encodes"), docmodel::to_vec(tree).expect("encodes"));
}

/// A view that is refused is one of bytes that are refused, for the same reason.
fn assert_as_model(bytes: &[u8]) {
    let read = docmodel::from_slice::<Tree>(bytes);
    match docmodel::view_from_slice::<Tree>(bytes) {
        Ok(view) => assert_eq!(format!("{:?}", Tree::from(view)), format!("{:?}", read.expect("reads"))),
        Err(error) => assert_eq!(Some(error.to_string()), text_of(read)),
    }
}

proptest! {
    #[test]
    fn a_view_has_the_values_of_the_model(tree in tree()) {
        assert_same(&docmodel::to_vec(&tree).expect("encodes"), &tree);
    }

    #[test]
    fn keys_may_stand_in_any_order_and_under_old_names(tree in tree(), seed in any::<u64>()) {
        let mut stored = docmodel::to_document(&tree).expect("encodes");
        let renamed = stored.remove("renamed").expect("stored");
        stored.insert(if seed % 2 == 0 { "was" } else { "had been" }, renamed);
        stored.get_document_mut("leaf").expect("stored").insert("unknown", Bson::Null);
        let mut entries: Vec<(String, Bson)> = stored.into_iter().collect();
        entries.sort_by_cached_key(|(key, _)| key.bytes().fold(seed, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3).rotate_left(5)
        }));
        let bytes = entries.into_iter().collect::<bson::Document>().to_vec().expect("encodes");
        assert_same(&bytes, &tree);
    }

    #[test]
    fn any_bytes_are_refused_as_the_model_refuses_them(bytes in collection::vec(any::<u8>(), 0..600)) {
        assert_as_model(&bytes);
    }

    #[test]
    fn damaged_documents_are_refused_as_the_model_refuses_them(
        tree in tree(),
        damage in collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = docmodel::to_vec(&tree).expect("encodes");
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        assert_as_model(&bytes);
        let allocated = allocation_counter::measure(|| drop(docmodel::view_from_slice::<Tree>(&bytes)));
        prop_assert!(allocated.bytes_max <= 100 * bytes.len() as u64, "{allocated:?} for {} bytes", bytes.len());
        bytes.truncate(cut.index(bytes.len()));
        assert_as_model(&bytes);
    }
}

#[test]
fn nothing_is_allocated_but_for_what_is_many() {
    #[derive(Debug, DocumentModel)]
    #[document(view)]
    struct Flat {
        #[field(id)]
        id: ObjectId,
        text: String,
        number: i32,
        total: f64,
        note: Option<String>,
        leaf: Leaf,
        maybe: Option<Leaf>,
        #[field(flatten)]
        place: Place,
        binary: bson::Binary,
        document: bson::Document,
        #[field(default)]
        count: i64,
        status: Status,
    }
    #[derive(Debug, Clone, docmodel::FieldType)]
    enum Status {
        Sent,
    }
    let leaf = || Leaf { text: "a text that is not short".into(), number: 1, flag: None };
    let bytes = docmodel::to_vec(&Flat {
        id: ObjectId::new(),
        text: "another text that is not short".into(),
        number: 1,
        total: 0.5,
        note: Some("a note".into()),
        leaf: leaf(),
        maybe: Some(leaf()),
        place: Place { street: "a street".into(), city: None },
        binary: bson::Binary { subtype: bson::spec::BinarySubtype::Generic, bytes: vec![1; 64] },
        document: bson::doc! { "a": [1, 2, 3] },
        count: 1,
        status: Status::Sent,
    })
    .expect("encodes");
    let mut length = 0;
    let allocated = allocation_counter::measure(|| {
        let view = docmodel::view_from_slice::<Flat>(&bytes).expect("decodes");
        length = view.text.len() + view.binary.bytes.len() + view.maybe.map_or(0, |leaf| leaf.text.len());
    });
    assert_eq!((allocated.count_total, length), (0, 30 + 64 + 24));
}

#[test]
fn a_document_nested_without_end_is_an_error() {
    let mut bytes = docmodel::to_vec(&Node { name: "".into(), next: None, children: vec![] }).expect("encodes");
    for _ in 0..500 {
        let inner = bson::RawDocumentBuf::from_bytes(bytes).expect("document");
        bytes = bson::rawdoc! { "name": "", "next": inner, "children": [] }.into_bytes();
    }
    let error = docmodel::view_from_slice::<Node>(&bytes).expect_err("too deep").to_string();
    assert!(error.contains("nested more than 200 levels"), "{error}");
}
