//! `#[document(hooks)]`.

mod many;
mod reading;

use bson::{Document, doc};
use docmodel::{Error, Hooks, Snapshot, prelude::*, testing};
use std::sync::{Arc, Mutex};

/// Writes down which hooks were called, and fails in those that it is told to.
#[derive(Debug, Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>, &'static str);

impl Log {
    fn failing_in(hook: &'static str) -> Self {
        Self(Arc::default(), hook)
    }

    async fn note(&self, hook: &str, seen: impl ToString) -> docmodel::Result<()> {
        // The operation has to go on in whichever thread comes back to it.
        tokio::task::yield_now().await;
        self.0.lock().expect("nobody panicked").push(format!("{hook} {}", seen.to_string()).trim().to_owned());
        if self.1 == hook { Err(Error::other(format!("no {hook}"))) } else { Ok(()) }
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().expect("nobody panicked"))
    }
}

/// A model with all that a write does besides calling hooks.
#[derive(Debug, Clone, DocumentModel)]
#[document(collection = "orders", hooks, timestamps(created = created_at))]
struct Order {
    #[field(id)]
    id: ObjectId,
    #[field(pattern = "^[A-Z]{2}-[0-9]+$")]
    number: String,
    #[field(computed = "Order::length")]
    length: u32,
    created_at: Option<DateTime>,
    #[field(version)]
    revision: i64,
    #[field(skip)]
    log: Log,
}

impl Order {
    fn length(&self) -> u32 {
        u32::try_from(self.number.len()).unwrap_or_default()
    }

    fn new(number: &str, log: &Log) -> Self {
        let id = ObjectId::from_bytes([0; 12]);
        Self { id, number: number.into(), length: 0, created_at: None, revision: 0, log: log.clone() }
    }

    fn state(&self) -> String {
        let Self { number, length, revision, .. } = self;
        let [id, created] =
            [self.id.bytes() != [0; 12], self.created_at.is_some()].map(|is| if is { "set" } else { "unset" });
        format!("{number}, length {length}, id {id}, created {created}, revision {revision}")
    }
}

impl Hooks for Order {
    async fn before_validate(&mut self) -> docmodel::Result<()> {
        self.number = self.number.trim().to_uppercase();
        self.log.note("before_validate", self.state()).await
    }

    async fn before_insert(&mut self) -> docmodel::Result<()> {
        self.log.note("before_insert", self.state()).await
    }

    async fn after_insert(&mut self) -> docmodel::Result<()> {
        self.log.note("after_insert", self.state()).await
    }

    async fn before_update(&mut self) -> docmodel::Result<()> {
        self.log.note("before_update", self.state()).await
    }

    async fn after_update(&mut self) -> docmodel::Result<()> {
        self.log.note("after_update", self.state()).await
    }

    async fn before_delete(&self) -> docmodel::Result<()> {
        self.log.note("before_delete", self.state()).await
    }

    async fn after_delete(&self) -> docmodel::Result<()> {
        self.log.note("after_delete", self.state()).await
    }
}

/// Only what has changed is sent of it.
#[derive(Debug, Clone, DocumentModel)]
#[document(collection = "tracked", hooks, track_changes)]
struct Tracked {
    #[field(id)]
    id: i32,
    name: String,
    snapshot: Snapshot,
    #[field(skip)]
    log: Log,
}

impl Hooks for Tracked {
    async fn before_validate(&mut self) -> docmodel::Result<()> {
        self.name = self.name.trim().to_owned();
        Ok(())
    }

    async fn before_insert(&mut self) -> docmodel::Result<()> {
        self.log.note("before_insert", "").await
    }

    async fn after_insert(&mut self) -> docmodel::Result<()> {
        self.log.note("after_insert", self.is_changed()?).await
    }

    async fn before_update(&mut self) -> docmodel::Result<()> {
        self.log.note("before_update", "").await
    }

    async fn after_update(&mut self) -> docmodel::Result<()> {
        self.log.note("after_update", self.is_changed()?).await
    }
}

async fn stored<M: DocumentModel + Send + Sync>(collection: &Collection<M>) -> Vec<Document> {
    use futures_util::TryStreamExt;

    let all = collection.driver().find(doc! {}).sort(doc! { "_id": 1 }).await.expect("read");
    all.try_collect().await.expect("read")
}

async fn numbers(orders: &Collection<Order>) -> Vec<String> {
    stored(orders).await.iter().map(|order| order.get_str("number").expect("a string").to_owned()).collect()
}

#[tokio::test]
async fn a_write_calls_them_in_their_order() {
    let database = testing::database().await.expect("a server");
    let (orders, log) = (Order::collection(&database), Log::default());

    let mut order = Order::new(" no-1 ", &log);
    orders.insert_one(&mut order).await.expect("stored");
    assert_eq!(
        log.take(),
        [
            "before_insert  no-1 , length 0, id set, created unset, revision 0",
            "before_validate NO-1, length 0, id set, created unset, revision 0",
            "after_insert NO-1, length 4, id set, created set, revision 1",
        ]
    );
    assert_eq!(numbers(&orders).await, ["NO-1"]);

    order.number = "no-22".into();
    orders.replace(&mut order).await.expect("replaced");
    assert_eq!(
        log.take(),
        [
            "before_update no-22, length 4, id set, created set, revision 1",
            "before_validate NO-22, length 4, id set, created set, revision 1",
            "after_update NO-22, length 5, id set, created set, revision 2",
        ]
    );

    order.number = "no-333".into();
    orders.save(&mut order).await.expect("saved");
    assert_eq!(
        log.take(),
        [
            "before_update no-333, length 5, id set, created set, revision 2",
            "before_validate NO-333, length 5, id set, created set, revision 2",
            "after_update NO-333, length 6, id set, created set, revision 3",
        ]
    );
    assert_eq!(numbers(&orders).await, ["NO-333"]);

    orders.delete(&order).await.expect("deleted");
    assert_eq!(
        log.take(),
        [
            "before_delete NO-333, length 6, id set, created set, revision 3",
            "after_delete NO-333, length 6, id set, created set, revision 3",
        ]
    );

    let mut new = Order::new("no-4", &log);
    orders.save(&mut new).await.expect("inserted");
    assert!(log.take()[0].starts_with("before_insert no-4"), "version 0 is that of a new model");
}

#[tokio::test]
async fn rules_are_checked_after_the_last_hook_that_may_change_the_model() {
    let database = testing::database().await.expect("a server");
    let (orders, log) = (Order::collection(&database), Log::default());
    let mut order = Order::new("1", &log);
    let error = orders.insert_one(&mut order).await.expect_err("the rule is still broken");
    assert!(matches!(error, Error::Validation(_)), "{error}");
    assert_eq!(log.take().len(), 2, "no hook after that");
    assert_eq!(stored(&orders).await, [] as [Document; 0]);
}

#[tokio::test]
async fn an_error_before_a_write_ends_it() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let mut order = Order::new("NO-1", &Log::default());
    orders.insert_one(&mut order).await.expect("stored");
    let before = stored(&orders).await;

    for hook in ["before_insert", "before_validate"] {
        let mut new = Order::new("NO-2", &Log::failing_in(hook));
        for error in [orders.insert_one(&mut new).await, orders.save(&mut new).await] {
            let error = error.expect_err(hook);
            assert!(matches!(&error, Error::Other(_)), "{error:?}");
            assert_eq!(error.to_string(), format!("no {hook}"));
        }
        assert_eq!((new.created_at, new.revision), (None, 0));
    }
    order.number = "NO-3".into();
    for hook in ["before_update", "before_validate"] {
        order.log = Log::failing_in(hook);
        for error in [orders.replace(&mut order).await, orders.save(&mut order).await] {
            assert_eq!(error.expect_err(hook).to_string(), format!("no {hook}"));
        }
        assert_eq!(order.revision, 1);
    }
    order.log = Log::failing_in("before_delete");
    assert_eq!(orders.delete(&order).await.expect_err("kept").to_string(), "no before_delete");
    assert_eq!(stored(&orders).await, before);
}

#[tokio::test]
async fn an_error_after_a_write_tells_that_it_is_done() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let mut order = Order::new("NO-1", &Log::failing_in("after_insert"));
    let error = orders.insert_one(&mut order).await.expect_err("of the hook");
    let id = order.id;
    assert_eq!(
        error.to_string(),
        format!(
            r#"orders ObjectId("{id}"): the document is stored, and then the hook `after_insert` failed: no after_insert"#
        )
    );
    let Error::AfterHook { hook: "after_insert", error, .. } = error else { panic!("{error:?}") };
    assert!(matches!(*error, Error::Other(_)));
    assert_eq!((stored(&orders).await.len(), order.revision), (1, 1), "it is stored, and the model knows");

    order.log = Log::failing_in("after_update");
    let error = orders.save(&mut order).await.expect_err("of the hook");
    assert!(error.to_string().contains("is stored, and then the hook `after_update` failed"), "{error}");
    let error = orders.replace(&mut order).await.expect_err("of the hook");
    assert!(matches!(error, Error::AfterHook { hook: "after_update", .. }), "{error}");
    assert_eq!(order.revision, 3);

    order.log = Log::failing_in("after_delete");
    let error = orders.delete(&order).await.expect_err("of the hook");
    assert!(error.to_string().contains("is removed, and then the hook `after_delete` failed"), "{error}");
    assert_eq!(stored(&orders).await.len(), 0);
}

#[tokio::test]
async fn a_write_that_is_refused_has_no_hook_after_it() {
    let database = testing::database().await.expect("a server");
    let (orders, log) = (Order::collection(&database), Log::default());
    let mut order = Order::new("NO-1", &log);
    orders.insert_one(&mut order).await.expect("stored");
    let mut outdated = order.clone();
    orders.save(&mut order).await.expect("saved");
    log.take();

    let error = orders.insert_one(&mut order.clone()).await.expect_err("of this id");
    assert!(matches!(error, Error::DuplicateKey { .. }), "{error}");
    let error = orders.save(&mut outdated).await.expect_err("another was faster");
    assert!(matches!(error, Error::Conflict { .. }), "{error}");
    let error = orders.replace(&mut outdated).await.expect_err("another was faster");
    assert!(matches!(error, Error::Conflict { .. }), "{error}");
    let error = orders.delete(&outdated).await.expect_err("another was faster");
    assert!(matches!(error, Error::Conflict { .. }), "{error}");
    let called = log.take();
    assert_eq!(called.len(), 7);
    assert!(called.iter().all(|hook| hook.starts_with("before_")), "{called:?}");
}

#[tokio::test]
async fn a_save_of_nothing_has_no_hook_after_it() {
    let database = testing::database().await.expect("a server");
    let (all, log) = (Tracked::collection(&database), Log::default());
    let mut model = Tracked { id: 1, name: "a".into(), snapshot: Snapshot::default(), log: log.clone() };
    all.save(&mut model).await.expect("inserted");
    assert_eq!(log.take(), ["before_insert", "after_insert false"]);
    all.save(&mut model).await.expect("unchanged");
    assert_eq!(log.take(), ["before_update"]);
    model.name = " a ".into();
    all.save(&mut model).await.expect("unchanged, once it is tidy");
    assert_eq!((log.take(), model.name.as_str()), (vec!["before_update".to_owned()], "a"));
    model.name = " b".into();
    all.save(&mut model).await.expect("saved");
    assert_eq!(log.take(), ["before_update", "after_update false"]);
    assert_eq!(stored(&all).await, [doc! { "_id": 1, "name": "b" }]);
}

#[tokio::test]
async fn writes_without_a_model_have_none() {
    let database = testing::database().await.expect("a server");
    let (orders, log) = (Order::collection(&database), Log::default());
    let mut order = Order::new("NO-1", &log);
    orders.insert_one(&mut order).await.expect("stored");
    log.take();
    orders.update_many(|o| o.id.eq(order.id)).apply(|o| o.number.set("NO-2")).await.expect("updated");
    order.revision += 1;
    order.number = "NO-3".into();
    orders.replace_one(|o| o.id.eq(order.id), &order).await.expect("replaced");
    order.revision += 1;
    orders.find_one_and_replace(|o| o.id.eq(order.id), &order).await.expect("replaced");
    orders.delete_many(|o| o.number.eq("NO-3")).await.expect("deleted");
    assert_eq!(stored(&orders).await.len(), 0);
    assert_eq!(log.take(), [] as [&str; 0]);
}

#[tokio::test]
async fn operations_with_hooks_run_in_any_task() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let task = tokio::spawn(async move {
        let log = Log::default();
        let mut order = Order::new("no-1", &log);
        orders.insert_one(&mut order).await?;
        orders.save(&mut order).await?;
        orders.replace(&mut order).await?;
        let mut more = [Order::new("no-2", &log), Order::new("no-3", &log)];
        orders.insert_many(&mut more).await?;
        orders.bulk().insert(&mut Order::new("no-4", &log)).await?;
        orders.insert_each([Order::new("no-5", &log)]).await?;
        orders.delete(&order).await?;
        Ok::<_, Error>(orders.find(|_| Filter::everything()).await?.len())
    });
    assert_eq!(task.await.expect("it ends").expect("all done"), 4);
}
