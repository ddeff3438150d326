//! What became of each row.

use crate::problem::Problem;
use anyhow::{Context, Result};
use docmodel_examples::output::{
    self,
    Column::{Left, Right},
};
use serde_json::json;
use std::{
    collections::BTreeMap,
    fmt,
    fs::File,
    io::{BufWriter, Write as _},
    time::{Duration, Instant},
};

/// How many rejected rows, and how many reasons, are shown.
const SHOWN: usize = 10;

/// How many characters of a text that comes from the file are shown.
const SHOWN_CHARACTERS: usize = 100;

/// Counts of what was imported and what was rejected, and why; displays as the summary at the end.
#[derive(Default)]
pub(crate) struct Report {
    unit: &'static str,
    imported: usize,
    rejected: usize,
    /// How many rows, by path and reason.
    reasons: BTreeMap<(String, String), usize>,
    first: Vec<(usize, Problem)>,
    /// How many rows that fit the model, by a field of theirs that it does not have.
    ignored: BTreeMap<String, usize>,
    rejects: Option<BufWriter<File>>,
    started: Option<Instant>,
    elapsed: Duration,
}

impl Report {
    /// Writes each rejected row to a file, too.
    pub(crate) fn write_rejects_to(&mut self, file: File) {
        self.rejects = Some(BufWriter::new(file));
    }

    /// Takes the time from here.
    pub(crate) fn start(&mut self, unit: &'static str) {
        self.unit = unit;
        self.started = Some(Instant::now());
    }

    pub(crate) fn finish(&mut self) -> Result<()> {
        self.elapsed = self.started.map(|started| started.elapsed()).unwrap_or_default();
        match &mut self.rejects {
            Some(file) => file.flush().context("cannot write the rejected rows"),
            None => Ok(()),
        }
    }

    pub(crate) fn imported(&mut self, rows: usize) {
        self.imported += rows;
    }

    pub(crate) fn ignore(&mut self, fields: Vec<String>) {
        for field in fields {
            *self.ignored.entry(field).or_default() += 1;
        }
    }

    pub(crate) fn reject(&mut self, number: usize, source: &[u8], problems: Vec<Problem>) -> Result<()> {
        self.rejected += 1;
        if let Some(file) = &mut self.rejects {
            let problem = |p: &Problem| json!({ "path": p.path, "reason": p.reason, "message": p.message });
            let problems: Vec<_> = problems.iter().map(problem).collect();
            let line = json!({ self.unit: number, "problems": problems, "source": String::from_utf8_lossy(source) });
            writeln!(file, "{line}").context("cannot write the rejected rows")?;
        }
        for problem in problems {
            *self.reasons.entry((problem.general_path(), problem.reason.clone())).or_default() += 1;
            if self.first.len() < SHOWN {
                self.first.push((number, problem));
            }
        }
        Ok(())
    }

    /// What a row is called.
    pub(crate) fn unit(&self) -> &'static str {
        self.unit
    }

    pub(crate) fn rejected(&self) -> usize {
        self.rejected
    }

    pub(crate) fn has_rows(&self) -> bool {
        self.imported + self.rejected > 0
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { imported, rejected, .. } = self;
        let seconds = self.elapsed.as_secs_f64();
        write!(f, "{imported} imported, {rejected} rejected, in {seconds:.2} s")?;
        if *imported > 0 && seconds > 0.0 {
            #[expect(clippy::cast_precision_loss, reason = "a rough figure")]
            let rate = *imported as f64 / seconds;
            write!(f, " ({rate:.0} documents/s)")?;
        }
        if !self.reasons.is_empty() {
            let mut reasons: Vec<_> = self.reasons.iter().collect();
            reasons.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
            write!(f, "\n\nWhy {}s were rejected{}:\n", self.unit, first_of(reasons.len()))?;
            let rows = reasons.iter().take(SHOWN);
            let rows = rows.map(|((path, reason), count)| [shown_path(path), shown(reason), count.to_string()]);
            f.write_str(&output::rendered([Left("path"), Left("reason"), Right("documents")], rows))?;

            let total = self.reasons.values().sum();
            write!(f, "\n\nWhere{}:\n", first_of(total))?;
            let rows = self
                .first
                .iter()
                .map(|(number, problem)| [number.to_string(), shown_path(&problem.path), shown(&problem.message)]);
            f.write_str(&output::rendered([Right(self.unit), Left("path"), Left("problem")], rows))?;
        }
        if !self.ignored.is_empty() {
            write!(f, "\n\nFields that the model does not have{}:\n", first_of(self.ignored.len()))?;
            let rows = self.ignored.iter().take(SHOWN).map(|(field, count)| [shown(field), count.to_string()]);
            f.write_str(&output::rendered([Left("field"), Right("documents")], rows))?;
        }
        Ok(())
    }
}

fn first_of(total: usize) -> String {
    if total > SHOWN { format!(" (the first {SHOWN} of {total})") } else { String::new() }
}

fn shown_path(path: &str) -> String {
    if path.is_empty() { "(all of it)".to_owned() } else { shown(path) }
}

/// A text from the file: not all of a long one, and nothing that a terminal would act on.
fn shown(text: &str) -> String {
    let printable = |c: char| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c };
    let mut shown: String = text.chars().take(SHOWN_CHARACTERS).map(printable).collect();
    if text.chars().nth(SHOWN_CHARACTERS).is_some() {
        shown.push('…');
    }
    shown
}
