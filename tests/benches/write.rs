//! Storing 100,000 models through our `insert_many` and `insert_each`, and through the driver's own `insert_many` of
//! `Collection<T>`, with the same struct.
//!
//! `cargo bench -p docmodel-tests --bench write` prints how many times as much time as we the driver needs: of the
//! processor, of the client alone, for the server is another process; and on the clock, where the server's part is the
//! same for both. And what it gains to have several batches with the server at once. Each insert is into a new collection.
//! [`docmodel::testing`] says which server it is.
//!
//! The ways take turns, and each has a process of its own, as in a program that writes in this way alone: in one heap, the
//! one takes the memory that another has made ready.

use docmodel::{Collection, prelude::*, testing};
use indicatif::{ProgressBar, ProgressStyle};
use mongodb::{Client, Database};
use serde::{Deserialize, Serialize};
use std::{
    env,
    error::Error,
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::{Duration, Instant},
};

const DOCUMENTS: u32 = 100_000;
const ROUNDS: u32 = 11;
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
        [way, uri, database] => write_when_asked(way, &Client::with_uri_str(uri).await?.database(database)).await,
        _ => compare().await,
    }
}

async fn compare() -> Outcome<()> {
    let database = testing::database().await?;
    eprintln!("{DOCUMENTS} documents to {}", database.server().kind());
    let way = |way| Way::start(way, database.server().uri(), database.name());
    let [mut driver, mut many, mut each, mut in_flight] =
        [way("driver")?, way("insert_many")?, way("insert_each")?, way("in_flight")?];

    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}").expect("a template");
    let progress = ProgressBar::new(u64::from(ROUNDS)).with_style(style).with_message("writing");
    for _ in 0..ROUNDS {
        for way in [&mut driver, &mut many, &mut each, &mut in_flight] {
            way.write()?;
        }
        progress.inc(1);
    }
    progress.finish_and_clear();
    print("insert_many", &driver, &many, "driver/ours");
    print("insert_each", &driver, &each, "driver/ours");
    print("in_flight", &each, &in_flight, "one batch/four at once");
    for way in [driver, many, each, in_flight] {
        way.end()?;
    }
    database.close().await?;
    Ok(())
}

/// A process that writes in one way, and what its rounds have cost.
struct Way {
    process: Child,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
    wall: Vec<Duration>,
    cpu: Vec<Duration>,
}

impl Way {
    fn start(way: &str, uri: &str, database: &str) -> Outcome<Self> {
        let mut command = Command::new(env::current_exe()?);
        command.args([way, uri, database]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn()?;
        let (asks, answers) = process.stdin.take().zip(process.stdout.take()).ok_or("has no pipes")?;
        Ok(Self { process, asks, answers: BufReader::new(answers), wall: Vec::new(), cpu: Vec::new() })
    }

    fn write(&mut self) -> Outcome<()> {
        writeln!(self.asks)?;
        let mut answer = String::new();
        self.answers.read_line(&mut answer)?;
        let (wall, cpu) = answer.trim().split_once(' ').ok_or("the process that writes has failed")?;
        self.wall.push(Duration::from_nanos(wall.parse()?));
        self.cpu.push(Duration::from_nanos(cpu.parse()?));
        Ok(())
    }

    fn end(mut self) -> Outcome<()> {
        drop(self.asks);
        if self.process.wait()?.success() { Ok(()) } else { Err("the process that writes has failed".into()) }
    }
}

/// Says after each round what it has cost, in nanoseconds.
async fn write_when_asked(way: &str, database: &Database) -> Outcome<()> {
    let ours = Order::collection(database);
    for line in std::io::stdin().lines() {
        line?;
        ours.driver().drop().await?;
        let orders: Vec<Order> = (0..DOCUMENTS).map(order).collect();
        let (wall, cpu) = (Instant::now(), process_time());
        // The models are freed within the time, for `insert_each` frees them as it goes.
        let stored = write(way, orders, &ours).await?;
        let (wall, cpu) = (wall.elapsed(), process_time().saturating_sub(cpu));
        assert_eq!(stored, DOCUMENTS as usize);
        assert_eq!(ours.estimated_count().await?, u64::from(DOCUMENTS));
        println!("{} {}", wall.as_nanos(), cpu.as_nanos());
    }
    Ok(())
}

async fn write(way: &str, mut orders: Vec<Order>, ours: &Collection<Order>) -> Outcome<usize> {
    Ok(match way {
        "insert_many" => ours.insert_many(&mut orders).await?,
        "insert_each" => ours.insert_each(orders).await?,
        "in_flight" => ours.insert_each(orders).ordered(false).in_flight(IN_FLIGHT).await?,
        _ => ours.driver().clone_with_type::<Order>().insert_many(&orders).await?.inserted_ids.len(),
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
