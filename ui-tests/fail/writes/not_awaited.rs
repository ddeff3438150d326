#![deny(unused_must_use)]

use docmodel::{Transaction, prelude::*};
use mongodb::Client;

#[derive(DocumentModel)]
#[document(soft_delete)]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
    paid: bool,
    deleted_at: Option<DateTime>,
}

fn example(client: &Client, orders: &Collection<Order>, order: &mut Order) {
    orders.find(|o| o.paid.eq(true));
    orders.find_one(|o| o.paid.eq(true));
    orders.find(|o| o.paid.eq(true)).page(1, 20);
    orders.find(|o| o.paid.eq(true)).keyset(20);
    orders.find(|o| o.paid.eq(true)).explain();
    orders.count(|o| o.paid.eq(true));
    orders.exists(|o| o.paid.eq(true));
    orders.distinct(|o| o.number);
    orders.count_by(|o| o.number);
    orders.insert_one(order);
    orders.insert_many([&mut *order]);
    orders.insert_each([]);
    orders.save(order);
    orders.replace(order);
    orders.delete(order);
    orders.replace_one(|o| o.paid.eq(true), order);
    orders.update_one(|o| o.paid.eq(true));
    orders.update_many(|o| o.paid.eq(true)).apply(|o| o.paid.set(false));
    orders.delete_one(|o| o.paid.eq(true));
    orders.delete_many(|o| o.paid.eq(true));
    orders.restore(|o| o.paid.eq(true));
    orders.find_one_and_update(|o| o.paid.eq(true));
    orders.find_one_and_replace(|o| o.paid.eq(true), order);
    orders.find_one_and_delete(|o| o.paid.eq(true));
    orders.bulk();
    docmodel::bulk_write(client);
    orders.sync_indexes();
    Transaction::new(client);
    docmodel::transaction(client, async |_| Ok(()));
}

fn main() {}
