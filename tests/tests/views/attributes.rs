//! What attributes of fields and models mean to views.

use super::refused;
use bson::doc;
use docmodel::{EmbeddedModel, Model};
use std::{fmt, sync::atomic::AtomicUsize, sync::atomic::Ordering, time::Duration};

#[derive(Debug, EmbeddedModel)]
#[document(view, rename_all = "camelCase", skip_none)]
struct Shaped {
    first_name: String,
    #[field(lenient)]
    total: f64,
    #[field(binary)]
    bytes: Vec<u8>,
    #[field(truncate)]
    took: Option<Duration>,
    #[field(skip)]
    cache: Vec<String>,
    note: Option<String>,
    #[field(with = "tenths")]
    size: f64,
}

mod tenths {
    pub(super) type Stored = i64;

    #[expect(clippy::cast_possible_truncation, reason = "small")]
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that such a function has")]
    pub(super) fn to_stored(value: &f64) -> i64 {
        (value * 10.0).round() as i64
    }

    #[expect(clippy::cast_precision_loss, reason = "small")]
    #[expect(clippy::unnecessary_wraps, reason = "the signature that such a function has")]
    pub(super) fn from_stored(stored: i64) -> Result<f64, std::convert::Infallible> {
        Ok(stored as f64 / 10.0)
    }
}

#[test]
fn fields_that_an_attribute_stores_own_their_data() {
    let stored = doc! {
        "firstName": "Ida", "total": 5, "took": 7_i64, "size": 25_i64,
        "bytes": bson::Binary { subtype: bson::spec::BinarySubtype::Generic, bytes: vec![1, 2] },
    };
    let bytes = stored.to_vec().unwrap();
    let ShapedRef { first_name, total, bytes, took, note, size, .. } = ShapedRef::from_slice(&bytes).unwrap();
    assert_eq!((first_name, total, bytes, note), ("Ida", 5.0, vec![1, 2], None));
    assert_eq!((took, size), (Some(Duration::from_millis(7)), 2.5));
    assert!(docmodel::from_document::<Shaped>(&stored).unwrap().cache.is_empty());
    assert_eq!(refused::<Shaped>(&doc! { "firstName": 1 }), "firstName: expected string, found int32");
    assert_eq!(refused::<Shaped>(&doc! { "firstName": "", "total": true }), { "total: expected a number, found bool" });
}

static MADE: AtomicUsize = AtomicUsize::new(0);

fn number() -> String {
    format!("NO-{}", MADE.fetch_add(1, Ordering::Relaxed))
}

#[derive(Debug, Clone, EmbeddedModel)]
#[document(view)]
struct Defaults {
    #[field(default)]
    text: String,
    #[field(default)]
    maybe: Option<String>,
    #[field(default = "number")]
    number: String,
    #[field(default = "Defaults::three")]
    three: i32,
    #[field(default)]
    texts: Vec<String>,
    #[field(default)]
    inner: Inner,
}

#[derive(Debug, Clone, Default, EmbeddedModel)]
#[document(view)]
struct Inner {
    text: String,
    n: i32,
}

impl Defaults {
    fn three() -> i32 {
        3
    }
}

#[test]
fn a_default_that_is_borrowed_is_made_once() {
    let bytes = doc! {}.to_vec().unwrap();
    for _ in 0..3 {
        let view = DefaultsRef::from_slice(&bytes).unwrap();
        assert_eq!((view.text, view.maybe, view.number, view.three), ("", None, "NO-0", 3));
        assert_eq!((view.texts, view.inner.text, view.inner.n), (vec![], "", 0));
    }
    assert_eq!(MADE.load(Ordering::Relaxed), 1);
    let bytes = doc! { "number": "NO-9", "inner": { "text": "a", "n": 1 } }.to_vec().unwrap();
    let view = DefaultsRef::from_slice(&bytes).unwrap();
    assert_eq!((view.number, view.inner.text), ("NO-9", "a"));
    assert_eq!(refused::<Defaults>(&doc! { "text": null }), "text: expected string, found null");
}

#[derive(Debug, EmbeddedModel)]
#[document(view, deny_unknown)]
struct Denying {
    #[field(alias = "b")]
    a: String,
    #[field(flatten)]
    inner: Inner,
}

#[test]
fn unknown_keys_are_denied() {
    let bytes = doc! { "n": 1, "b": "x", "text": "y" }.to_vec().unwrap();
    let view = DenyingRef::from_slice(&bytes).unwrap();
    assert_eq!((view.a, view.inner.text, view.inner.n), ("x", "y", 1));
    let unknown = doc! { "a": "x", "c": 1, "n": 1, "text": "" };
    assert!(refused::<Denying>(&unknown).starts_with("c: the model has no such field"));
    let twice = doc! { "a": "x", "b": "y", "n": 1, "text": "" };
    assert_eq!(refused::<Denying>(&twice), "b: the document has this field twice, or under an old name, too");
    assert_eq!(refused::<Denying>(&doc! { "a": "" }), "text: expected string, but the field is missing");
}

#[derive(Debug, EmbeddedModel)]
#[document(view)]
struct Line {
    text: String,
    #[field(computed = "Line::length")]
    length: i32,
}

impl Line {
    fn length(&self) -> i32 {
        i32::try_from(self.text.len()).unwrap()
    }
}

#[test]
fn what_is_computed_is_what_is_stored() {
    let bytes = docmodel::to_vec(&Line { text: "abc".into(), length: 0 }).unwrap();
    assert_eq!(LineRef::from_slice(&bytes).unwrap().length, 3);
    let bytes = doc! { "text": "abc" }.to_vec().unwrap();
    let error = LineRef::from_slice(&bytes).unwrap_err();
    assert_eq!(error.to_string(), "length: expected int32, but the field is missing");
}

#[derive(Debug, EmbeddedModel)]
#[document(view)]
struct Range<T: PartialOrd>
where
    T: fmt::Debug,
{
    from: T,
    to: Option<T>,
}

#[derive(Debug, EmbeddedModel)]
#[document(view)]
struct Ranges<T, const N: usize> {
    texts: Vec<Range<String>>,
    all: [Vec<T>; N],
    #[field(skip)]
    skipped: std::marker::PhantomData<T>,
}

#[test]
fn generic_models_have_generic_views() {
    let texts = vec![Range { from: "a".to_owned(), to: None }];
    let model =
        Ranges::<Inner, 1> { texts, all: [vec![Inner { text: "x".into(), n: 1 }]], skipped: std::marker::PhantomData };
    let bytes = docmodel::to_vec(&model).unwrap();
    let view: RangesRef<'_, Inner, 1> = RangesRef::from_slice(&bytes).unwrap();
    assert_eq!((view.texts[0].from, view.texts[0].to, view.all[0][0].text), ("a", None, "x"));
    assert_eq!(format!("{:?}", view.clone()), {
        "RangesRef { texts: [RangeRef { from: \"a\", to: None }], all: [[InnerRef { text: \"x\", n: 1 }]] }"
    });
}

/// Has neither a field that borrows nor one that is a `T`.
#[derive(Debug, EmbeddedModel)]
#[document(view)]
struct Marked<T> {
    #[field(lenient)]
    number: i32,
    #[field(skip)]
    marker: std::marker::PhantomData<fn() -> T>,
}

#[derive(Debug, EmbeddedModel)]
#[document(view)]
struct Empty {}

#[test]
fn a_view_may_have_nothing_that_borrows() {
    let bytes = doc! { "number": 1 }.to_vec().unwrap();
    assert_eq!(MarkedRef::<String>::from_slice(&bytes).unwrap().number, 1);
    assert_eq!(format!("{:?}", EmptyRef::from_slice(&bytes).unwrap()), "EmptyRef");
    assert!(Empty {}.validate().is_ok());
    let _ = Marked::<String> { number: 1, marker: std::marker::PhantomData };
}
