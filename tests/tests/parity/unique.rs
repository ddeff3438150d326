//! Unique keys of every type that ids have, of all documents or of some only; and that a query uses such an index.

use bson::{Decimal128, Uuid};
use docmodel::{Error, prelude::*, testing};

macro_rules! unique {
    ($($name:ident: $type:ty = $key:expr, $other:expr;)*) => {$(
        mod $name {
            use super::*;

            #[derive(Debug, DocumentModel)]
            #[document(collection = "keys")]
            struct Keyed {
                #[field(id)]
                id: ObjectId,
                #[index(unique)]
                key: $type,
            }

            fn keyed(key: $type) -> Keyed {
                Keyed { id: ObjectId::new(), key }
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn duplicates_are_errors() {
                let database = testing::database().await.expect("a server");
                let rows = Keyed::collection(&database);
                rows.sync_indexes().await.expect("synced");
                let mut first = keyed($key);
                rows.insert_one(&mut first).await.expect("stored");
                rows.insert_one(&mut keyed($other)).await.expect("another key");
                let error = rows.insert_one(&mut keyed($key)).await.expect_err("the key is there");
                assert!(
                    matches!(&error, Error::DuplicateKey { index, paths, .. } if index == "key_1" && paths == &["key"]),
                    "{error}"
                );
                assert_eq!(rows.count(|_| Filter::everything()).await.expect("counted"), 2);
                let lookup = rows.find(|row| row.key.eq($key));
                assert!(lookup.plan().to_string().contains("index: key_1 (1 of 1 key)"), "{}", lookup.plan());
                let found = lookup.await.expect("read");
                assert_eq!(found.iter().map(|row| row.id).collect::<Vec<_>>(), [first.id]);
                assert_eq!(docmodel::FieldType::to_bson(&found[0].key), docmodel::FieldType::to_bson(&first.key));
                assert_eq!(rows.find(|row| row.key.is_in([$key, $other])).await.expect("read").len(), 2);
            }

            /// Two deleted documents may share a key, and a query for one that is not deleted finds it by the index.
            #[derive(Debug, DocumentModel)]
            #[document(collection = "partial")]
            #[index(key, unique, name = "current", partial(deleted == false))]
            struct Current {
                #[field(id)]
                id: ObjectId,
                key: $type,
                deleted: bool,
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn of_some_documents_only() {
                let database = testing::database().await.expect("a server");
                let rows = Current::collection(&database);
                rows.sync_indexes().await.expect("synced");
                assert_eq!(rows.sync_indexes().await.expect("synced").existing, ["current"]);
                let current = |deleted| Current { id: ObjectId::new(), key: $key, deleted };
                rows.insert_many(&mut [current(true), current(true), current(false)]).await.expect("stored");
                let error = rows.insert_one(&mut current(false)).await.expect_err("the key is there");
                assert!(matches!(&error, Error::DuplicateKey { index, .. } if index == "current"), "{error}");

                let lookup = || rows.find(|row| row.key.eq($key) & row.deleted.eq(false));
                assert!(lookup().plan().to_string().contains("index: current (1 of 1 key)"), "{}", lookup().plan());
                let explain = lookup().explain().await.expect("explained");
                assert!(explain.stages().any(|stage| stage.name == "IXSCAN"), "{explain}");
                assert_eq!(explain.indexes(), ["current"], "{explain}");
                assert_eq!(lookup().await.expect("read").len(), 1);

                let all = rows.find(|row| row.key.eq($key));
                assert!(all.plan().indexes().is_empty(), "it has not all of the documents: {}", all.plan());
                assert_eq!(all.await.expect("read").len(), 3);
            }
        }
    )*};
}

unique! {
    of_i32: i32 = 7, i32::MIN;
    of_i64: i64 = i64::MAX, 7;
    of_f64: f64 = 0.1, -7.5;
    of_string: String = "Ærø".to_owned(), "$a.b".to_owned();
    of_object_id: ObjectId = ObjectId::from_bytes([1; 12]), ObjectId::from_bytes([2; 12]);
    of_date: DateTime = DateTime::from_millis(-1), DateTime::from_millis(0);
    of_decimal: Decimal128 = "1.5".parse::<Decimal128>().expect("a decimal"), "2".parse::<Decimal128>().expect("a decimal");
    of_uuid: Uuid = Uuid::from_bytes([1; 16]), Uuid::from_bytes([2; 16]);
}
