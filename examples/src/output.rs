//! Headings, plans and tables, as text of at most [`WIDTH`] columns.

use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, presets};
use docmodel::QueryPlan;
use std::{
    fmt,
    io::{self, Write as _},
};

/// The columns of a terminal that is not very wide.
pub const WIDTH: u16 = 100;

const INDENT: &str = "   ";
const INDENT_WIDTH: u16 = 3;

/// The column of a table: its heading, and where its cells are aligned.
#[derive(Clone, Copy, Debug)]
pub enum Column {
    /// For text.
    Left(&'static str),
    /// For numbers.
    Right(&'static str),
}

/// Prints the heading of a part of the program.
pub fn heading(text: &str) {
    let rule = "─".repeat(usize::from(WIDTH).saturating_sub(text.chars().count() + 4));
    say(format_args!("\n── {text} {rule}"));
}

/// Prints a line about what follows, after an empty one.
pub fn note(text: impl fmt::Display) {
    say(format_args!("\n{text}"));
}

/// Prints a result that needs no table.
pub fn line(text: impl fmt::Display) {
    let text = text.to_string().replace('\n', &format!("\n{INDENT}"));
    say(format_args!("{INDENT}{text}"));
}

/// Prints what an operation sends, and the indexes that can serve it.
pub fn plan(plan: &QueryPlan) {
    for text in plan.to_string().lines() {
        line(wrapped(text));
    }
}

/// Prints a table.
pub fn table<const N: usize>(columns: [Column; N], rows: impl IntoIterator<Item = [String; N]>) {
    say(rendered(columns, rows));
}

/// A table as text, indented.
#[must_use]
pub fn rendered<const N: usize>(columns: [Column; N], rows: impl IntoIterator<Item = [String; N]>) -> String {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING.header_separator(LineStyle::none().fill('─').junction('─')))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(WIDTH - INDENT_WIDTH)
        .set_header(columns.map(|column| match column {
            Column::Left(name) | Column::Right(name) => name,
        }))
        .add_rows(rows);
    for (column, cells) in columns.iter().zip(table.column_iter_mut()) {
        cells.set_padding((0, 2));
        if matches!(column, Column::Right(_)) {
            cells.set_cell_alignment(CellAlignment::Right);
        }
    }
    let lines: Vec<String> = table.lines().map(|line| format!("{INDENT}{}", line.trim_end())).collect();
    lines.join("\n")
}

/// A reader that has gone away, such as `head`, is no reason to fail half-way.
fn say(text: impl fmt::Display) {
    let _ = writeln!(io::stdout(), "{text}");
}

/// A line of `mongosh` text that is too long, on several: broken after commas, and before `.sort(..)` and the like.
fn wrapped(line: &str) -> String {
    let indent = if line.starts_with("//") { "//   " } else { "     " };
    let parts = line.replace(", ", ",\n ").replace(").", ")\n.");
    let mut text = String::new();
    let mut width = 0;
    for part in parts.lines() {
        let length = part.chars().count();
        if width > 0 && width + length > usize::from(WIDTH - INDENT_WIDTH) {
            text = format!("{text}\n{INDENT}{indent}{}", part.trim_start());
            width = indent.len() + length;
        } else {
            text.push_str(part);
            width += length;
        }
    }
    text
}
