//! Transactions: what they guarantee, however they end.

mod concurrent;
mod endings;
mod every_builder;
mod faults;
mod of_models;
mod options;

use docmodel::{prelude::*, testing::TestDatabase};

#[derive(Clone, Debug, PartialEq, DocumentModel)]
#[index(owner)]
pub(crate) struct Account {
    #[field(id)]
    pub id: String,
    #[field(min_length = 1)]
    pub owner: String,
    pub balance: i64,
}

fn account(id: &str, balance: i64) -> Account {
    Account { id: id.to_owned(), owner: "Ann".to_owned(), balance }
}

/// The collection with some accounts of 100 each.
async fn accounts_of_100(database: &TestDatabase, ids: &[&str]) -> Collection<Account> {
    let accounts = Account::collection(database);
    accounts.insert_many(ids.iter().map(|id| account(id, 100)).collect::<Vec<_>>().iter_mut()).await.expect("stored");
    accounts
}

/// What is stored, as others see it.
async fn balance(accounts: &Collection<Account>, id: &str) -> Option<i64> {
    accounts.find_by_id(&id.to_owned()).await.expect("read").map(|account| account.balance)
}
