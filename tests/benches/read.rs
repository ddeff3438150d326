//! Reading a large collection through the driver: our cursor against the driver's own, `Collection<T>`, with the same
//! struct.
//!
//! `cargo bench -p docmodel-tests --bench read` prints how many times as fast we are, and what share of the driver's
//! processor time we need, in this process alone; the server is another. Collected into a `Vec`, and as a stream of
//! which nothing is kept. [`docmodel::testing`] says which server it is.

use bson::doc;
use docmodel::{Collection, prelude::*, testing};
use futures_util::TryStreamExt;
use indicatif::{ProgressBar, ProgressStyle};
use serde::{Deserialize, Serialize};
use std::{
    error::Error,
    hint::black_box,
    time::{Duration, Instant},
};

const DOCUMENTS: u32 = 100_000;
const CHUNK: u32 = 5_000;
const ROUNDS: u32 = 9;

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
    eprintln!("{DOCUMENTS} documents on {}", database.server().kind());
    let ours = Order::collection(&database);
    load(&ours).await?;
    let driver = database.collection::<Order>(Order::COLLECTION);

    let [mut our_vec, mut their_vec, mut our_stream, mut their_stream] = [Cost::MOST; 4];
    let progress = bar("reading", u64::from(ROUNDS));
    for _ in 0..ROUNDS {
        our_vec.take(async || Ok(ours.find_with(Filter::all([])).await?.len())).await?;
        their_vec.take(async || Ok(driver.find(doc! {}).await?.try_collect::<Vec<_>>().await?.len())).await?;
        our_stream.take(async || count(ours.find_with(Filter::all([])).stream().await?).await).await?;
        their_stream.take(async || count(driver.find(doc! {}).await?).await).await?;
        progress.inc(1);
    }
    progress.finish_and_clear();
    print("read", &our_vec, &their_vec);
    print("read_stream", &our_stream, &their_stream);
    database.close().await?;
    Ok(())
}

async fn load(orders: &Collection<Order>) -> docmodel::Result<()> {
    let progress = bar("loading", u64::from(DOCUMENTS));
    for start in (0..DOCUMENTS).step_by(CHUNK as usize) {
        let mut chunk: Vec<Order> = (start..start + CHUNK).map(order).collect();
        orders.insert_many(&mut chunk).await?;
        progress.inc(u64::from(CHUNK));
    }
    progress.finish_and_clear();
    Ok(())
}

fn bar(what: &'static str, length: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}").expect("a template");
    ProgressBar::new(length).with_style(style).with_message(what)
}

async fn count<E: Error + 'static>(
    mut orders: impl TryStreamExt<Ok = Order, Error = E> + Unpin,
) -> Result<usize, Box<dyn Error>> {
    let mut count = 0;
    while let Some(order) = orders.try_next().await? {
        black_box(order);
        count += 1;
    }
    Ok(count)
}

/// The least that all rounds have cost.
#[derive(Clone, Copy)]
struct Cost {
    wall: Duration,
    cpu: Duration,
}

impl Cost {
    const MOST: Self = Self { wall: Duration::MAX, cpu: Duration::MAX };

    async fn take(&mut self, read: impl AsyncFnOnce() -> Result<usize, Box<dyn Error>>) -> Result<(), Box<dyn Error>> {
        let (wall, cpu) = (Instant::now(), process_time());
        let documents = read().await?;
        self.cpu = self.cpu.min(process_time().saturating_sub(cpu));
        self.wall = self.wall.min(wall.elapsed());
        assert_eq!(documents, DOCUMENTS as usize);
        Ok(())
    }
}

/// The processor time of all threads of this process.
fn process_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.try_into().expect("time is not negative")
}

fn print(what: &str, ours: &Cost, driver: &Cost) {
    let ratio = |over: Duration, under: Duration| over.as_secs_f64() / under.as_secs_f64();
    let wall = ratio(driver.wall, ours.wall);
    println!("ratio {what}_wall {wall:.2} (driver/ours), {:.0?}/{:.0?}", driver.wall, ours.wall);
    let cpu = ratio(ours.cpu, driver.cpu);
    println!("ratio {what}_cpu {cpu:.2} (ours/driver), {:.0?}/{:.0?}", ours.cpu, driver.cpu);
}
