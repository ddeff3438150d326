//! The key in what the server says, and in what it was sent.

use super::DuplicateValue;
use crate::{
    error::Error,
    index::{Index, IndexKey},
};
use bson::{Bson, Document, RawBsonRef, RawDocument};

/// Where the values of a duplicate key can be had, apart from the message.
#[derive(Clone, Copy, Debug)]
pub(in crate::error) enum Source<'a> {
    /// The document that was to be stored.
    Document(&'a RawDocument),
    /// What the server replied about the write.
    Reply(&'a RawDocument),
    Nothing,
}

/// The error of a message such as `E11000 duplicate key error collection: shop.orders index: number_1 dup key: { number:
/// "NO-1" }`: all that the driver keeps of an insert's.
pub(in crate::error) fn duplicate_key(collection: &str, indexes: &[Index], message: &str, source: Source<'_>) -> Error {
    let Message { index, printed } = Message::read(collection, indexes, message);
    let declared = indexes.iter().chain([&Index::ID]).find(|declared| declared.name() == index);
    let paths: Vec<_> = declared.into_iter().flat_map(Index::keys).map(IndexKey::path).collect();
    let known = match source {
        Source::Document(document) => key_of(document, &paths),
        Source::Reply(reply) => replied_key(reply),
        Source::Nothing => None,
    };
    Error::DuplicateKey {
        collection: collection.to_owned(),
        index: index.to_owned(),
        paths,
        value: known.map_or_else(|| DuplicateValue::Printed(printed.to_owned()), DuplicateValue::Known).into(),
    }
}

/// The key under which an index has a document. Of an array it has one for each element, and so none is certain.
fn key_of(document: &RawDocument, paths: &[&'static str]) -> Option<Document> {
    let value = |path: &&'static str| Some(((*path).to_owned(), value_at(document, path)?));
    (!paths.is_empty()).then(|| paths.iter().map(value).collect())?
}

/// What an index has of a document under a path: null, if there is nothing.
fn value_at(document: &RawDocument, path: &str) -> Option<Bson> {
    let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
    match (document.get(name).ok()?, rest) {
        (Some(RawBsonRef::Array(_)), _) => None,
        (Some(RawBsonRef::Document(inner)), Some(rest)) => value_at(inner, rest),
        (Some(value), None) => value.try_into().ok(),
        (_, Some(_)) | (None, None) => Some(Bson::Null),
    }
}

/// The `keyValue` of a reply, which it has for one write that was refused. Of an index with a collation, that is not what
/// was to be stored.
fn replied_key(reply: &RawDocument) -> Option<Document> {
    let refused = match reply.get_array("writeErrors") {
        Ok(errors) => errors.into_iter().next()?.ok()?.as_document()?,
        Err(_) => reply,
    };
    let has_collation = refused.get("collation").ok()?.is_some();
    if has_collation { None } else { refused.get_document("keyValue").ok()?.try_into().ok() }
}

/// What the server's message says.
struct Message<'m> {
    index: &'m str,
    printed: &'m str,
}

impl<'m> Message<'m> {
    const COLLATION: &'static str = " collation: {";
    const KEY: &'static str = " dup key: ";

    fn read(collection: &str, indexes: &[Index], message: &'m str) -> Self {
        // The collection's name comes first, and could contain what is looked for.
        let after_name = message.split_once(&format!(".{collection} index: "));
        let Some((_, rest)) = after_name.or_else(|| message.split_once("index: ")) else {
            return Self { index: "", printed: message };
        };
        // So could the name of an index that is declared; one that is not cannot be told apart.
        let declared = indexes.iter().filter_map(|index| {
            let name = index.name();
            let after = rest.strip_prefix(name.as_str())?;
            (after.starts_with(Self::KEY) || after.starts_with(Self::COLLATION)).then_some(name.len())
        });
        let end = declared.max().or_else(|| rest.find(Self::COLLATION)).or_else(|| rest.find(Self::KEY));
        let (index, rest) = rest.split_at(end.unwrap_or(rest.len()));
        Self { index: without_namespace(index), printed: printed_key(rest) }
    }
}

/// Servers before 3.0 put the namespace before the name: `shop.orders.$number_1`.
fn without_namespace(index: &str) -> &str {
    index.split_once(".$").map_or(index, |(_, name)| name)
}

/// What stands between ` dup key: ` and the end, or what a server adds: the document found, what a router did.
fn printed_key(rest: &str) -> &str {
    let key = rest.split_once(Message::KEY).map_or(rest, |(_, key)| key);
    let end = key.rfind("}, found value: ").or_else(|| key.rfind('}')).map_or(key.len(), |brace| brace + 1);
    &key[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use bson::{doc, rawdoc};

    const CITY: Index = Index::new(&[IndexKey::ascending("shipTo.city"), IndexKey::descending("n")]);
    const INDEXES: &[Index] = &[
        CITY,
        Index::new(&[IndexKey::ascending("tags")]).named("mærke: dup key: {1}"),
        Index::new(&[IndexKey::ascending("x")]).named("by"),
        Index::new(&[IndexKey::ascending("y")]).named("by x"),
    ];

    fn read(collection: &str, message: &str) -> (String, Vec<&'static str>, String) {
        match duplicate_key(collection, INDEXES, message, Source::Nothing) {
            Error::DuplicateKey { index, paths, value, .. } => (index, paths, value.to_string()),
            other => panic!("{other}"),
        }
    }

    #[test]
    fn reads_every_form_of_the_message() {
        let city = "shipTo.city_1_n_-1";
        let key = r#"{ shipTo.city: "a } b", n: 1 }"#;
        for message in [
            format!("E11000 duplicate key error collection: shop.orders index: {city} dup key: {key}"),
            format!(
                r#"E11000 duplicate key error collection: shop.orders index: {city} collation: {{ locale: "en" }} dup key: {key}"#
            ),
            format!(
                "E11000 duplicate key error collection: shop.orders index: {city} dup key: {key}, found value: RecordId(5)"
            ),
            format!("E11000 duplicate key error index: shop.orders.${city} dup key: {key}"),
            format!(
                "Write failed on shard s1 :: caused by :: E11000 duplicate key error collection: shop.orders index: \
                 {city} dup key: {key}"
            ),
        ] {
            assert_eq!(read("orders", &message), (city.into(), vec!["shipTo.city", "n"], key.into()), "{message}");
        }
    }

    #[test]
    fn reads_names_that_look_like_the_message() {
        let message = |collection, index| {
            format!(
                "E11000 duplicate key error collection: shop.{collection} index: {index} dup key: {{ a: \" dup key: {{\" }}"
            )
        };
        let key = r#"{ a: " dup key: {" }"#.to_owned();
        let odd = "mærke: dup key: {1}";
        assert_eq!(read("orders", &message("orders", odd)), (odd.into(), vec!["tags"], key.clone()));
        assert_eq!(read("orders", &message("orders", "by x")), ("by x".into(), vec!["y"], key.clone()));
        assert_eq!(read("an index: b", &message("an index: b", "by")), ("by".into(), vec!["x"], key.clone()));
        assert_eq!(read("orders", &message("orders", "_id_")), ("_id_".into(), vec!["_id"], key.clone()));
        assert_eq!(read("orders", &message("orders", "other one")), ("other one".into(), vec![], key));
        assert_eq!(read("orders", "E11000 no more"), (String::new(), vec![], "E11000 no more".into()));
    }

    #[test]
    fn takes_the_value_out_of_the_document() {
        let key = |document: bson::RawDocumentBuf| key_of(&document, &["shipTo.city", "n"]);
        let known = doc! { "shipTo.city": "Ærø", "n": 7_i64 };
        assert_eq!(key(rawdoc! { "n": 7_i64, "shipTo": { "city": "Ærø" } }), Some(known));
        assert_eq!(key(rawdoc! { "shipTo": null }), Some(doc! { "shipTo.city": null, "n": null }));
        assert_eq!(key(rawdoc! { "shipTo": [{ "city": "Ærø" }], "n": 7 }), None, "one of many");
        assert_eq!(key(rawdoc! { "shipTo": { "city": ["Ærø"] } }), None);
        assert_eq!(key_of(&rawdoc! { "a": 1 }, &[]), None, "not declared");
    }

    #[test]
    fn takes_the_value_out_of_the_reply() {
        let refused = rawdoc! { "index": 0, "code": 11000, "keyPattern": { "n": 1 }, "keyValue": { "n": 7_i64 } };
        assert_eq!(replied_key(&refused), Some(doc! { "n": 7_i64 }), "of findAndModify");
        assert_eq!(replied_key(&rawdoc! { "writeErrors": [refused] }), Some(doc! { "n": 7_i64 }), "of update");
        assert_eq!(replied_key(&rawdoc! { "keyValue": { "n": "0x29" }, "collation": { "locale": "en" } }), None);
        assert_eq!(replied_key(&rawdoc! { "writeErrors": [] }), None);
    }
}
