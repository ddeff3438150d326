//! Imports a file of books, as `mongoexport` writes it, into a typed collection.
//!
//! ```text
//! cargo run -p docmodel-examples --example import -- books.json --uri mongodb://localhost:27017/library
//! ```
//!
//! Every document is either stored or reported, with its line, the path of what is wrong, and why: what is not Extended
//! JSON, what does not fit the model, what breaks its rules, and what the server refuses.
//!
//! The program ends with 0 if all was imported, 1 if something was rejected, and 2 if it could not run.

mod book;
mod extended_json;
mod import;
mod problem;
mod report;
mod rows;

use crate::{import::Import, report::Report, rows::Rows};
use anyhow::{Context, Result, ensure};
use clap::Parser;
use docmodel_examples::{connection::Connection, output};
use indicatif::{ProgressBar, ProgressStyle};
use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Where books go if the connection string names no database.
const DATABASE: &str = "docmodel_import";

/// Imports books, in Extended JSON as mongoexport writes it, with a report of what was rejected.
#[derive(Parser)]
struct Arguments {
    /// The file, with a document a line; without it, or with `-`, standard input.
    file: Option<PathBuf>,

    /// The server, and the database if it is not `docmodel_import`; without it the server of `MONGODB_URI`, or one that
    /// is started for this run and forgets everything at its end.
    #[arg(long)]
    uri: Option<String>,

    /// Where to write what was rejected, as JSON: a line with its number, the problems, and the source.
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,

    /// The file is one JSON array of documents; it is read as a whole.
    #[arg(long = "jsonArray")]
    json_array: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let mut report = Report::default();
    let outcome = run(&Arguments::parse(), &mut report).await;
    if report.has_rows() || outcome.is_ok() {
        output::note(&report);
    }
    match outcome {
        Ok(()) if report.rejected() == 0 => ExitCode::SUCCESS,
        Ok(()) => ExitCode::from(1),
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

async fn run(arguments: &Arguments, report: &mut Report) -> Result<()> {
    let (rows, progress) = open(arguments)?;
    if let Some(path) = &arguments.rejects {
        report.write_rejects_to(create(path, arguments.file.as_deref())?);
    }

    let connection = Connection::open(arguments.uri.as_deref()).await?;
    let database = connection.client.default_database().unwrap_or_else(|| connection.client.database(DATABASE));
    output::note(format!("{connection}\nImporting into the database {}.", database.name()));

    report.start(rows.unit());
    let imported = Import::new(&database, report, progress.clone()).run(rows).await;
    progress.finish_and_clear();
    report.finish()?;
    imported
}

fn open(arguments: &Arguments) -> Result<(Rows, ProgressBar)> {
    let file = arguments.file.as_ref().filter(|path| path.as_os_str() != "-");
    let (input, progress): (Box<dyn io::Read>, _) = match file {
        Some(path) => {
            let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
            let size = file.metadata()?.len();
            (Box::new(file), bar(size)?)
        }
        None => (Box::new(io::stdin()), ProgressBar::new_spinner()),
    };
    let input = Box::new(io::BufReader::new(input));
    let rows = if arguments.json_array { Rows::array(input)? } else { Rows::lines(input) };
    Ok((rows, progress))
}

/// Creates a file, but not in the place of the one that is read.
fn create(path: &Path, input: Option<&Path>) -> Result<File> {
    let same =
        input.is_some_and(|input| matches!((path.canonicalize(), input.canonicalize()), (Ok(a), Ok(b)) if a == b));
    ensure!(!same, "{} is the file to import; write what is rejected elsewhere", path.display());
    File::create(path).with_context(|| format!("cannot write {}", path.display()))
}

/// Shown on a terminal only.
fn bar(size: u64) -> Result<ProgressBar> {
    let style = ProgressStyle::with_template("{bar:40} {bytes} of {total_bytes}, {msg}")?;
    Ok(ProgressBar::new(size).with_style(style))
}
