//! `skip` and `skip_none`.

use super::{read, refused, stored};
use bson::doc;
use docmodel::prelude::*;
use serde::{Deserialize, Serialize};

/// No field type.
#[derive(Debug, Default, PartialEq)]
struct Cache(Vec<std::rc::Rc<u64>>);

fn ready() -> bool {
    true
}

#[derive(Debug, PartialEq, EmbeddedModel)]
struct Session {
    user: String,
    #[field(skip)]
    cache: Cache,
    #[field(skip, default = "ready")]
    ready: bool,
}

#[test]
fn a_skipped_field_is_not_stored_and_has_its_default_when_read() {
    let session = Session { user: "ida".into(), cache: Cache(vec![1.into()]), ready: false };
    assert_eq!(stored(&session), doc! { "user": "ida" });
    let expected = Session { user: "ida".into(), cache: Cache::default(), ready: true };
    assert_eq!(read::<Session>(&doc! { "user": "ida" }).unwrap(), expected);
    // What others stored under the name is unknown to the model.
    assert_eq!(read::<Session>(&doc! { "user": "ida", "ready": "no" }).unwrap(), expected);
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, EmbeddedModel)]
struct Profile {
    #[field(skip_none)]
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    age: Option<i32>,
    city: Option<String>,
    tags: Option<Vec<Option<i32>>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, EmbeddedModel)]
#[document(skip_none)]
struct Sparse {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[field(skip_none = false)]
    city: Option<String>,
    holes: Vec<Option<i32>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    profile: Option<Box<Profile>>,
}

fn profile() -> Profile {
    Profile { name: None, age: None, city: None, tags: Some(vec![None]) }
}

#[test]
fn none_is_left_out_where_that_is_said() {
    assert_eq!(stored(&profile()), doc! { "city": null, "tags": [null] });
    let full = Profile { name: Some(String::new()), age: Some(0), ..profile() };
    assert_eq!(stored(&full), doc! { "name": "", "age": 0, "city": null, "tags": [null] });
    let sparse = Sparse { name: None, city: None, holes: vec![None], profile: Some(Box::new(profile())) };
    assert_eq!(stored(&sparse), doc! { "city": null, "holes": [null], "profile": { "city": null, "tags": [null] } },);
}

#[test]
fn both_null_and_missing_are_read_as_none() {
    for document in [doc! { "tags": [null] }, doc! { "name": null, "age": null, "city": null, "tags": [null] }] {
        assert_eq!(read::<Profile>(&document).unwrap(), profile());
    }
    assert_eq!(refused::<Profile>(&doc! { "age": "3" }), "age: expected int32, found string");
}

#[test]
fn the_bytes_are_those_of_serde() {
    for profile in [profile(), Profile { name: Some("Åse".into()), age: Some(3), ..profile() }] {
        assert_eq!(docmodel::to_vec(&profile).unwrap(), bson::serialize_to_vec(&profile).unwrap());
        let sparse = Sparse { name: None, city: None, holes: vec![Some(1), None], profile: Some(Box::new(profile)) };
        assert_eq!(docmodel::to_vec(&sparse).unwrap(), bson::serialize_to_vec(&sparse).unwrap());
    }
}

#[test]
fn a_field_can_be_skipped_in_json_alone() {
    #[derive(Serialize, Deserialize, EmbeddedModel)]
    struct User {
        name: String,
        #[serde(skip)]
        #[field(skip = false, name = "passwordHash")]
        password_hash: String,
        #[serde(skip)]
        online: bool,
    }

    let user = User { name: "ida".into(), password_hash: "x".into(), online: true };
    assert_eq!(stored(&user), doc! { "name": "ida", "passwordHash": "x" });
    assert_eq!(serde_json::to_string(&user).unwrap(), r#"{"name":"ida"}"#);
    assert!(user.online && !read::<User>(&stored(&user)).unwrap().online);
}
