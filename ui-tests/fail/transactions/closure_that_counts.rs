use docmodel::prelude::*;
use mongodb::Client;

#[derive(DocumentModel)]
struct Account {
    #[field(id)]
    id: String,
    balance: i64,
}

async fn example(client: Client, accounts: Collection<Account>) -> docmodel::Result<()> {
    let mut attempts = 0;
    docmodel::transaction(&client, async |tx| {
        attempts += 1;
        accounts.delete_one(|a| a.id.eq("ann")).session(tx).await?;
        Ok(())
    })
    .await?;
    Ok(())
}

fn main() {}
