//! A bank, and what can go wrong with a transfer.

use crate::models::{Account, Receipt};
use bson::oid::ObjectId;
use docmodel::{Collection, DocumentModel, Filter, Transaction};
use mongodb::{Client, Database};

#[derive(Debug, thiserror::Error)]
pub(crate) enum TransferError {
    #[error("{account} has {balance}, which is less than {amount}")]
    InsufficientFunds { account: String, balance: i64, amount: i64 },
    #[error("there is no account {0}")]
    NoAccount(String),
    /// It has the error as its source, so that the transaction knows when to try again.
    #[error(transparent)]
    Database(#[from] docmodel::Error),
}

/// Handles only: cloning it is cheap.
#[derive(Clone)]
pub(crate) struct Bank {
    client: Client,
    accounts: Collection<Account>,
    receipts: Collection<Receipt>,
}

impl Bank {
    pub(crate) async fn open(database: &Database, balances: &[(&str, i64)]) -> docmodel::Result<Self> {
        let (accounts, receipts) = (Account::collection(database), Receipt::collection(database));
        let mut new: Vec<_> =
            balances.iter().map(|(id, balance)| Account { id: (*id).to_owned(), balance: *balance }).collect();
        accounts.insert_many(&mut new).await?;
        Ok(Self { client: database.client().clone(), accounts, receipts })
    }

    pub(crate) async fn transfer(&self, from: &str, to: &str, amount: i64) -> Result<(), TransferError> {
        let Self { client, accounts, receipts } = self;
        // Made once: the closure may run several times.
        let id = ObjectId::new();
        Transaction::new(client)
            .run(async |tx| {
                // The condition is part of the write, so that nobody can take the money in between.
                let enough = accounts.update_one(|a| a.id.eq(from) & a.balance.gte(amount));
                if enough.apply(|a| a.balance.inc(-amount)).session(tx).await?.matched_count == 0 {
                    return Err(match accounts.find_by_id(&from.to_owned()).session(tx).await? {
                        Some(Account { id, balance }) => {
                            TransferError::InsufficientFunds { account: id, balance, amount }
                        }
                        None => TransferError::NoAccount(from.to_owned()),
                    });
                }
                let given = accounts.update_one(|a| a.id.eq(to)).apply(|a| a.balance.inc(amount)).session(tx).await?;
                if given.matched_count == 0 {
                    // What was taken is there again.
                    return Err(TransferError::NoAccount(to.to_owned()));
                }
                let mut receipt = Receipt { id, from: from.to_owned(), to: to.to_owned(), amount };
                receipts.insert_one(&mut receipt).session(tx).await?;
                Ok(())
            })
            .await
    }

    pub(crate) async fn accounts(&self) -> docmodel::Result<Vec<Account>> {
        self.accounts.find(|_| Filter::everything()).sort(|a| a.id.asc()).await
    }

    pub(crate) async fn receipts(&self) -> docmodel::Result<u64> {
        self.receipts.count(|_| Filter::everything()).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use docmodel::testing;
    use tokio::task::JoinSet;

    async fn balances(bank: &Bank) -> Vec<i64> {
        bank.accounts().await.expect("read").iter().map(|account| account.balance).collect()
    }

    #[tokio::test]
    async fn a_transfer_that_fails_leaves_nothing() {
        let database = testing::database().await.expect("a server");
        let bank = Bank::open(&database, &[("a", 10), ("b", 0)]).await.expect("opened");
        let error = bank.transfer("a", "b", 11).await.expect_err("there are 10");
        assert_eq!(error.to_string(), "a has 10, which is less than 11");
        let error = bank.transfer("a", "nobody", 10).await.expect_err("there is no such account");
        assert!(matches!(&error, TransferError::NoAccount(account) if account == "nobody"), "{error}");
        let error = bank.transfer("a", "b", -1).await.expect_err("the receipt breaks a rule");
        assert!(matches!(error, TransferError::Database(docmodel::Error::Validation(_))), "{error}");
        assert_eq!((balances(&bank).await, bank.receipts().await.expect("counted")), (vec![10, 0], 0));
        bank.transfer("a", "b", 10).await.expect("there are 10");
        assert_eq!((balances(&bank).await, bank.receipts().await.expect("counted")), (vec![0, 10], 1));
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn transfers_at_once_keep_the_total() {
        let database = testing::database().await.expect("a server");
        let bank = Bank::open(&database, &[("a", 20), ("b", 20), ("c", 20)]).await.expect("opened");
        let mut tasks = JoinSet::new();
        for (n, amount) in (0..24).zip([3, 7, 15].into_iter().cycle()) {
            let (bank, accounts) = (bank.clone(), ["a", "b", "c", "a", "c", "b", "a"]);
            tasks.spawn(async move { bank.transfer(accounts[n % 6], accounts[n % 6 + 1], amount).await });
        }
        let mut done = 0;
        for transfer in tasks.join_all().await {
            match transfer {
                Ok(()) => done += 1,
                Err(error) => assert!(matches!(error, TransferError::InsufficientFunds { .. }), "{error}"),
            }
        }
        let balances = balances(&bank).await;
        assert_eq!(balances.iter().sum::<i64>(), 60, "{balances:?}");
        assert!(balances.iter().all(|balance| *balance >= 0), "{balances:?}");
        assert!(done > 0);
        assert_eq!(bank.receipts().await.expect("counted"), done);
    }
}
