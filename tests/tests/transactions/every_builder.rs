//! Every builder passes its session on: what it writes is part of the transaction, and what it reads is seen in it.

use super::{Account, account, accounts_of_100, balance};
use docmodel::{Collection, Filter, testing};
use futures_util::TryStreamExt;
use mongodb::ClientSession;

async fn everything(accounts: &Collection<Account>, session: Option<&mut ClientSession>) -> Vec<Account> {
    let find = accounts.find(|_| Filter::everything()).sort(|a| a.id.asc());
    match session {
        Some(session) => find.session(session).await,
        None => find.await,
    }
    .expect("read")
}

/// A test that a write is seen in its transaction and not outside, and is gone when that is aborted.
macro_rules! aborted {
    ($test:ident, |$accounts:ident| $write:expr) => {
        #[tokio::test]
        async fn $test() {
            let database = testing::database().await.expect("a server");
            let $accounts = accounts_of_100(&database, &["a", "b"]).await;
            let before = everything(&$accounts, None).await;
            let mut session = database.client().start_session().await.expect("started");
            session.start_transaction().await.expect("started");
            $write.session(&mut session).await.expect("written");
            assert_ne!(everything(&$accounts, Some(&mut session)).await, before);
            assert_eq!(everything(&$accounts, None).await, before);
            session.abort_transaction().await.expect("aborted");
            assert_eq!(everything(&$accounts, None).await, before);
        }
    };
}

aborted!(insert_one, |accounts| accounts.insert_one(&mut account("c", 1)));
aborted!(insert_many, |accounts| accounts.insert_many(&mut [account("c", 1), account("d", 2)]));
aborted!(update_one, |accounts| accounts.update_one(|a| a.id.eq("a")).apply(|a| a.balance.inc(1)));
aborted!(update_many, |accounts| accounts.update_many(|a| a.balance.eq(100)).apply(|a| a.balance.inc(1)));
aborted!(upsert, |accounts| accounts
    .update_one(|a| a.id.eq("c"))
    .apply(|a| [a.owner.set("Eve"), a.balance.set(1)])
    .upsert());
aborted!(find_one_and_update, |accounts| accounts.find_one_and_update(|a| a.id.eq("a")).apply(|a| a.balance.inc(1)));
aborted!(find_one_and_replace, |accounts| accounts.find_one_and_replace(|a| a.id.eq("a"), &account("a", 7)));
aborted!(find_one_and_delete, |accounts| accounts.find_one_and_delete(|a| a.id.eq("a")));
aborted!(replace_one, |accounts| accounts.replace_one(|a| a.id.eq("a"), &account("a", 7)));
aborted!(delete_one, |accounts| accounts.delete_one(|a| a.id.eq("a")));
aborted!(delete_many, |accounts| accounts.delete_many(|_| Filter::everything()).all());

/// A test that a read gives one thing in a transaction that has added `c`, and another outside.
macro_rules! reads {
    ($test:ident, |$accounts:ident| $read:expr, |$result:ident| $seen:expr, $inside:expr, $outside:expr) => {
        #[tokio::test]
        async fn $test() {
            let database = testing::database().await.expect("a server");
            let $accounts = accounts_of_100(&database, &["a"]).await;
            let mut session = database.client().start_session().await.expect("started");
            session.start_transaction().await.expect("started");
            $accounts.insert_one(&mut account("c", 200)).session(&mut session).await.expect("stored");
            let inside = {
                let $result = $read.session(&mut session);
                $seen
            };
            assert_eq!(inside, $inside);
            let outside = {
                let $result = $read;
                $seen
            };
            assert_eq!(outside, $outside);
            session.abort_transaction().await.expect("aborted");
        }
    };
}

fn ids(accounts: Vec<Account>) -> Vec<String> {
    accounts.into_iter().map(|account| account.id).collect()
}

reads!(
    find,
    |accounts| accounts.find(|_| Filter::everything()).sort(|a| a.id.asc()),
    |find| ids(find.await.expect("read")),
    ["a", "c"],
    ["a"]
);
reads!(
    find_in_small_batches,
    |accounts| accounts.find(|_| Filter::everything()).sort(|a| a.id.asc()).batch_size(1),
    |find| ids(find.await.expect("read")),
    ["a", "c"],
    ["a"]
);
reads!(
    find_first,
    |accounts| accounts.find(|_| Filter::everything()).sort(|a| a.id.desc()),
    |find| find.first().await.expect("read").map(|account| account.id).expect("there is one"),
    "c",
    "a"
);
reads!(
    find_one_alone,
    |accounts| accounts.find(|a| a.balance.eq(200)),
    |find| find.one().await.expect("read").map(|account| account.balance),
    Some(200),
    None
);
reads!(
    find_stream,
    |accounts| accounts.find(|_| Filter::everything()).sort(|a| a.id.asc()).batch_size(1),
    |find| ids(find.stream().await.expect("read").try_collect().await.expect("read")),
    ["a", "c"],
    ["a"]
);
reads!(
    find_batches,
    |accounts| accounts.find(|_| Filter::everything()).batch_size(1),
    |find| {
        let batches: Vec<_> = find.batches().await.expect("read").try_collect().await.expect("read");
        batches.iter().map(|batch| batch.models().count()).sum::<usize>()
    },
    2,
    1
);
reads!(
    find_selected,
    |accounts| accounts.find(|_| Filter::everything()).sort(|a| a.id.asc()).select(|a| a.balance),
    |find| find.await.expect("read"),
    [100, 200],
    [100]
);
reads!(
    find_page,
    |accounts| accounts.find(|_| Filter::everything()).sort(|a| a.id.desc()).page(1, 1),
    |find| {
        let page = find.await.expect("read");
        (page.total, ids(page.items))
    },
    (2, vec!["c".to_owned()]),
    (1, vec!["a".to_owned()])
);
reads!(
    find_keyset,
    |accounts| accounts.find(|_| Filter::everything()).sort(|a| a.id.desc()).keyset(1),
    |find| ids(find.await.expect("read").items),
    ["c"],
    ["a"]
);
reads!(
    find_one,
    |accounts| accounts.find_one(|a| a.balance.gt(100)),
    |find| find.await.expect("read").map(|account| account.id),
    Some("c".to_owned()),
    None
);
reads!(
    find_by_id,
    |accounts| accounts.find_by_id(&"c".to_owned()),
    |find| find.await.expect("read").map(|account| account.balance),
    Some(200),
    None
);
reads!(count, |accounts| accounts.count(|_| Filter::everything()), |count| count.await.expect("read"), 2, 1);
reads!(exists, |accounts| accounts.exists(|a| a.balance.gt(100)), |exists| exists.await.expect("read"), true, false);
reads!(
    count_by,
    |accounts| accounts.count_by(|a| a.balance),
    |count| count.await.expect("read"),
    [(100, 1), (200, 1)],
    [(100, 1)]
);
reads!(
    distinct,
    |accounts| accounts.distinct(|a| a.balance),
    |distinct| {
        let mut distinct = distinct.await.expect("read");
        distinct.sort_unstable();
        distinct
    },
    [100, 200],
    [100]
);

#[tokio::test]
async fn indexes_are_not_listed_in_a_transaction() {
    let database = testing::database().await.expect("a server");
    let accounts = accounts_of_100(&database, &["a"]).await;
    let mut session = database.client().start_session().await.expect("started");
    session.start_transaction().await.expect("started");
    accounts.update_one(|a| a.id.eq("a")).apply(|a| a.balance.inc(1)).session(&mut session).await.expect("updated");
    let error = accounts.sync_indexes().session(&mut session).await.expect_err("it lists the indexes");
    assert!(error.to_string().contains("transaction"), "{error}");
    session.abort_transaction().await.expect("aborted");
    assert_eq!(balance(&accounts, "a").await, Some(100));
    accounts.sync_indexes().session(&mut session).await.expect("a session without a transaction can");
}
