//! What the builders of writes send, and what the server makes of it.

mod bulk;
mod client_bulk;
mod fake_server;
mod find_one_and;
mod options;
mod upserts;

use crate::models::Order;
use docmodel::prelude::*;

/// A handle on a server that is never asked.
async fn unasked<M: DocumentModel + Send + Sync>() -> Collection<M> {
    let client = mongodb::Client::with_uri_str("mongodb://127.0.0.1:1").await.expect("parses");
    M::collection(&client.database("shop"))
}

async fn unasked_orders() -> Collection<Order> {
    unasked().await
}
