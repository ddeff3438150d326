use docmodel::prelude::*;
use mongodb::Client;

#[derive(DocumentModel)]
struct Account {
    #[field(id)]
    id: String,
    balance: i64,
}

async fn example(client: Client, accounts: Collection<Account>) -> docmodel::Result<()> {
    docmodel::transaction(&client, async |tx| {
        let ann = accounts.find_by_id(&"ann".to_owned()).session(tx);
        let bob = accounts.find_by_id(&"bob".to_owned()).session(tx);
        Ok(ann.await?.is_some() && bob.await?.is_some())
    })
    .await?;
    Ok(())
}

fn main() {}
