use docmodel::prelude::*;
use docmodel::Transaction;
use mongodb::Client;
use std::error::Error;

#[derive(DocumentModel)]
struct Account {
    #[field(id)]
    id: String,
    balance: i64,
}

async fn example(client: Client, accounts: Collection<Account>) -> Result<(), Box<dyn Error>> {
    Transaction::new(&client)
        .run(async |tx| -> Result<(), Box<dyn Error>> {
            accounts.delete_one(|a| a.id.eq("ann")).session(tx).await?;
            Ok(())
        })
        .await
}

fn main() {}
