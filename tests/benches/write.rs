//! Storing 100,000 models through our `insert_many` and `insert_each`, and through the driver's own `insert_many` of
//! `Collection<T>`, with the same struct.
//!
//! `cargo bench -p docmodel-tests --bench write` prints how many times as much time as we the driver needs: of the
//! processor, of the client alone, for the server is another process; and on the clock, where the server's part is the
//! same for both. And what it gains to have several batches with the server at once. Each insert is into a new collection.
//! [`docmodel::testing`] says which server it is.
//!
//! The ways take turns, and each insert has a process of its own, as a program that imports documents has: in one that goes
//! on, an insert takes the memory that those before it have made ready, by luck more or less of it.

use docmodel::{Collection, prelude::*, testing};
use indicatif::{ProgressBar, ProgressStyle};
use mongodb::{Client, Database};
use serde::{Deserialize, Serialize};
use std::{
    array, env,
    error::Error,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

const DOCUMENTS: u32 = 100_000;
const ROUNDS: usize = 15;
const WAYS: [&str; 5] = ["driver", "insert_many", "driver_takes", "insert_each", "in_flight"];
const IN_FLIGHT: usize = 4;

type Outcome<T> = Result<T, Box<dyn Error>>;

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
async fn main() -> Outcome<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    match args.as_slice() {
        [way, uri, database] => {
            let client = Client::with_uri_str(uri).await?;
            write_and_tell(way, &client.database(database)).await?;
            client.shutdown().await;
            Ok(())
        }
        _ => compare().await,
    }
}

async fn compare() -> Outcome<()> {
    let database = testing::database().await?;
    eprintln!("{DOCUMENTS} documents to {}", database.server().kind());
    let mut ways = WAYS.map(Way::new);

    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}").expect("a template");
    let progress = ProgressBar::new(ROUNDS as u64).with_style(style).with_message("writing");
    for round in 0..ROUNDS {
        for turn in turns(round) {
            ways[turn].write(database.server().uri(), database.name())?;
        }
        progress.inc(1);
    }
    progress.finish_and_clear();
    let [driver, many, driver_takes, each, in_flight] = &ways;
    print("insert_many", driver, many, "driver/ours");
    print("insert_each", driver_takes, each, "driver/ours");
    print("in_flight", each, in_flight, "one batch/four at once");
    database.close().await?;
    Ok(())
}

/// The order of the ways in a round. The server may still be busy with what it was given before, so each is the first in its
/// turn, and comes after either of its neighbours.
fn turns(round: usize) -> [usize; WAYS.len()] {
    let mut turns = array::from_fn(|turn| (turn + round) % WAYS.len());
    if round % 2 == 1 {
        turns.reverse();
    }
    turns
}

/// A way to write, and what its rounds have cost.
struct Way {
    name: &'static str,
    wall: Vec<Duration>,
    cpu: Vec<Duration>,
}

impl Way {
    fn new(name: &'static str) -> Self {
        Self { name, wall: Vec::new(), cpu: Vec::new() }
    }

    /// Writes in a process of its own.
    fn write(&mut self, uri: &str, database: &str) -> Outcome<()> {
        let mut command = Command::new(env::current_exe()?);
        let output = command.args([self.name, uri, database]).stderr(Stdio::inherit()).output()?;
        let told = str::from_utf8(&output.stdout)?.trim().split_once(' ');
        let (wall, cpu) = told.ok_or("the process that writes has failed")?;
        self.wall.push(Duration::from_nanos(wall.parse()?));
        self.cpu.push(Duration::from_nanos(cpu.parse()?));
        Ok(())
    }
}

/// Says what it has cost, in nanoseconds.
async fn write_and_tell(way: &str, database: &Database) -> Outcome<()> {
    let ours = Order::collection(database);
    ours.driver().drop().await?;
    let orders: Vec<Order> = (0..DOCUMENTS).map(order).collect();
    let (wall, cpu) = (Instant::now(), process_time());
    let (stored, lent) = write(way, orders, &ours).await?;
    let (wall, cpu) = (wall.elapsed(), process_time().saturating_sub(cpu));
    drop(lent);
    assert_eq!(stored, DOCUMENTS as usize);
    assert_eq!(ours.estimated_count().await?, u64::from(DOCUMENTS));
    println!("{} {}", wall.as_nanos(), cpu.as_nanos());
    Ok(())
}

/// How many were stored, and the models that were only lent for that: the others are freed within the time.
async fn write(way: &str, mut orders: Vec<Order>, ours: &Collection<Order>) -> Outcome<(usize, Vec<Order>)> {
    let driver = ours.driver().clone_with_type::<Order>();
    Ok(match way {
        "driver" => (driver.insert_many(&orders).await?.inserted_ids.len(), orders),
        "insert_many" => (ours.insert_many(&mut orders).await?, orders),
        "driver_takes" => (driver.insert_many(orders).await?.inserted_ids.len(), Vec::new()),
        "insert_each" => (ours.insert_each(orders).await?, Vec::new()),
        "in_flight" => (ours.insert_each(orders).ordered(false).in_flight(IN_FLIGHT).await?, Vec::new()),
        _ => return Err(format!("there is no way `{way}`").into()),
    })
}

/// The processor time of all threads of this process.
fn process_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.try_into().expect("time is not negative")
}

fn print(what: &str, over: &Way, under: &Way, names: &str) {
    for (clock, over, under) in [("cpu", &over.cpu, &under.cpu), ("wall", &over.wall, &under.wall)] {
        let (over, under) = (median(over), median(under));
        let ratio = over.as_secs_f64() / under.as_secs_f64();
        println!("ratio {what}_{clock} {ratio:.2} ({names}), {} ms/{} ms", over.as_millis(), under.as_millis());
    }
}

fn median(rounds: &[Duration]) -> Duration {
    let mut rounds = rounds.to_vec();
    rounds.sort();
    rounds.get(rounds.len() / 2).copied().unwrap_or_default()
}
