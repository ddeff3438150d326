//! Pages by their number.

use docmodel::{collection::Page, prelude::*, testing};

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "rows")]
struct Row {
    #[field(id)]
    id: i32,
    even: bool,
}

async fn rows(count: i32) -> (testing::TestDatabase, Collection<Row>) {
    let database = testing::database().await.expect("a server");
    let rows = Row::collection(&database);
    let mut all: Vec<_> = (0..count).map(|id| Row { id, even: id % 2 == 0 }).collect();
    rows.insert_many(&mut all).await.expect("stored");
    (database, rows)
}

fn ids(page: &Page<Row>) -> Vec<i32> {
    page.items.iter().map(|row| row.id).collect()
}

#[tokio::test]
async fn pages_have_numbers_and_a_total() {
    let (_database, rows) = rows(9).await;
    let even = || rows.find(|r| r.even.eq(true)).sort(|r| r.id.desc());
    let first = even().page(1, 2).await.expect("read");
    assert_eq!(ids(&first), [8, 6]);
    assert_eq!((first.number, first.size, first.total, first.pages()), (1, 2, 5, 3));
    assert!(first.has_next() && !first.has_previous());
    let last = even().page(3, 2).await.expect("read");
    assert_eq!(ids(&last), [0]);
    assert!(!last.has_next() && last.has_previous());
    let beyond = even().page(4, 2).await.expect("read");
    assert_eq!((ids(&beyond), beyond.total), (vec![], 5));
    assert!(!beyond.has_next() && beyond.has_previous());
    let whole = even().page(1, 5).await.expect("read");
    assert_eq!((whole.pages(), whole.has_next()), (1, false));
    assert_eq!(whole.map(|row| row.id).items, [8, 6, 4, 2, 0]);
    let none = rows.find(|r| r.id.gt(100)).page(1, 5).await.expect("read");
    assert_eq!((none.total, none.pages(), none.has_next()), (0, 0, false));
    let largest = rows.find(|_| Filter::everything()).page(1, u32::MAX).await.expect("read");
    assert_eq!((largest.items.len(), largest.pages()), (9, 1));
}

#[tokio::test]
async fn pages_are_read_in_a_session() {
    let (database, rows) = rows(3).await;
    let mut session = database.client().start_session().await.expect("started");
    session.start_transaction().await.expect("started");
    rows.insert_one(&mut Row { id: 10, even: true }).session(&mut session).await.expect("stored");
    let page = rows.find(|_| Filter::everything()).sort(|r| r.id.desc()).page(1, 1).session(&mut session);
    let page = page.await.expect("read");
    assert_eq!((ids(&page), page.total), (vec![10], 4));
    let page = rows.find(|_| Filter::everything()).sort(|r| r.id.desc()).keyset(1).session(&mut session);
    assert_eq!(page.await.expect("read").items[0].id, 10);
    session.abort_transaction().await.expect("aborted");
}

#[tokio::test]
async fn what_is_no_page_is_an_error() {
    let client = mongodb::Client::with_uri_str("mongodb://127.0.0.1:1").await.expect("parses");
    let rows = Row::collection(&client.database("shop"));
    let all = || rows.find(|_| Filter::everything());
    let error = |page: docmodel::collection::FindPage<'_, Row>| page.plan().operation().unwrap_err().to_string();
    assert_eq!(error(all().page(0, 20)), "page 0 was asked for; the first is 1");
    assert_eq!(error(all().page(1, 0)), "a page of 0 documents was asked for; a page has at least 1");
    assert_eq!(
        error(all().page(u64::MAX, 20)),
        "page 18446744073709551615 of 20 documents each begins beyond the 9223372036854775807 documents that can be \
         passed over; ask for a page up to `pages()`"
    );
    assert!(error(all().page(i64::MAX as u64 + 2, 1)).contains("beyond"));
    for page in [all().skip(1).page(1, 20), all().limit(0).page(1, 20)] {
        assert_eq!(error(page), "a page says itself where it begins and ends; leave out `skip` and `limit`");
    }
    assert!(error(all().variable("x", 1).page(1, 20)).starts_with("`countDocuments` has no variables"));
    let page = all().sort(|r| r.id.asc()).page(3, 20);
    assert_eq!(
        page.plan().to_string(),
        "db.rows.find({}).sort({ _id: 1 }).skip(40).limit(20)\n// index: _id_ (1 of 1 key)"
    );
    assert!(matches!(all().page(0, 1).await.unwrap_err(), docmodel::Error::InvalidOperation(_)));
}
