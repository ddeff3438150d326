//! English plurals, for the default names of collections.
//!
//! Only nouns that name models need to come out right, and a name that does not can be given in
//! `#[document(collection = "..")]`, so this knows the regular endings and the irregular nouns of everyday
//! and of business English, no more.

/// Nouns with a plural of their own; a compound ends like its last noun (`grandchild`, `salesperson`).
const IRREGULAR: [(&str, &str); 8] = [
    ("person", "people"),
    ("child", "children"),
    ("woman", "women"),
    ("foot", "feet"),
    ("tooth", "teeth"),
    ("goose", "geese"),
    ("mouse", "mice"),
    ("quiz", "quizzes"),
];

/// The same for nouns that are also the ending of unrelated words (`ox` in `box`).
const IRREGULAR_WHOLE: [(&str, &str); 20] = [
    ("addendum", "addenda"),
    ("alumnus", "alumni"),
    ("appendix", "appendices"),
    ("bacterium", "bacteria"),
    ("corpus", "corpora"),
    ("criterion", "criteria"),
    ("curriculum", "curricula"),
    ("datum", "data"),
    ("die", "dice"),
    ("erratum", "errata"),
    ("genus", "genera"),
    ("man", "men"),
    ("matrix", "matrices"),
    ("medium", "media"),
    ("memorandum", "memoranda"),
    ("ox", "oxen"),
    ("phenomenon", "phenomena"),
    ("stratum", "strata"),
    ("vertex", "vertices"),
    ("passerby", "passersby"),
];

/// Nouns without a plural, and plurals without a singular that do not end in `s`.
const UNCOUNTABLE: [&str; 22] = [
    "advice",
    "aircraft",
    "cattle",
    "data",
    "equipment",
    "feedback",
    "fish",
    "furniture",
    "hardware",
    "information",
    "knowledge",
    "luggage",
    "media",
    "metadata",
    "money",
    "music",
    "people",
    "police",
    "sheep",
    "software",
    "traffic",
    "weather",
];

/// Nouns whose `f` or `fe` turns into `ves`, alone and at the end of a compound (`bookshelf`).
const F_TO_VES: [&str; 12] =
    ["calf", "half", "knife", "leaf", "life", "loaf", "self", "sheaf", "shelf", "thief", "wife", "wolf"];

/// Nouns with a consonant before their `o` that take `es`; the newer ones take `s` (`photo`, `logo`, `todo`).
const O_TO_OES: [&str; 7] = ["cargo", "echo", "embargo", "hero", "potato", "tomato", "veto"];

/// Nouns in `ch` that is spoken as a `k`.
const HARD_CH: [&str; 6] = ["epoch", "loch", "monarch", "patriarch", "stomach", "tech"];

/// Singulars in a plain `s`; other words in `s` are plurals already (`settings`, `statistics`).
const SINGULAR_IN_S: [&str; 10] =
    ["alias", "atlas", "bias", "canvas", "chaos", "christmas", "cosmos", "gas", "iris", "lens"];

/// The plural of a lowercase noun in the singular. A noun that looks like a plural stays as it is.
pub(super) fn pluralize(noun: &str) -> String {
    if UNCOUNTABLE.contains(&noun) {
        return noun.to_owned();
    }
    if let Some((_, plural)) = IRREGULAR_WHOLE.iter().find(|(singular, _)| *singular == noun) {
        return (*plural).to_owned();
    }
    for (singular, plural) in IRREGULAR {
        if let Some(start) = noun.strip_suffix(singular) {
            return format!("{start}{plural}");
        }
    }
    regular(noun)
}

/// The plural by the noun's ending.
fn regular(noun: &str) -> String {
    let cut = |letters: usize, ending: &str| noun[..noun.len() - letters].to_owned() + ending;
    let ends_in_one_of = |endings: &[&str]| endings.iter().any(|ending| noun.ends_with(ending));

    if ends_in_one_of(&["sis", "xis"]) {
        // analysis, basis, crisis, axis
        cut(2, "es")
    } else if ends_in_one_of(&["ss", "us", "x", "z", "sh"])
        || SINGULAR_IN_S.contains(&noun)
        || (noun.ends_with("ch") && !HARD_CH.contains(&noun))
        || O_TO_OES.contains(&noun)
    {
        cut(0, "es")
    } else if noun.ends_with('s') {
        noun.to_owned()
    } else if noun.ends_with("quy") || (noun.ends_with('y') && !ends_in_one_of(&["ay", "ey", "oy", "uy"])) {
        cut(1, "ies")
    } else if ends_in_one_of(&F_TO_VES) {
        cut(if noun.ends_with('f') { 1 } else { 2 }, "ves")
    } else {
        cut(0, "s")
    }
}

#[cfg(test)]
mod tests {
    use super::pluralize;

    #[test]
    fn plurals() {
        let table = "
            order orders            item items              house houses        user users
            category categories     day days                key keys            soliloquy soliloquies
            box boxes               tax taxes               index indexes       buzz buzzes
            address addresses       class classes           branch branches     dish dishes
            bus buses               status statuses         virus viruses       campus campuses
            alias aliases           lens lenses             canvas canvases     iris irises
            analysis analyses       basis bases             axis axes           crisis crises
            settings settings       news news               series series       statistics statistics
            leaf leaves             bookshelf bookshelves   knife knives        midwife midwives
            roof roofs              belief beliefs          chef chefs          giraffe giraffes
            hero heroes             photo photos            todo todos          video videos
            epoch epochs            tech techs              match matches       stomach stomachs
            person people           salesperson salespeople child children      grandchild grandchildren
            woman women             man men                 human humans        german germans
            mouse mice              foot feet               ox oxen             fox foxes
            quiz quizzes            datum data              data data           medium media
            criterion criteria      vertex vertices         matrix matrices     album albums
            equipment equipment     metadata metadata       feedback feedback   fish fish
            v2 v2s                  x xes                   café cafés          fly flies
        ";
        for pair in table.split_whitespace().collect::<Vec<_>>().chunks(2) {
            assert_eq!(pluralize(pair[0]), pair[1]);
        }
    }
}
