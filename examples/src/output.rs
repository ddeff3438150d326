//! Headings, plans and tables, as text of at most [`WIDTH`] columns.

use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, presets};
use docmodel::QueryPlan;

/// The columns of a terminal that is not very wide.
pub const WIDTH: u16 = 100;

const INDENT: &str = "  ";

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
    println!("\n── {text} {rule}");
}

/// Prints a line about what follows.
pub fn note(text: impl AsRef<str>) {
    println!("\n{}", text.as_ref());
}

/// Prints what an operation sends, and the indexes that can serve it.
pub fn plan(plan: &QueryPlan) {
    for line in plan.to_string().lines() {
        println!("{}", wrapped(line));
    }
}

/// Prints a table.
pub fn table<const N: usize>(columns: [Column; N], rows: impl IntoIterator<Item = [String; N]>) {
    println!("{}", rendered(columns, rows));
}

/// A table as text, indented.
#[must_use]
pub fn rendered<const N: usize>(columns: [Column; N], rows: impl IntoIterator<Item = [String; N]>) -> String {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING.header_separator(LineStyle::none().fill('─').junction('─')))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(WIDTH - 2)
        .set_header(columns.map(|column| match column {
            Column::Left(name) | Column::Right(name) => name,
        }))
        .add_rows(rows);
    for (column, cells) in columns.iter().zip(table.column_iter_mut()) {
        if matches!(column, Column::Right(_)) {
            cells.set_cell_alignment(CellAlignment::Right);
        }
    }
    let lines: Vec<String> = table.lines().map(|line| format!("{INDENT} {}", line.trim_end())).collect();
    lines.join("\n")
}

/// A long line of `mongosh` text on several, broken at spaces.
fn wrapped(line: &str) -> String {
    let mut text = INDENT.to_owned();
    let mut width = INDENT.len();
    for word in line.split(' ') {
        // The space before the word counts too.
        let length = word.chars().count() + 1;
        if width + length > usize::from(WIDTH) {
            text.push_str("\n     ");
            width = 5;
        }
        text.push(' ');
        text.push_str(word);
        width += length;
    }
    text
}
