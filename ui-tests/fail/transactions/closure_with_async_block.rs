use docmodel::prelude::*;
use mongodb::Client;

#[derive(DocumentModel)]
struct Account {
    #[field(id)]
    id: String,
    balance: i64,
}

async fn example(client: Client, accounts: Collection<Account>) -> docmodel::Result<()> {
    docmodel::transaction(&client, |tx| async {
        accounts.update_one(|a| a.id.eq("ann")).apply(|a| a.balance.inc(-10)).session(tx).await?;
        Ok(())
    })
    .await?;
    Ok(())
}

fn main() {}
