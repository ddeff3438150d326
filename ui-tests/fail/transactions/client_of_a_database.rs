use docmodel::prelude::*;
use mongodb::Database;

#[derive(DocumentModel)]
struct Account {
    #[field(id)]
    id: String,
    balance: i64,
}

async fn example(db: Database, accounts: Collection<Account>) -> docmodel::Result<()> {
    docmodel::transaction(&db, async |tx| accounts.delete_one(|a| a.id.eq("ann")).session(tx).await).await?;
    Ok(())
}

fn main() {}
