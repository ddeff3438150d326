use docmodel::prelude::*;
use docmodel::Transaction;
use mongodb::Client;

#[derive(Debug, thiserror::Error)]
#[error("ann has not enough")]
struct NotEnough;

#[derive(DocumentModel)]
struct Account {
    #[field(id)]
    id: String,
    balance: i64,
}

async fn example(client: Client, accounts: Collection<Account>) -> Result<(), NotEnough> {
    Transaction::new(&client)
        .run(async |tx| -> Result<(), NotEnough> {
            accounts.delete_one(|a| a.id.eq("ann")).session(tx).await.map_err(|_| NotEnough)?;
            Ok(())
        })
        .await
}

fn main() {}
