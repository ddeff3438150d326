//! Unique indexes have the documents that are not deleted.

use super::*;
use docmodel::Error;

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(soft_delete)]
#[index(code, unique, partial(paid == true))]
struct Ticket {
    #[field(id)]
    id: i32,
    code: String,
    paid: bool,
    deleted_at: Option<DateTime>,
}

fn twin_of_first(id: i32) -> Order {
    Order { number: "NO-1".into(), ..order(id) }
}

#[test]
fn are_declared_so() {
    assert_eq!(Order::INDEXES[0].to_string(), "{ number: 1 } unique, where { deletedAt: null }");
    assert_eq!(Order::INDEXES[0].name(), "number_1");
    assert_eq!(Order::INDEXES[1].to_string(), "{ paid: 1 }", "one that is not unique has all documents");
    assert_eq!(Ticket::INDEXES[0].to_string(), "{ code: 1 } unique, where { paid: true, deleted_at: null }");
}

#[tokio::test]
async fn a_key_is_free_after_a_deletion() {
    let (_database, orders) = orders().await;
    let report = orders.sync_indexes().await.expect("created");
    assert_eq!(report.created.len(), 2);
    assert_eq!(orders.sync_indexes().await.expect("nothing to do").created.len(), 0);

    let twin = orders.insert_one(&mut twin_of_first(5)).await.expect_err("in use");
    assert!(matches!(&twin, Error::DuplicateKey { index, .. } if index == "number_1"), "{twin:?}");
    orders.delete_one(|o| o.id.eq(1)).await.expect("deleted");
    orders.insert_one(&mut twin_of_first(5)).await.expect("free");
    // Any number of deleted documents can have one key.
    orders.delete_one(|o| o.number.eq("NO-1")).await.expect("deleted");
    orders.insert_one(&mut twin_of_first(6)).await.expect("free");
    assert_eq!(orders.count(|o| o.number.eq("NO-1")).with_deleted().await.expect("counted"), 3);

    let conflict = orders.restore(|o| o.id.eq(1)).await.expect_err("in use");
    assert!(matches!(&conflict, Error::DuplicateKey { index, .. } if index == "number_1"), "{conflict:?}");
    assert!(deleted_at(&orders, 1).await.is_some());

    orders.delete_one(|o| o.id.eq(6)).await.expect("deleted");
    // By their ids: with a key, SecantusDB would look for deleted documents in the index, which has none. MongoDB does not.
    let both = orders.restore(|o| o.id.is_in([1, 5, 6])).await.expect_err("one of them only");
    assert!(matches!(both, Error::DuplicateKey { .. }), "{both:?}");
    assert!(orders.count(|o| o.number.eq("NO-1")).await.expect("counted") <= 1);
}

#[tokio::test]
async fn a_condition_of_its_own_stays() {
    let database = testing::database().await.expect("a server");
    let tickets = Ticket::collection(&database);
    tickets.sync_indexes().await.expect("created");
    let ticket = |id, paid| Ticket { id, code: "A".into(), paid, deleted_at: None };
    for id in 1..=2 {
        tickets.insert_one(&mut ticket(id, false)).await.expect("not in the index");
    }
    tickets.insert_one(&mut ticket(3, true)).await.expect("the first");
    assert!(matches!(tickets.insert_one(&mut ticket(4, true)).await, Err(Error::DuplicateKey { .. })));
    tickets.delete_one(|t| t.id.eq(3)).await.expect("deleted");
    tickets.insert_one(&mut ticket(4, true)).await.expect("free");
}

#[tokio::test]
async fn plans_know_that_reads_ask_for_no_others() {
    let (_database, orders) = orders().await;
    let uses = |plan: QueryPlan| plan.indexes().iter().map(|index| index.name().to_owned()).collect::<Vec<_>>();
    let by_number = || orders.find(|o| o.number.eq("NO-1"));
    assert_eq!(uses(by_number().plan()), ["number_1"]);
    assert!(uses(by_number().with_deleted().plan()).is_empty());
    assert!(uses(by_number().only_deleted().plan()).is_empty());
    assert_eq!(uses(orders.find_one(|o| o.number.gte("NO")).plan()), ["number_1"]);
    assert_eq!(uses(orders.find(|_| Filter::everything()).sort(|o| o.number.asc()).plan()), ["number_1"]);
    assert_eq!(uses(by_number().sort(|o| o.id.asc()).keyset(5).plan()), ["_id_", "number_1"]);
    assert_eq!(uses(orders.count(|o| o.number.eq("NO-1")).plan()), ["number_1"]);
    assert_eq!(uses(orders.exists(|o| o.number.eq("NO-1")).plan()), ["number_1"]);
    assert_eq!(uses(orders.distinct(|o| o.paid).matching(|o| o.number.eq("NO-1")).plan()), ["number_1"]);
    assert_eq!(uses(orders.update_one(|o| o.number.eq("NO-1")).apply(|o| o.paid.set(true)).plan()), ["number_1"]);
    assert_eq!(uses(orders.replace_one(|o| o.number.eq("NO-1"), &order(1)).plan()), ["number_1"]);
    assert_eq!(uses(orders.delete_one(|o| o.number.eq("NO-1")).plan()), ["number_1"]);
    assert!(uses(orders.delete_one(|o| o.number.eq("NO-1")).permanently().plan()).is_empty());
    assert_eq!(uses(orders.find_one_and_delete(|o| o.number.eq("NO-1")).plan()), ["number_1"]);
    assert!(uses(orders.restore(|o| o.number.eq("NO-1")).plan()).is_empty());
}

#[tokio::test]
async fn the_server_uses_them() {
    let (_database, orders) = orders().await;
    orders.sync_indexes().await.expect("created");
    let explain = orders.find(|o| o.number.eq("NO-1")).explain().await.expect("explained");
    assert!(explain.uses_index("number_1"), "{explain}");
}
