//! Writes of many models.

use super::{Log, Order, numbers, stored};
use docmodel::{Error, prelude::*, testing};
use futures_util::stream;

/// The hooks that were called, without what they saw.
fn names(log: &Log) -> Vec<String> {
    log.take().iter().map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect()
}

#[tokio::test]
async fn all_models_are_prepared_before_the_first_is_sent() {
    let database = testing::database().await.expect("a server");
    let (orders, log) = (Order::collection(&database), Log::default());
    let mut new = [Order::new("no-1 ", &log), Order::new("no-2", &log)];
    assert_eq!(orders.insert_many(&mut new).await.expect("stored"), 2);
    let one = ["before_insert", "before_validate"];
    assert_eq!(names(&log), [&one[..], &one, &["after_insert"; 2]].concat());
    assert_eq!(numbers(&orders).await, ["NO-1", "NO-2"]);

    let mut bulk = [Order::new("no-3", &log), Order::new("no-4", &log)];
    let [third, fourth] = &mut bulk;
    orders.bulk().insert(third).delete_many(|o| o.number.eq("NO-1")).insert(fourth).await.expect("done");
    assert_eq!(names(&log), [&one[..], &one, &["after_insert"; 2]].concat());
    assert!(bulk.iter().all(|order| order.revision == 1));

    let before = stored(&orders).await;
    let failing = Log::failing_in("before_validate");
    let mut last = Order::new("no-6", &failing);
    let error = orders.insert_many([&mut Order::new("no-5", &log), &mut last]).await.expect_err("of the hook");
    assert!(matches!(error, Error::Other(_)), "{error:?}");
    let error = orders.bulk().insert(&mut Order::new("no-5", &log)).insert(&mut last).await.expect_err("of the hook");
    assert!(matches!(error, Error::Other(_)), "{error:?}");
    assert_eq!(stored(&orders).await, before);
}

#[tokio::test]
async fn an_error_after_one_does_not_keep_the_others_from_being_called() {
    let database = testing::database().await.expect("a server");
    let (orders, failing) = (Order::collection(&database), Log::failing_in("after_insert"));
    let mut new = [Order::new("NO-1", &failing), Order::new("NO-2", &failing)];
    let error = orders.insert_many(&mut new).await.expect_err("of the hooks");
    let first = format!("{:?}", new[0].id.to_hex());
    assert!(matches!(&error, Error::AfterHook { id, .. } if id.contains(&first)), "{error}");
    assert_eq!(names(&failing)[4..], ["after_insert", "after_insert"]);
    let mut more = [Order::new("NO-3", &failing), Order::new("NO-4", &failing)];
    let [third, fourth] = &mut more;
    let error = orders.bulk().insert(third).insert(fourth).await.expect_err("of the hooks");
    assert!(matches!(error, Error::AfterHook { hook: "after_insert", .. }), "{error}");
    assert_eq!(names(&failing)[4..], ["after_insert", "after_insert"]);
    assert_eq!(stored(&orders).await.len(), 4);
}

#[tokio::test]
async fn only_what_is_stored_has_hooks_after_it() {
    let database = testing::database().await.expect("a server");
    let (orders, log) = (Order::collection(&database), Log::default());
    let mut first = Order::new("NO-1", &log);
    orders.insert_one(&mut first).await.expect("stored");
    names(&log);

    // The error about the models comes before that of a hook.
    let failing = Log::failing_in("after_insert");
    let mut new = [first.clone(), Order::new("NO-2", &failing), Order::new("NO-3", &log)];
    let error = orders.insert_many(&mut new).ordered(false).await.expect_err("the first is there already");
    assert!(matches!(&error, Error::InsertMany(error) if error.failures.len() == 1), "{error}");
    assert_eq!(names(&failing).last().map(String::as_str), Some("after_insert"));
    assert_eq!(names(&log).iter().filter(|hook| *hook == "after_insert").count(), 1);

    let mut again = first.clone();
    let error = orders.bulk().insert(&mut again).await.expect_err("it is there already");
    assert!(matches!(error, Error::BulkWrite(_)), "{error}");
    assert_eq!(names(&log), ["before_insert", "before_validate"]);
}

#[tokio::test]
async fn a_stream_prepares_each_model_in_its_turn() {
    let database = testing::database().await.expect("a server");
    let (orders, log) = (Order::collection(&database), Log::default());
    let models =
        || [Order::new("no-1 ", &log), Order::new("no-2", &Log::failing_in("before_insert")), Order::new("no-3", &log)];
    let error = orders.insert_stream(stream::iter(models())).ordered(false).await.expect_err("of the second");
    let Error::InsertMany(error) = error else { panic!("{error}") };
    assert_eq!((error.inserted, error.failures.len(), error.failures[0].position), (2, 1, 1));
    assert_eq!(error.failures[0].error.to_string(), "no before_insert");
    assert_eq!(names(&log), ["before_insert", "before_validate", "before_insert", "before_validate"]);
    assert_eq!(numbers(&orders).await, ["NO-1", "NO-3"]);

    let error = orders.insert_each(models()).await.expect_err("of the second");
    assert!(matches!(&error, Error::InsertMany(error) if error.inserted == 1 && error.taken == 2), "{error}");
}
