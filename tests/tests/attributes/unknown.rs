//! `deny_unknown`.

use super::{read, refused};
use bson::doc;
use docmodel::EmbeddedModel;

#[derive(Debug, EmbeddedModel)]
struct Inside {
    zip: String,
}

#[derive(Debug, EmbeddedModel)]
#[document(deny_unknown)]
struct Strict {
    name: String,
    #[field(alias = "town")]
    city: Option<String>,
    #[field(flatten)]
    inside: Inside,
}

#[derive(Debug, EmbeddedModel)]
struct Holder {
    strict: Vec<Strict>,
}

#[test]
fn unknown_keys_are_errors_with_their_path() {
    assert!(read::<Strict>(&doc! { "zip": "1", "name": "a", "town": "b" }).is_ok());
    let known = "the model has no such field; it has `name`, `city`, `town`, `zip`";
    assert_eq!(refused::<Strict>(&doc! { "name": "a", "zip": "1", "ciity": 3 }), format!("ciity: {known}"));
    let document = doc! { "strict": [{ "name": "a", "zip": "1" }, { "": 1 , "name": "a", "zip": "1" }], "more": 1 };
    assert_eq!(refused::<Holder>(&document), format!("strict[1].: {known}"));
}

#[test]
fn serde_can_say_it() {
    #[derive(Debug, serde::Deserialize, EmbeddedModel)]
    #[serde(deny_unknown_fields)]
    struct Denying {
        a: i32,
    }

    assert_eq!(refused::<Denying>(&doc! { "a": 1, "b": 1 }), "b: the model has no such field; it has `a`");
}
