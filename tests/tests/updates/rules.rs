//! Values that break the rules of their fields are not sent.

use super::{F, Part, Stored, Thing, part};
use bson::doc;
use docmodel::{Error, Millis, Presence, Update, prelude::*, rule::Rule};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    time::Duration,
};

#[derive(Debug, Clone, FieldType)]
struct Email(#[field(pattern = "@", max_length = 9)] String);

#[derive(Debug, Clone, FieldType)]
struct Tags(#[field(max_items = 1)] Vec<String>);

#[derive(Debug, Clone, FieldType)]
#[field_type(tag = "type")]
enum Payment {
    Cash,
    Card {
        #[field(pattern = "^[0-9]{4}$")]
        last4: String,
    },
}

/// Numbers as text, as another program stores them.
mod as_text {
    pub(super) type Stored = String;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature of `with`")]
    pub(super) fn to_stored(number: &i32) -> String {
        number.to_string()
    }

    pub(super) fn from_stored(stored: String) -> Result<i32, std::num::ParseIntError> {
        stored.parse()
    }
}

#[derive(DocumentModel)]
struct Ruled {
    #[field(id, min = 1)]
    id: i32,
    #[field(min = 1, max = Self::MOST)]
    qty: i32,
    #[field(min = 0.5)]
    maybe: Option<f64>,
    #[field(name = "shortName", min_length = 2, max_length = 3, pattern = "^[a-zé]+$")]
    name: String,
    #[field(min_items = 1, max_items = 2)]
    tags: Vec<String>,
    #[field(max_items = 1)]
    set: HashSet<i32>,
    #[field(min_items = 1)]
    map: BTreeMap<String, Part>,
    #[field(max = 5, lenient)]
    lenient: i64,
    #[field(max = 5, with = "as_text")]
    with: i32,
    #[field(max = 5, with = "as_text")]
    maybe_with: Option<i32>,
    #[field(max = 5, serde)]
    serde: i32,
    #[field(alias = "oldName", max_length = 1)]
    renamed: String,
    #[field(min = 1)]
    count: Option<Count>,
    email: Email,
    few: Tags,
    payment: Payment,
    #[field(max_length = 3)]
    also: Option<Box<str>>,
    pair: (Part, Email),
    took: Presence<Millis<Duration>>,
    #[field(flatten)]
    inside: Inside,
    r#type: Option<Email>,
}

/// An `i32` under another name.
type Count = i32;

#[derive(Debug, Clone, EmbeddedModel)]
struct Inside {
    #[field(max = 1.5)]
    ratio: f64,
}

impl Ruled {
    const MOST: i32 = 9;
}

const R: <Ruled as Model>::Fields<docmodel::path::Root<Ruled>> = Ruled::F;

fn violations<M>(update: &Update<M>) -> Vec<String> {
    let violations = update.validate().err().unwrap_or_default();
    // What is not sent is not made either.
    assert_eq!(update.to_documents().is_err(), !violations.is_empty(), "{update}");
    violations.iter().map(ToString::to_string).collect()
}

fn texts(number: usize) -> Vec<String> {
    vec!["a".to_owned(); number]
}

#[test]
fn numbers() {
    assert_eq!(violations(&R.qty.set(0)), ["qty: must be at least 1, is 0"]);
    assert_eq!(violations(&R.qty.set(10)), ["qty: must be at most 9, is 10"]);
    assert_eq!(violations(&R.qty.set_min(0)), ["qty: must be at least 1, is 0"]);
    assert_eq!(violations(&R.qty.set_max(i32::MAX)), ["qty: must be at most 9, is 2147483647"]);
    assert_eq!(violations(&R.qty.set_on_insert(-1)), ["qty: must be at least 1, is -1"]);
    assert_eq!(violations(&R.id.set_on_insert(0)), ["_id: must be at least 1, is 0"]);
    assert_eq!(violations(&R.maybe.set(0.0)), ["maybe: must be at least 0.5, is 0"]);
    assert_eq!(violations(&R.maybe.set(f64::NAN)), ["maybe: must be at least 0.5, is NaN"]);
    assert_eq!(violations(&R.count.set(0)), ["count: must be at least 1, is 0"]);
    assert_eq!(violations(&R.inside.ratio.set(2.0)), ["ratio: must be at most 1.5, is 2"]);
    for kept in [R.qty.set(1), R.qty.set(Ruled::MOST), R.maybe.set_null(), R.maybe.unset(), R.maybe.set(0.5)] {
        assert!(violations(&kept).is_empty(), "{kept}");
    }
    // What the server makes of the stored value is not known here.
    for unknown in [R.qty.inc(100), R.qty.mul(-1), R.qty.bit_xor(-1)] {
        assert!(violations(&unknown).is_empty(), "{unknown}");
    }
}

#[test]
fn text() {
    assert_eq!(violations(&R.name.set("é")), ["shortName: must have at least 2 characters, has 1"]);
    assert_eq!(violations(&R.name.set("éèé!".to_owned())).len(), 2);
    assert_eq!(violations(&R.also.set("long")), ["also: must have at most 3 characters, has 4"]);
    assert_eq!(violations(&R.renamed.set("ab")), ["renamed: must have at most 1 character, has 2"]);
    assert_eq!(violations(&R.email.set(Email("a".into()))), ["email: must match `@`, is \"a\""]);
    assert_eq!(violations(&R.email.set_max(Email("a".into()))), ["email: must match `@`, is \"a\""]);
    assert_eq!(violations(&R.r#type.set(Email("a".into()))), ["type: must match `@`, is \"a\""]);
    assert!(violations(&R.name.set("éa")).is_empty());
}

#[test]
fn arrays_and_maps() {
    assert_eq!(violations(&R.tags.set(texts(0))), ["tags: must have at least 1 item, has 0"]);
    assert_eq!(violations(&R.tags.set_on_insert(texts(3))), ["tags: must have at most 2 items, has 3"]);
    assert_eq!(violations(&R.set.set(HashSet::from([1, 2]))), ["set: must have at most 1 item, has 2"]);
    assert_eq!(violations(&R.few.set(Tags(texts(2)))), ["few: must have at most 1 item, has 2"]);
    assert_eq!(violations(&R.map.set(BTreeMap::new())), ["map: must have at least 1 item, has 0"]);
    assert_eq!(
        violations(&R.map.set(BTreeMap::from([("x".to_owned(), part("", 1))]))),
        ["map.x.sku: must have at least 1 character, has 0"]
    );
    // How many there are then is known to the server only.
    assert!(violations(&R.tags.push_all(texts(5))).is_empty());
    assert!(violations(&R.map.remove("x")).is_empty());
}

#[test]
fn fields_that_are_stored_in_another_way() {
    for (update, path) in [
        (R.lenient.set(6), "lenient"),
        (R.with.set(6), "with"),
        (R.maybe_with.set(6), "maybe_with"),
        (R.serde.set(6), "serde"),
    ] {
        assert_eq!(violations(&update), [format!("{path}: must be at most 5, is 6")]);
    }
    for kept in [R.lenient.set(5), R.with.set(5), R.maybe_with.set_null(), R.serde.set(5)] {
        assert!(violations(&kept).is_empty(), "{kept}");
    }
}

#[test]
fn whole_values() {
    let bad = Part { sku: String::new(), qty: 100, labels: Vec::new() };
    let both = |path: &str| {
        [
            format!("{path}.sku: must have at least 1 character, has 0"),
            format!("{path}.qty: must be at most 99, is 100"),
        ]
    };
    assert_eq!(violations(&F.part.set(&bad)), both("part"));
    assert_eq!(violations(&F.part.set_on_insert(&bad)), both("part"));
    assert_eq!(violations(&F.stock.key("é", |p| p.set(&bad))), both("stock.é"));
    assert_eq!(violations(&F.parts.set(vec![part("a", 1), bad.clone()])), both("parts[1]"));
    assert_eq!(violations(&R.pair.set((bad.clone(), Email("@".into())))), both("pair[0]"));
    assert_eq!(violations(&R.pair.0.set(&bad)), both("pair.0"));
    let card = Payment::Card { last4: "42".into() };
    assert_eq!(violations(&R.payment.set(&card)), ["payment.last4: must match `^[0-9]{4}$`, is \"42\""]);
    assert!(violations(&R.payment.set(Payment::Cash)).is_empty());
    let key = HashMap::from([("$a".to_owned(), 1)]);
    assert_eq!(Open::F.keys.set(key).validate().unwrap_err()[0].rule(), Rule::MapKey);
}

#[derive(DocumentModel)]
struct Open {
    #[field(id)]
    _id: i32,
    keys: HashMap<String, i32>,
}

#[test]
fn elements() {
    let bad = || part("a", 0);
    let at_least = |path: &str| [format!("{path}: must be at least 1, is 0")];
    assert_eq!(violations(&F.parts.push(bad())), at_least("parts[0].qty"));
    assert_eq!(violations(&F.parts.push_all([part("a", 1), bad()])), at_least("parts[1].qty"));
    assert_eq!(violations(&F.parts.push_with([&bad()], |push| push.position(0))), at_least("parts[0].qty"));
    assert_eq!(violations(&F.parts.add_to_set([bad()])), at_least("parts[0].qty"));
    assert_eq!(violations(&F.parts.at(2, |p| p.qty.set(0))), at_least("parts.2.qty"));
    assert_eq!(violations(&F.parts.at(2, |p| [p.sku.set("a"), p.set(bad())])), at_least("parts.2.qty"));
    assert_eq!(violations(&F.parts.each(|p| p.qty.set(0))), at_least("parts.$[].qty"));
    assert_eq!(violations(&F.parts.each(|p| p.set(bad()))), at_least("parts.$[].qty"));
    assert_eq!(violations(&F.parts.filtered(|p| p.qty.gt(1), |p| p.qty.set_min(0))), at_least("parts.$[].qty"));
    assert_eq!(violations(&F.stock.key("x", |p| p.qty.set(0))), at_least("stock.x.qty"));
    // What is taken away may be anything.
    assert!(violations(&F.parts.pull_all([bad()])).is_empty());
    assert!(violations(&F.parts.pull(|p| p.eq(bad()))).is_empty());
}

#[test]
fn an_element_by_itself_has_no_path() {
    let alone = Update::<Email>::collect([]);
    assert!(alone.validate().is_ok());
    let mut seen = None;
    let _ = Emails::F.emails.each(|email| {
        let update = email.set(Email("a".into()));
        seen = update.validate().err();
        update
    });
    let seen = seen.expect("a violation");
    assert_eq!((seen[0].path(), seen[0].to_string().as_str()), ("", "must match `@`, is \"a\""));
    let each = Emails::F.emails.each(|email| email.set(Email("a".into())));
    assert_eq!(violations(&each), ["emails.$[]: must match `@`, is \"a\""]);
}

#[derive(DocumentModel)]
struct Emails {
    #[field(id)]
    _id: i32,
    emails: Vec<Email>,
}

#[tokio::test]
async fn all_violations_at_once_and_nothing_is_sent() {
    let things = Stored::new([doc! { "int": 1 }]).await;
    let updates = [F.int.inc(1), F.part.set(part("", 0)), F.parts.each(|p| p.qty.set(100))];
    let error = things.after(0, updates).await.expect_err("refused");
    assert_eq!(
        error.to_string(),
        "things: the update breaks 3 rules\n  \
         part.sku: must have at least 1 character, has 0\n  \
         part.qty: must be at least 1, is 0\n  \
         parts.$[].qty: must be at most 99, is 100"
    );
    let Error::Validation(error) = error else { panic!("{error:?}") };
    assert_eq!(error.collection(), "things");
    let rules: Vec<_> = error.violations().iter().map(|violation| (violation.path(), violation.rule())).collect();
    assert_eq!(rules, [("part.sku", Rule::MinLength), ("part.qty", Rule::Min), ("parts.$[].qty", Rule::Max)]);
    assert_eq!(things.after(0, [F.text.unset()]).await.expect("accepted"), doc! { "int": 1 });
}

#[tokio::test]
async fn a_plan_says_what_is_broken() {
    let database = docmodel::testing::database().await.expect("a server");
    let plan = Thing::collection(&database).update_many(|t| t.int.eq(1)).apply(|t| t.part.qty.set(0)).plan();
    assert_eq!(plan.to_string(), "// cannot be sent: the update breaks a rule\n  part.qty: must be at least 1, is 0");
}
