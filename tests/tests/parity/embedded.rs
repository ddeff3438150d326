//! Fields of embedded models, whose stored names are others than the Rust ones.

use super::{Book, F, NONE, Stored};
use bson::{Document, doc};
use docmodel::prelude::*;

fn publisher(name: &str, founded: i32, awards: &[&str]) -> Document {
    doc! { "nm": name, "yr": founded, "prizes": awards }
}

async fn books() -> Stored {
    Stored::new([
        doc! { "pub": publisher("Ash", 1950, &["gold", "silver"]) },
        doc! { "pub": publisher("Birch", 1980, &["gold"]) },
        doc! { "pub": publisher("Cedar", 2010, &[]) },
        doc! { "pub": { "nm": "Dogwood", "yr": null, "prizes": null } },
        doc! { "pub": { "nm": "Elm" } },
        doc! { "pub": null },
        doc! {},
    ])
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn comparisons() {
    let books = books().await;
    let founded = F.publisher.founded;
    assert_eq!(books.found(F.publisher.name.eq("Birch"), r#"{ "pub.nm": "Birch" }"#).await, [1]);
    assert_eq!(books.found(founded.eq(1980), r#"{ "pub.yr": 1980 }"#).await, [1]);
    // Null and missing are neither less nor greater.
    assert_eq!(books.found(founded.lt(1980), r#"{ "pub.yr": { $lt: 1980 } }"#).await, [0]);
    assert_eq!(books.found(founded.lte(1980), r#"{ "pub.yr": { $lte: 1980 } }"#).await, [0, 1]);
    assert_eq!(books.found(founded.gte(1980), r#"{ "pub.yr": { $gte: 1980 } }"#).await, [1, 2]);
    assert_eq!(books.found(founded.gt(2010), r#"{ "pub.yr": { $gt: 2010 } }"#).await, NONE);
    assert_eq!(books.found(founded.ne(1980), r#"{ "pub.yr": { $ne: 1980 } }"#).await, [0, 2, 3, 4, 5, 6]);
    assert_eq!(books.found(founded.is_none(), r#"{ "pub.yr": null }"#).await, [3, 4, 5, 6]);
    assert_eq!(books.found(founded.is_missing(), r#"{ "pub.yr": { $exists: false } }"#).await, [4, 5, 6]);
    assert_eq!(books.found(founded.is_null(), r#"{ "pub.yr": { $type: "null" } }"#).await, [3]);
    let range = founded.gte(1950) & founded.lt(2000) & F.publisher.name.ne("Ash");
    assert_eq!(books.found(range, r#"{ "pub.yr": { $gte: 1950, $lt: 2000 }, "pub.nm": { $ne: "Ash" } }"#).await, [1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_subfield_is_read_as_none() {
    let whole = |publisher: Document| doc! { "title": "t", "pub": publisher, "reviews": [], "tags": null, "grid": [], "cube": [], "holes": [] };
    let stored = Stored::new([
        whole(doc! { "nm": "Ash", "prizes": [] }),
        whole(doc! { "nm": "Birch", "yr": null, "prizes": [] }),
        whole(doc! { "nm": "Cedar", "yr": 1, "prizes": [] }),
    ])
    .await;
    let books = Book::collection(&stored.database).find(|_| Filter::everything()).sort(|book| book.id.asc());
    let founded: Vec<_> = books.await.expect("read").into_iter().map(|book| book.publisher.founded).collect();
    assert_eq!(founded, [None, None, Some(1)]);

    // By an embedded field: null and missing before every value.
    let books = Book::collection(&stored.database);
    let by_founded = books.find(|_| Filter::everything()).sort(|book| [book.publisher.founded.asc(), book.id.asc()]);
    assert!(by_founded.plan().to_string().contains(r#".sort({ "pub.yr": 1, _id: 1 })"#), "{}", by_founded.plan());
    let ids = |books: Vec<Book>| books.into_iter().map(|book| book.id).collect::<Vec<_>>();
    assert_eq!(ids(by_founded.await.expect("read")), [0, 1, 2]);
    let by_name = books.find(|_| Filter::everything()).sort(|book| book.publisher.name.desc());
    assert_eq!(ids(by_name.await.expect("read")), [2, 1, 0]);
    let last = books.find(|_| Filter::everything()).sort(|book| [book.publisher.founded.desc(), book.id.asc()]);
    assert_eq!(ids(last.await.expect("read")), [2, 0, 1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn arrays_inside() {
    let books = books().await;
    let awards = F.publisher.awards;
    let none: [&str; 0] = [];
    assert_eq!(books.found(awards.contains("gold"), r#"{ "pub.prizes": "gold" }"#).await, [0, 1]);
    let all = awards.contains_all(["silver", "gold"]);
    assert_eq!(books.found(all, r#"{ "pub.prizes": { $all: ["silver", "gold"] } }"#).await, [0]);
    // All of nothing: every document that has the array.
    assert_eq!(books.found(awards.contains_all(none), r#"{ "pub.prizes": { $type: "array" } }"#).await, [0, 1, 2]);
    let any = awards.contains_any(["silver", "bronze"]);
    assert_eq!(books.found(any, r#"{ "pub.prizes": { $in: ["silver", "bronze"] } }"#).await, [0]);
    assert_eq!(books.found(awards.contains_any(none), "{ $nor: [{}] }").await, NONE);
    let by = awards.contained_by(["gold", "bronze"]);
    let mql = r#"{ "pub.prizes": { $type: "array" }, $nor: [{ "pub.prizes": { $elemMatch: { $nin: ["gold", "bronze"] } } }] }"#;
    assert_eq!(books.found(by, mql).await, [1, 2], "null and missing are no subset");
    // Lengths, of empty arrays too.
    assert_eq!(books.found(awards.len().eq(0), r#"{ "pub.prizes": { $size: Long("0") } }"#).await, [2]);
    let mql =
        r#"{ $expr: { $cond: [{ $isArray: "$pub.prizes" }, { $lt: [{ $size: "$pub.prizes" }, Long("1")] }, false] } }"#;
    assert_eq!(books.found(awards.len().lt(1), mql).await, [2], "null and missing have no length");
    let mql =
        r#"{ $expr: { $cond: [{ $isArray: "$pub.prizes" }, { $gt: [{ $size: "$pub.prizes" }, Long("0")] }, false] } }"#;
    assert_eq!(books.found(awards.len().gt(0), mql).await, [0, 1]);
    let mql = r#"{ $expr: { $cond: [{ $isArray: "$pub.prizes" }, { $gte: [{ $size: "$pub.prizes" }, Long("0")] }, false] } }"#;
    assert_eq!(books.found(awards.len().gte(0), mql).await, [0, 1, 2]);
    let at = awards.at(1, |award| award.eq("silver"));
    assert_eq!(books.found(at, r#"{ "pub.prizes.1": "silver" }"#).await, [0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_are_counted_by_each_value_of_an_embedded_field() {
    let stored = Stored::new([
        doc! { "pub": publisher("Ash", 1950, &["gold", "silver"]) },
        doc! { "pub": publisher("Birch", 1980, &["gold"]) },
        doc! { "pub": publisher("Ash", 1980, &[]) },
        doc! { "pub": { "nm": "Élan", "yr": null, "prizes": null } },
        doc! { "pub": null },
        doc! {},
    ])
    .await;
    let books = Book::collection(&stored.database);
    let by_name = books.count_by(|book| book.publisher.name).matching(|book| book.id.lt(4));
    assert!(by_name.plan().to_string().contains(r#"{ $group: { _id: "$pub.nm", count: { $sum: 1 } } }"#));
    assert_eq!(
        by_name.await.expect("counted"),
        [("Ash".to_owned(), 2), ("Birch".to_owned(), 1), ("Élan".to_owned(), 1)]
    );
    // Null and missing are one value.
    let by_year = books.count_by(|book| book.publisher.founded).by_value().await.expect("counted");
    assert_eq!(by_year, [(None, 3), (Some(1950), 1), (Some(1980), 2)]);
}
