use docmodel::prelude::*;
use mongodb::Client;

#[derive(Debug, thiserror::Error)]
enum NotEnough {
    #[error("{0} are left")]
    Left(i64),
    #[error(transparent)]
    Database(#[from] docmodel::Error),
}

#[derive(DocumentModel)]
struct Account {
    #[field(id)]
    id: String,
    balance: i64,
}

async fn example(client: Client, accounts: Collection<Account>) -> docmodel::Result<()> {
    docmodel::transaction(&client, async |tx| -> Result<(), NotEnough> {
        accounts.delete_one(|a| a.id.eq("ann")).session(tx).await?;
        Err(NotEnough::Left(0))
    })
    .await?;
    Ok(())
}

fn main() {}
