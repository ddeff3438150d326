//! Storing 100,000 models through our `insert_each`, and through the driver's own `insert_many` of `Collection<T>`, with
//! the same struct.
//!
//! `cargo bench -p docmodel-tests --bench write` prints how many times as much time as we the driver needs: of the
//! processor, in this process alone, for the server is another; and on the clock, where the server's part is the same for
//! both. And what it gains to have several batches with the server at once. Each insert is into a new collection.
//! [`docmodel::testing`] says which server it is.

use docmodel::{Collection, prelude::*, testing};
use indicatif::{ProgressBar, ProgressStyle};
use serde::{Deserialize, Serialize};
use std::{
    error::Error,
    time::{Duration, Instant},
};

const DOCUMENTS: u32 = 100_000;
const ROUNDS: u32 = 5;
const IN_FLIGHT: usize = 4;

#[derive(Serialize, Deserialize, DocumentModel)]
#[document(collection = "orders")]
struct Order {
    #[field(id)]
    #[serde(rename = "_id")]
    id: ObjectId,
    customer: String,
    city: String,
    quantity: i32,
    total: f64,
    paid: bool,
    note: Option<String>,
    created_at: DateTime,
}

fn order(n: u32) -> Order {
    Order {
        id: ObjectId::new(),
        customer: format!("customer-{n:06}"),
        city: ["Oslo", "Bergen", "São Paulo", "東京"][n as usize % 4].to_owned(),
        quantity: i32::try_from(n % 100).expect("small"),
        total: f64::from(n) * 1.25,
        paid: n.is_multiple_of(3),
        note: n.is_multiple_of(5).then(|| "leave it at the door".to_owned()),
        created_at: DateTime::from_millis(1_700_000_000_000 + i64::from(n) * 1_000),
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let database = testing::database().await?;
    eprintln!("{DOCUMENTS} documents to {}", database.server().kind());
    let ours = Order::collection(&database);

    let [mut our_many, mut our_each, mut our_flight, mut their_many] = [Cost::MOST; 4];
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}").expect("a template");
    let progress = ProgressBar::new(u64::from(ROUNDS)).with_style(style).with_message("writing");
    for _ in 0..ROUNDS {
        our_many.take(&ours, async |mut orders| Ok(ours.insert_many(&mut orders).await?)).await?;
        our_each.take(&ours, async |orders| Ok(ours.insert_each(orders).await?)).await?;
        their_many.take(&ours, async |orders| their_insert(&database, orders).await).await?;
        our_flight
            .take(&ours, async |orders| Ok(ours.insert_each(orders).ordered(false).in_flight(IN_FLIGHT).await?))
            .await?;
        progress.inc(1);
    }
    progress.finish_and_clear();
    print("insert_many", &their_many, &our_many, "driver/ours");
    print("insert_each", &their_many, &our_each, "driver/ours");
    print("in_flight", &our_each, &our_flight, "one batch/four at once");
    database.close().await?;
    Ok(())
}

async fn their_insert(database: &mongodb::Database, orders: Vec<Order>) -> Result<usize, Box<dyn Error>> {
    Ok(database.collection::<Order>(Order::COLLECTION).insert_many(&orders).await?.inserted_ids.len())
}

/// The least that all rounds have cost.
#[derive(Clone, Copy)]
struct Cost {
    wall: Duration,
    cpu: Duration,
}

impl Cost {
    const MOST: Self = Self { wall: Duration::MAX, cpu: Duration::MAX };

    async fn take(
        &mut self,
        into: &Collection<Order>,
        insert: impl AsyncFnOnce(Vec<Order>) -> Result<usize, Box<dyn Error>>,
    ) -> Result<(), Box<dyn Error>> {
        into.driver().drop().await?;
        let orders: Vec<Order> = (0..DOCUMENTS).map(order).collect();
        let (wall, cpu) = (Instant::now(), process_time());
        let stored = insert(orders).await?;
        self.cpu = self.cpu.min(process_time().saturating_sub(cpu));
        self.wall = self.wall.min(wall.elapsed());
        assert_eq!(stored, DOCUMENTS as usize);
        assert_eq!(into.estimated_count().await?, u64::from(DOCUMENTS));
        Ok(())
    }
}

/// The processor time of all threads of this process.
fn process_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.try_into().expect("time is not negative")
}

fn print(what: &str, over: &Cost, under: &Cost, names: &str) {
    let ratio = |over: Duration, under: Duration| over.as_secs_f64() / under.as_secs_f64();
    let cpu = ratio(over.cpu, under.cpu);
    println!("ratio {what}_cpu {cpu:.2} ({names}), {:.0?}/{:.0?}", over.cpu, under.cpu);
    let wall = ratio(over.wall, under.wall);
    println!("ratio {what}_wall {wall:.2} ({names}), {:.0?}/{:.0?}", over.wall, under.wall);
}
