use docmodel::prelude::*;
use mongodb::Client;

#[derive(DocumentModel)]
struct Account {
    #[field(id)]
    id: String,
    balance: i64,
}

async fn example(client: Client, accounts: Collection<Account>, ids: Vec<String>) -> docmodel::Result<()> {
    docmodel::transaction(&client, async |tx| {
        let all = ids;
        for id in all {
            accounts.delete_one(|a| a.id.eq(&id)).session(tx).await?;
        }
        Ok(())
    })
    .await?;
    Ok(())
}

fn main() {}
