use std::fmt;

/// JSON that is no filter, or asks for what is not allowed.
///
/// Displays as `$or[1].total.$gte: expected double, found the string "x"`; of the JSON, no more than a few words are in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// The keys and positions on the way, innermost first.
    steps: Vec<Step>,
    problem: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Key(String),
    Position(usize),
}

impl ParseError {
    pub(super) fn new(problem: impl Into<String>) -> Self {
        Self { steps: Vec::new(), problem: problem.into() }
    }

    pub(super) fn below(mut self, key: &str) -> Self {
        self.steps.push(Step::Key(key.to_owned()));
        self
    }

    pub(super) fn at(mut self, position: usize) -> Self {
        self.steps.push(Step::Position(position));
        self
    }

    /// The place in the JSON: keys and positions, as in `$or[1].total.$gte`. Empty for the whole of it.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        for step in self.steps.iter().rev() {
            match step {
                Step::Position(position) => path.extend(["[", &position.to_string(), "]"]),
                Step::Key(key) if is_word(key) => {
                    let dot = if path.is_empty() { "" } else { "." };
                    path.extend([dot, key]);
                }
                Step::Key(key) => path.extend(["[", &quoted(key), "]"]),
            }
        }
        path
    }
}

impl std::error::Error for ParseError {}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path();
        let place = if path.is_empty() { "the filter" } else { &path };
        write!(f, "{place}: {}", self.problem)
    }
}

fn is_word(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$')
}

/// Text of others, in quotes, without control characters and not at any length.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{:?}…", &text[..end]),
        None => format!("{text:?}"),
    }
}
