//! Keywords as names: without the `r#` in what is stored.

#![deny(warnings)]

use docmodel::prelude::*;

#[derive(EmbeddedModel)]
#[allow(non_camel_case_types, reason = "keywords are in lower case")]
struct r#struct {
    r#type: String,
    #[field(min = 1)]
    r#match: i32,
}

#[derive(DocumentModel)]
#[document(rename_all = "camelCase")]
#[index(r#type, r#struct.r#match)]
#[index(-r#loop)]
struct Order {
    #[field(id)]
    r#use: i32,
    #[index(unique)]
    r#type: String,
    r#struct: r#struct,
    r#loop: Option<bool>,
    r#async_await: bool,
}

#[derive(Projection)]
#[projection(of = Order)]
#[allow(non_camel_case_types, reason = "keywords are in lower case")]
struct r#enum {
    r#type: String,
    #[from(r#struct.r#match)]
    r#match: i32,
}

fn main() {
    let order = Order {
        r#use: 1,
        r#type: "a".into(),
        r#struct: r#struct { r#type: "b".into(), r#match: 0 },
        r#loop: None,
        r#async_await: true,
    };
    let document = docmodel::to_document(&order).unwrap();
    assert_eq!(document.keys().collect::<Vec<_>>(), ["_id", "type", "struct", "loop", "asyncAwait"]);
    assert_eq!(document.get_document("struct").unwrap().keys().collect::<Vec<_>>(), ["type", "match"]);
    let decoded: Order = docmodel::from_document(&document).unwrap();
    assert_eq!((decoded.r#use, decoded.r#type.as_str(), decoded.r#struct.r#type.as_str()), (1, "a", "b"));
    let projected = r#enum::from_document(&document).unwrap();
    assert_eq!((projected.r#type.as_str(), projected.r#match), ("a", 0));
    assert!(decoded.r#loop.is_none() && decoded.r#async_await);
    assert_eq!(order.validate().unwrap_err()[0].path(), "struct.match");
    assert_eq!(Order::F.r#struct.r#match.path(), "struct.match");
    assert_eq!(Order::INDEXES[0].to_string(), r#"{ type: 1, "struct.match": 1 }"#);
    assert_eq!(Order::COLLECTION, "orders");
}
