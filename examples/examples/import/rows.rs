//! The documents of a file, one by one, whatever the file holds.

use crate::{extended_json, problem::Problem};
use anyhow::{Context, Result};
use bson::Document;
use serde_json::Value;
use std::io::{self, BufRead, Read};

/// Longer lines are passed over: no document of 16 MiB is as long as this in JSON, and memory ends somewhere.
const MAX_LINE: u64 = 128 * 1024 * 1024;

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

    /// How many bytes were read so far.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The next row; empty lines are passed over, but counted.
    pub(crate) fn next(&mut self) -> io::Result<Option<Row>> {
        loop {
            self.number += 1;
            let (source, document) = match &mut self.input {
                Input::Array(values) => match values.next() {
                    None => return Ok(None),
                    Some(value) => (value.to_string().into_bytes(), extended_json::document(value)),
                },
                Input::Lines(input) => {
                    let mut line = Vec::new();
                    let mut read = input.take(MAX_LINE).read_until(b'\n', &mut line)? as u64;
                    if read == 0 {
                        return Ok(None);
                    }
                    let too_long = read == MAX_LINE && !line.ends_with(b"\n");
                    if too_long {
                        read += input.skip_until(b'\n')? as u64;
                    }
                    self.bytes += read;
                    if self.number == 1 && line.starts_with(BYTE_ORDER_MARK) {
                        line.drain(..BYTE_ORDER_MARK.len());
                    }
                    if too_long {
                        line.truncate(KEPT);
                        (line, Err(Problem::new("a line of more than 128 MiB").detail(format!("{read} bytes"))))
                    } else {
                        let text = line.trim_ascii();
                        if text.is_empty() {
                            continue;
                        }
                        (text.to_vec(), extended_json::parse(text))
                    }
                }
            };
            return Ok(Some(Row { number: self.number, source, document }));
        }
    }
}
