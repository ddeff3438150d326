use docmodel::prelude::*;
use docmodel::Transaction;
use mongodb::Client;

#[derive(DocumentModel)]
struct Account {
    #[field(id)]
    id: String,
    balance: i64,
}

async fn example(client: Client, accounts: Collection<Account>) -> docmodel::Result<()> {
    let transaction = Transaction::new(&client);
    let done = transaction.run(async |tx| {
        accounts.delete_one(|a| a.id.eq("ann")).session(tx).await?;
        Ok(())
    });
    println!("{}", done.await.is_ok());
    Ok(())
}

fn main() {}
