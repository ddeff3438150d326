//! Models that contain themselves, directly and through another one.

#![deny(warnings)]

use docmodel::prelude::*;
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Comment {
    #[field(min_length = 1)]
    text: String,
    #[field(max_items = 2)]
    replies: Vec<Comment>,
    by_language: BTreeMap<String, Self>,
    thread: Option<Vec<Thread>>,
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Thread {
    title: String,
    comments: Vec<Comment>,
}

#[derive(DocumentModel)]
#[index(comments.replies.replies.text)]
#[index(comments.thread.comments.text)]
struct Post {
    #[field(id)]
    id: ObjectId,
    comments: Vec<Comment>,
}

fn comment(text: &str, replies: Vec<Comment>) -> Comment {
    let thread = Thread { title: "t".into(), comments: replies.clone() };
    Comment { text: text.into(), replies, by_language: BTreeMap::new(), thread: Some(vec![thread]) }
}

fn main() {
    let post = Post { id: ObjectId::new(), comments: vec![comment("a", vec![comment("", vec![])])] };
    let decoded: Post = docmodel::from_slice(&docmodel::to_vec(&post).unwrap()).unwrap();
    assert_eq!(decoded.comments, post.comments);
    let violations = post.validate().unwrap_err();
    assert_eq!(violations[0].to_string(), "comments[0].replies[0].text: must have at least 1 character, has 0");
    assert_eq!(
        Post::F.comments.any().replies.any().replies.any().text.eq("a").to_string(),
        r#"{ "comments.replies.replies.text": "a" }"#
    );
    assert_eq!(Post::INDEXES[1].to_string(), r#"{ "comments.thread.comments.text": 1 }"#);
}
