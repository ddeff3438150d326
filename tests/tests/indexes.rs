//! Declared indexes on a real server.

use crate::models::Order;
use bson::doc;
use docmodel::{Error, prelude::*, testing};
use mongodb::{IndexModel, options::IndexOptions};

fn index(keys: bson::Document, options: IndexOptions) -> IndexModel {
    IndexModel::builder().keys(keys).options(options).build()
}

#[tokio::test]
async fn missing_indexes_are_created_once() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let declared = ["shipTo.city_1_createdAt_-1", "number_1", "by_sku"];
    let first = orders.sync_indexes().await.expect("synced");
    assert_eq!(first.created, declared);
    assert_eq!(first.to_string(), "created shipTo.city_1_createdAt_-1, number_1, by_sku");
    let second = orders.sync_indexes().await.expect("synced");
    assert_eq!((second.created.len(), second.existing.as_slice()), (0, declared.map(String::from).as_slice()));
    let names = orders.driver().list_index_names().await.expect("listed");
    assert_eq!(names.len(), 4, "{names:?}");
}

#[tokio::test]
async fn other_indexes_are_left_alone_and_reported() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let options = IndexOptions::builder().name("mine".to_owned()).build();
    orders.driver().create_index(index(doc! { "paid": 1 }, options)).await.expect("created");
    // The declared keys under another name are the declared index.
    let options = IndexOptions::builder().name("theirs".to_owned()).unique(true).build();
    orders.driver().create_index(index(doc! { "number": 1 }, options)).await.expect("created");
    let report = orders.sync_indexes().await.expect("synced");
    assert_eq!(report.existing, ["theirs"]);
    assert_eq!(report.undeclared, ["mine"]);
    assert_eq!(report.created.len(), 2);
}

#[tokio::test]
async fn an_index_in_the_way_is_an_error() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    orders.driver().create_index(index(doc! { "number": 1 }, IndexOptions::default())).await.expect("created");
    let error = orders.sync_indexes().await.expect_err("not unique");
    assert!(matches!(error, Error::IndexConflict { .. }));
    assert_eq!(
        error.to_string(),
        "orders: the index `number_1` { number: 1 } is in the way of the declared index `number_1` { number: 1 } unique; \
         drop it, or change the declaration"
    );
}

#[derive(DocumentModel)]
#[document(collection = "members")]
#[index(email, unique, partial(email.exists() && active == true))]
#[index(score, name = "high", partial(score >= 10 && (city == "Oslo" || address.city.is_in(["Bodø", "$x"]))))]
struct Member {
    #[field(id)]
    id: i32,
    #[field(skip_none)]
    email: Option<String>,
    active: bool,
    score: i32,
    city: String,
    address: Place,
}

#[derive(EmbeddedModel)]
struct Place {
    city: String,
}

#[tokio::test]
async fn partial_indexes() {
    let database = testing::database().await.expect("a server");
    let members = Member::collection(&database);
    assert_eq!(members.sync_indexes().await.expect("synced").created, ["email_1", "high"]);
    let mut found = Vec::new();
    for name in ["email_1", "high"] {
        let command = doc! { "listIndexes": "members" };
        let indexes = database.run_command(command).await.expect("listed");
        let indexes = indexes.get_document("cursor").expect("a cursor").get_array("firstBatch").expect("a batch");
        let index = indexes
            .iter()
            .filter_map(|index| index.as_document())
            .find(|index| index.get_str("name").is_ok_and(|found| found == name));
        found.push(index.expect("created").get_document("partialFilterExpression").expect("partial").clone());
    }
    assert_eq!(found[0], doc! { "email": { "$exists": true }, "active": true });
    assert_eq!(
        found[1],
        doc! { "score": { "$gte": 10 }, "$or": [{ "city": "Oslo" }, { "address.city": { "$in": ["Bodø", "$x"] } }] }
    );
    assert_eq!(members.sync_indexes().await.expect("synced").existing, ["email_1", "high"]);

    // Unique among those that are in the index only.
    let member = |id, email: Option<&str>, active| Member {
        id,
        email: email.map(str::to_owned),
        active,
        score: 10,
        city: "Oslo".into(),
        address: Place { city: "Oslo".into() },
    };
    let mut rows =
        [member(1, Some("a"), true), member(2, Some("a"), false), member(3, None, true), member(4, None, true)];
    members.insert_many(&mut rows).await.expect("stored");
    members.insert_one(&mut member(5, Some("a"), true)).await.expect_err("the address is taken");

    let uses = |filter: Filter<Member>| members.find_with(filter).plan().indexes().len() == 1;
    let m = Member::F;
    assert!(uses(m.email.eq("a") & m.active.eq(true)), "a text is there");
    assert!(!uses(m.email.eq("a")), "inactive ones are not in the index");
    assert!(!uses(m.email.is_none() & m.active.eq(true)), "nor are those without");
    assert!(uses(m.score.gt(10) & m.city.eq("Oslo")));
    assert!(uses(m.score.is_in([10, 12]) & (m.city.eq("Oslo") | m.address.city.eq("$x"))));
    assert!(!uses(m.score.gte(9) & m.city.eq("Oslo")), "9 is not in the index");
    assert!(!uses(m.score.gt(10) & (m.city.eq("Oslo") | m.active.eq(true))), "nor is another city");
}

#[derive(DocumentModel)]
#[document(collection = "untagged")]
#[index(n, partial(tags == None))]
struct Untagged {
    #[field(id)]
    id: i32,
    n: i32,
    tags: Option<Vec<String>>,
}

/// `{ tags: null }` is true of `[null]`, too, so it takes a negation to say it.
#[tokio::test]
async fn a_condition_that_no_index_has_is_refused() {
    let database = testing::database().await.expect("a server");
    let error = Untagged::collection(&database).sync_indexes().await.expect_err("not kept");
    assert_eq!(
        error.to_string(),
        "the condition of the index `n_1` says what is not so, as `== None` of an array does, and MongoDB keeps no index \
         by that"
    );
}

#[tokio::test]
async fn another_condition_is_in_the_way() {
    let database = testing::database().await.expect("a server");
    let members = Member::collection(&database);
    let options =
        IndexOptions::builder().name("high".to_owned()).partial_filter_expression(doc! { "score": { "$gte": 5 } });
    members.driver().create_index(index(doc! { "score": 1 }, options.build())).await.expect("created");
    let error = members.sync_indexes().await.expect_err("of other documents");
    assert_eq!(
        error.to_string(),
        "members: the index `high` { score: 1 }, where { score: { $gte: 5 } } is in the way of the declared index `high` \
         { score: 1 }, where { score: { $gte: 10 }, $or: [{ city: \"Oslo\" }, { \"address.city\": { $in: [\"Bodø\", \
         \"$x\"] } }] }; drop it, or change the declaration"
    );
}
