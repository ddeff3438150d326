//! The documents of a file, one by one, whatever the file holds.

use crate::{extended_json, problem::Problem};
use anyhow::{Context, Result};
use bson::Document;
use serde_json::Value;
use std::io::{self, BufRead, Read};

/// Longer lines are passed over: hardly a document of 16 MiB is as long as this in JSON, and memory ends somewhere.
const MAX_LINE: u64 = 64 * 1024 * 1024;

/// How much of a line that is too long is kept for the report.
const KEPT: usize = 1000;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A document, or what was in its place.
pub(crate) struct Row {
    /// The number of its line, or of the element of the array, counted from 1.
    pub(crate) number: usize,
    pub(crate) source: Vec<u8>,
    pub(crate) document: Result<Document, Problem>,
}

pub(crate) struct Rows {
    input: Input,
    number: usize,
    bytes: u64,
}

enum Input {
    Lines(Box<dyn BufRead>),
    Array(std::vec::IntoIter<Value>),
}

impl Rows {
    /// One document a line.
    pub(crate) fn lines(input: Box<dyn BufRead>) -> Self {
        Self { input: Input::Lines(input), number: 0, bytes: 0 }
    }

    /// One array of documents.
    pub(crate) fn array(mut input: Box<dyn BufRead>) -> Result<Self> {
        let mut text = Vec::new();
        input.read_to_end(&mut text)?;
        let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&text);
        let values: Vec<Value> = serde_json::from_slice(text).context("the input is not a JSON array")?;
        Ok(Self { input: Input::Array(values.into_iter()), number: 0, bytes: 0 })
    }

    /// What a row is called.
    pub(crate) fn unit(&self) -> &'static str {
        match self.input {
            Input::Lines(_) => "line",
            Input::Array(_) => "element",
        }
    }

    /// How many bytes were read so far.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The next row; empty lines are passed over, but counted.
    pub(crate) fn next(&mut self) -> io::Result<Option<Row>> {
        loop {
            self.number += 1;
            let number = self.number;
            match &mut self.input {
                Input::Array(values) => {
                    return Ok(values.next().map(|value| Row {
                        number,
                        source: value.to_string().into_bytes(),
                        document: extended_json::document(value),
                    }));
                }
                Input::Lines(input) => {
                    let Some(line) = Line::read(input)? else { return Ok(None) };
                    self.bytes += line.length;
                    if let Some(row) = line.into_row(number) {
                        return Ok(Some(row));
                    }
                }
            }
        }
    }
}

/// A line, of which at most [`MAX_LINE`] bytes are kept.
struct Line {
    text: Vec<u8>,
    length: u64,
}

impl Line {
    fn read(input: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut text = Vec::new();
        let mut length = input.take(MAX_LINE).read_until(b'\n', &mut text)? as u64;
        if length == MAX_LINE && !text.ends_with(b"\n") {
            length += input.skip_until(b'\n')? as u64;
        }
        Ok((length > 0).then_some(Self { text, length }))
    }

    fn into_row(mut self, number: usize) -> Option<Row> {
        if self.length > MAX_LINE {
            self.text.truncate(KEPT);
            let problem = Problem::new("a line of more than 64 MiB").detail(format_args!("{} bytes", self.length));
            return Some(Row { number, source: self.text, document: Err(problem) });
        }
        if number == 1 && self.text.starts_with(BYTE_ORDER_MARK) {
            self.text.drain(..BYTE_ORDER_MARK.len());
        }
        let text = self.text.trim_ascii();
        (!text.is_empty()).then(|| Row { number, source: text.to_vec(), document: extended_json::parse(text) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(mut rows: Rows) -> Vec<(usize, bool)> {
        let row = || Some(rows.next().unwrap()?).map(|row| (row.number, row.document.is_ok()));
        std::iter::from_fn(row).collect()
    }

    #[test]
    fn counts_lines_as_an_editor_does() {
        let text = b"\xef\xbb\xbf{}\r\n\r\n \n{\n{}";
        assert_eq!(numbers(Rows::lines(Box::new(&text[..]))), [(1, true), (4, false), (5, true)]);
        assert_eq!(numbers(Rows::lines(Box::new(&b""[..]))), []);
    }

    #[test]
    fn reads_an_array() {
        let rows = Rows::array(Box::new(&b"[{}, 1,\n{}]"[..])).unwrap();
        assert_eq!(numbers(rows), [(1, true), (2, false), (3, true)]);
    }

    #[test]
    fn passes_over_a_line_that_is_too_long() {
        let long = io::repeat(b' ').take(MAX_LINE + 1).chain(&b"\n{}"[..]);
        let rows = Rows::lines(Box::new(io::BufReader::new(long)));
        assert_eq!(numbers(rows), [(1, false), (2, true)]);
    }
}
