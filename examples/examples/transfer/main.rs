//! Transfers between accounts: at once, and with no money made or lost.
//!
//! ```text
//! cargo run -p docmodel-examples --example transfer [-- --uri mongodb://localhost:27017]
//! ```
//!
//! A transfer takes from one account, gives to another, and writes a receipt, in a transaction: all three, or none. One
//! that finds too little to take fails with an error of its own, and leaves nothing.

mod bank;
mod models;

use crate::{
    bank::{Bank, TransferError},
    models::Account,
};
use anyhow::{Result, ensure};
use bson::oid::ObjectId;
use clap::Parser;
use docmodel_examples::{
    connection::Connection,
    output::{self, Column},
};
use mongodb::Database;
use std::process::ExitCode;
use tokio::task::JoinSet;

/// Transfers between accounts, at once, in transactions.
#[derive(Parser)]
struct Arguments {
    /// The server to use; without it that of `MONGODB_URI`, or one that is started for the example.
    #[arg(long)]
    uri: Option<String>,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(&Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: &Arguments) -> Result<()> {
    let connection = Connection::open(arguments.uri.as_deref()).await?;
    output::note(&connection);
    let database = connection.client.database(&format!("docmodel_transfer_{}", ObjectId::new()));
    let shown = show(&database).await;
    let dropped = database.drop().await;
    shown?;
    Ok(dropped?)
}

async fn show(database: &Database) -> Result<()> {
    let bank = Bank::open(database, &[("ann", 100), ("bob", 50), ("eve", 0)]).await?;

    output::heading("At first");
    show_accounts(&bank).await?;

    output::heading("A transfer of 70 from ann to eve");
    bank.transfer("ann", "eve", 70).await?;
    show_accounts(&bank).await?;

    output::heading("Another one is refused, and nothing is changed");
    match bank.transfer("ann", "bob", 70).await {
        Err(error @ TransferError::InsufficientFunds { .. }) => output::line(error),
        other => other?,
    }
    show_accounts(&bank).await?;

    output::heading("20 transfers at once, round and round");
    let (done, refused) = all_at_once(&bank, 20).await?;
    output::line(format!("{done} done, {refused} refused"));
    show_accounts(&bank).await?;
    ensure!(bank.receipts().await? == done + 1, "there is a receipt for each transfer that was done, and no other");
    Ok(())
}

/// Those that meet on an account are run again, one after the other. Gives how many were done, and how many refused.
async fn all_at_once(bank: &Bank, transfers: usize) -> Result<(u64, u64)> {
    let round = ["ann", "bob", "eve"];
    let mut tasks = JoinSet::new();
    for n in 0..transfers {
        let (bank, from, to) = (bank.clone(), round[n % 3], round[(n + 1) % 3]);
        tasks.spawn(async move { bank.transfer(from, to, 15).await });
    }
    let (mut done, mut refused) = (0, 0);
    while let Some(transfer) = tasks.join_next().await {
        match transfer? {
            Err(TransferError::InsufficientFunds { .. }) => refused += 1,
            other => {
                other?;
                done += 1;
            }
        }
    }
    Ok((done, refused))
}

async fn show_accounts(bank: &Bank) -> Result<()> {
    let accounts = bank.accounts().await?;
    let total: i64 = accounts.iter().map(|account| account.balance).sum();
    let rows = accounts.into_iter().map(|Account { id, balance }| [id, balance.to_string()]);
    let total_row = ["total".to_owned(), total.to_string()];
    output::table([Column::Left("account"), Column::Right("balance")], rows.chain([total_row]));
    ensure!(total == 150, "money was made or lost: {total}");
    Ok(())
}
