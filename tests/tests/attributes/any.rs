//! All attributes at once: whatever a model holds comes back, and whatever stands in the bytes does not panic.

use super::stored;
use bson::{Bson, Document, doc};
use docmodel::EmbeddedModel;
use proptest::{collection, option, prelude::*};
use std::{
    collections::{BTreeMap, HashMap},
    net::IpAddr,
    time::Duration,
};

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Inside {
    #[field(lenient, alias = "was")]
    number: i64,
    #[field(name = "line 2", skip_none)]
    text: Option<String>,
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
#[document(schema_version = 2, upgrade(1 = "nothing"), skip_none)]
struct All {
    #[field(flatten)]
    inside: Inside,
    #[field(binary)]
    bytes: Vec<u8>,
    #[field(binary)]
    keys: Option<Vec<[u8; 3]>>,
    #[field(truncate)]
    took: Duration,
    #[field(serde)]
    address: IpAddr,
    #[field(lenient)]
    double: f64,
    #[field(lenient)]
    short: Option<u8>,
    #[field(lenient)]
    label: String,
    #[field(with = "tenths")]
    tenths: Option<f64>,
    #[field(computed = "count")]
    count: i32,
    #[field(skip)]
    skipped: bool,
    next: Option<Box<Self>>,
    #[field(flatten)]
    rest: BTreeMap<String, HashMap<String, i64>>,
}

fn nothing(_: &mut Document) {}

fn count(all: &All) -> i32 {
    i32::try_from(all.bytes.len()).unwrap_or(i32::MAX)
}

mod tenths {
    pub(super) type Stored = i32;

    #[expect(clippy::cast_possible_truncation, reason = "small numbers")]
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that such a function has")]
    pub(super) fn to_stored(value: &f64) -> Stored {
        (value * 10.0).round() as i32
    }

    #[expect(clippy::unnecessary_wraps, reason = "the signature that such a function has")]
    pub(super) fn from_stored(tenths: Stored) -> Result<f64, std::convert::Infallible> {
        Ok(f64::from(tenths) / 10.0)
    }
}

prop_compose! {
    fn inside()(number in any::<i64>(), text in option::of(".{0,8}")) -> Inside {
        Inside { number, text }
    }
}

prop_compose! {
    fn one()(
        inside in inside(),
        bytes in collection::vec(any::<u8>(), 0..20),
        keys in option::of(collection::vec(any::<[u8; 3]>(), 0..3)),
        millis in 0_u64..1 << 40,
        address in any::<IpAddr>(),
        double in any::<f64>().prop_filter("equal to itself", |double| !double.is_nan()),
        (short, label, tenths) in (any::<Option<u8>>(), ".{0,8}", option::of(-1000..1000_i32)),
        rest in collection::btree_map("[A-Z]{1,3}", collection::hash_map("[a-zé]{1,3}", any::<i64>(), 0..3), 0..3),
    ) -> All {
        let tenths = tenths.map(|tenths| f64::from(tenths) / 10.0);
        let took = Duration::from_millis(millis);
        let mut all = All {
            inside, bytes, keys, took, address, double, short, label, tenths, rest, count: 0, skipped: false, next: None,
        };
        all.count = count(&all);
        all
    }
}

fn all() -> impl Strategy<Value = All> {
    collection::vec(one(), 1..4).prop_map(|chain| {
        let linked = chain.into_iter().reduce(|next, all| All { next: Some(Box::new(next)), ..all });
        linked.expect("one or more")
    })
}

fn decode(bytes: &[u8]) {
    if let Err(error) = docmodel::from_slice::<All>(bytes) {
        let _ = error.to_string();
    }
}

proptest! {
    #[test]
    fn what_is_stored_comes_back(all in all()) {
        let bytes = docmodel::to_vec(&all).unwrap();
        prop_assert_eq!(&docmodel::from_slice::<All>(&bytes).unwrap(), &all);
        let document = stored(&all);
        prop_assert_eq!(document.get_i32("schema_version").ok(), Some(2));
        prop_assert_eq!(document.contains_key("label"), true);
        prop_assert_eq!(document.contains_key("next"), all.next.is_some());
    }

    #[test]
    fn in_any_order_and_under_old_names(all in all(), seed in any::<u64>()) {
        let mut elements: Vec<(String, Bson)> = stored(&all).into_iter().collect();
        // Not a good shuffle, but one that moves everything.
        elements.sort_by_key(|(key, _)| seed.wrapping_mul(0x9e37_79b9 + key.len() as u64).reverse_bits());
        for (key, _) in &mut elements {
            if key == "number" {
                "was".clone_into(key);
            }
        }
        let shuffled: Document = elements.into_iter().collect();
        prop_assert_eq!(docmodel::from_document::<All>(&shuffled).unwrap(), all);
    }

    #[test]
    fn never_panics_on_damaged_documents(
        all in all(),
        damage in collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = docmodel::to_vec(&all).unwrap();
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        decode(&bytes);
    }

    #[test]
    fn never_panics_on_a_part(all in all(), length in any::<prop::sample::Index>()) {
        let bytes = docmodel::to_vec(&all).unwrap();
        decode(&bytes[..length.index(bytes.len())]);
    }
}

#[test]
fn a_flattened_map_does_not_hide_how_deep_documents_are() {
    #[derive(Debug, EmbeddedModel)]
    struct Tree {
        #[field(flatten)]
        children: HashMap<String, Tree>,
    }

    #[derive(Debug, EmbeddedModel)]
    #[document(schema_version = 2, upgrade(1 = "nothing"))]
    struct Versioned {
        next: Option<Box<Self>>,
    }

    // Bytes, as bson itself would exhaust the stack.
    let deep = |key: &str, levels| {
        (0..levels).fold(doc! {}.to_vec().unwrap(), |inner, _| {
            let length = i32::try_from(inner.len() + key.len() + 7).unwrap();
            [&length.to_le_bytes()[..], &[3], key.as_bytes(), &[0], &inner, &[0]].concat()
        })
    };
    assert!(docmodel::from_slice::<Tree>(&deep("a", 150)).is_ok());
    assert!(docmodel::from_slice::<Versioned>(&deep("next", 150)).is_ok());
    for levels in [250, 5_000] {
        let error = docmodel::from_slice::<Tree>(&deep("a", levels)).unwrap_err().to_string();
        assert!(error.contains("nested more than 200 levels"), "{error}");
        let error = docmodel::from_slice::<Versioned>(&deep("next", levels)).unwrap_err().to_string();
        assert!(error.contains("nested more than 200 levels"), "{error}");
    }
}
