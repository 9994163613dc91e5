use crate::analysis::{Options, analyse};
use crate::article::Given;
use crate::lexicon::{Language, Lexicons};
use crate::prose::Format;
use crate::rules::{Context, Findings};

use super::read_rules;

/// The words that a rule with these keys reports in an Italian text.
fn reported(keys: &str, text: &str) -> Vec<String> {
    let file = format!("[[rule]]\ncode = \"house-x\"\n{keys}\nbad = [\"a\"]\ngood = [\"b\"]\n");
    let (rules, errors) = read_rules("x.toml", &file);
    assert_eq!(errors, [], "{file}");
    let lexicons = Lexicons::built_in();
    let given = Given { language: Some(Language::It), date: None };
    let options = Options { format: Format::Plain, given, lexicons: &lexicons, house: &[] };
    let analysis = analyse(text, &options);
    let ctx = Context {
        analysis: &analysis,
        reference: None,
        house: &[],
        allowed: &crate::suppression::Places::default(),
    };
    let mut out = Findings::default();
    rules[0].check(&ctx, &mut out);
    out.into_list().iter().map(|it| ctx.text(it.span).to_owned()).collect()
}

/// The first mistake in a rule with these keys, with what stands at its place.
fn mistake(keys: &str) -> (String, String) {
    let file = format!("[[rule]]\ncode = \"house-x\"\n{keys}\n");
    let (_, errors) = read_rules("x.toml", &file);
    let first = errors.first().unwrap_or_else(|| panic!("no mistake in {file}"));
    let words = file[first.offset..].split_inclusive(['\n', ' ']).next().unwrap_or("").trim();
    (words.to_owned(), first.message.clone())
}

#[test]
fn a_pattern_is_words_alternatives_options_and_gaps() {
    let find =
        |pattern: &str, text: &str| reported(&format!("kind = \"phrase\"\nfind = '''{pattern}'''"), text);
    let text = "Secondo alcune fonti vicine al dossier, l’accordo è a un passo.";
    assert_eq!(find("secondo [alcune] fonti", text), ["Secondo alcune fonti"]);
    assert_eq!(find("secondo (talune|alcune) fonti", text), ["Secondo alcune fonti"]);
    assert_eq!(find("secondo {..3} dossier", text), Vec::<String>::new());
    assert_eq!(find("secondo {..5} dossier", text), ["Secondo alcune fonti vicine al dossier"]);
    assert_eq!(find("alcune <fonti>", text), ["fonti"]);
    assert_eq!(find("l'accordo", text), ["l’accordo"]);
    assert_eq!(find("accord*", text), ["accordo"]);
    assert_eq!(find("{start} secondo", text), ["Secondo"]);
    assert_eq!(find("passo {end}", text), ["passo"]);
    assert_eq!(find("fonti {end}", text), Vec::<String>::new());
    assert_eq!(find(r"passo\.", text), ["passo."]);
}

#[test]
fn letters_are_told_apart_only_where_asked() {
    assert_eq!(reported("kind = \"phrase\"\nfind = \"onu\"", "L'ONU e l'Onu."), ["ONU", "Onu"]);
    assert_eq!(reported("kind = \"phrase\"\nfind = \"ONU\"\ncase = true", "L'ONU e l'Onu."), ["ONU"]);
}

#[test]
fn a_word_of_several_pieces_touches_itself() {
    assert_eq!(reported("kind = \"phrase\"\nfind = \"F-35\"", "Un F-35 e un F - 35."), ["F-35"]);
    assert_eq!(reported("kind = \"phrase\"\nfind = \"5 %\"", "Il 5% e il 5 %."), ["5%", "5 %"]);
}

#[test]
fn mentions_stand_for_whatever_is_read_there() {
    let find =
        |pattern: &str, text: &str| reported(&format!("kind = \"phrase\"\nfind = '''{pattern}'''"), text);
    let text = "Ieri Anna Bianchi ha speso circa 3 milioni di euro, il 12 per cento del totale, a Torino.";
    assert_eq!(find("{person} ha speso", text), ["Anna Bianchi ha speso"]);
    assert_eq!(find("circa {money}", text), ["circa 3 milioni di euro"]);
    assert_eq!(find("{number} <per cento>", text), ["per cento"]);
    assert_eq!(find("{percent}", text), ["12 per cento"]);
    assert_eq!(find("{date} {person}", text), ["Ieri Anna Bianchi"]);
    assert_eq!(find("a {place}", text), ["a Torino"]);
}

#[test]
fn quotations_are_left_alone_unless_asked() {
    let text = "«Vengo da Kiev», ha detto Anna Bianchi.";
    assert_eq!(reported("kind = \"phrase\"\nfind = \"Kiev\"", text), Vec::<String>::new());
    assert_eq!(reported("kind = \"phrase\"\nfind = \"Kiev\"\nquotes = true", text), ["Kiev"]);
}

#[test]
fn an_exception_in_the_sentence_silences() {
    let keys = "kind = \"phrase\"\nfind = \"Kiev\"\nunless = \"Dinamo Kiev\"";
    assert_eq!(reported(keys, "La Dinamo Kiev gioca. Ieri a Kiev nevicava."), ["Kiev"]);
}

#[test]
fn of_two_forms_the_rarer_is_reported_and_the_later_in_a_tie() {
    let keys = "kind = \"pair\"\nfind = '{number} <per cento>'\nother = '{number} <%>'";
    assert_eq!(reported(keys, "Il 3 per cento. Il 4%. Il 5 per cento."), ["%"]);
    assert_eq!(reported(keys, "Il 3%. Il 4 per cento."), ["per cento"]);
    assert_eq!(reported(keys, "Il 3%. Il 4%."), Vec::<String>::new());
}

#[test]
fn words_that_need_others_are_reported_once_in_each_place() {
    let keys = "kind = \"pair\"\nfind = \"Anac\"\nneeds = \"Autorità anticorruzione\"";
    let without = "L'Anac indaga. Poi l'Anac tace.\n\nL'Anac parla.";
    assert_eq!(reported(keys, without), ["Anac"]);
    assert_eq!(reported(&format!("{keys}\nwithin = \"paragraph\""), without), ["Anac", "Anac"]);
    assert_eq!(reported(keys, "L'Anac, l'Autorità anticorruzione, tace."), Vec::<String>::new());
}

#[test]
fn a_regular_expression_looks_at_letters() {
    assert_eq!(reported("kind = \"phrase\"\nregex = 'qual[’\\x27]è'", "Qual’è il nome?"), ["Qual’è"]);
}

#[test]
fn mistakes_are_told_where_they_stand() {
    let proof = "bad = [\"a\"]\ngood = [\"b\"]";
    let cases = [
        (
            format!("kind = \"phrase\"\nfind = \"il {{perosn}}\"\n{proof}"),
            "{perosn}\"",
            "did you mean `{person}`?",
        ),
        (format!("kind = \"phrase\"\nfind = \"a (b|c\"\n{proof}"), "(b|c\"", "`)` is missing"),
        (format!("kind = \"phrase\"\nfind = \"[a]\"\n{proof}"), "[a]\"", "may match nothing"),
        (format!("kind = \"phrase\"\nfind = \"a {{..99}} b\"\n{proof}"), "{..99}", "1 to 10"),
        (
            format!("kind = \"phrase\"\nregex = \"(a\"\n{proof}"),
            "(a\"",
            "not a regular expression: unclosed group",
        ),
        (format!("kind = \"phrase\"\nregex = \"a*\"\n{proof}"), "a*\"", "may match nothing"),
        (format!("kind = \"phrase\"\nfnd = \"a\"\n{proof}"), "fnd", "did you mean `find`?"),
        (format!("kind = \"frase\"\nfind = \"a\"\n{proof}"), "\"frase\"", "did you mean `phrase`?"),
        (format!("kind = \"replace\"\nfind = \"a\"\n{proof}"), "[[rule]]", "write `replace"),
        (
            format!("kind = \"phrase\"\nfind = \"a\"\nreplace = \"b\"\n{proof}"),
            "replace",
            "of the kind `replace`",
        ),
        (format!("kind = \"pair\"\nfind = \"a\"\n{proof}"), "[[rule]]", "`other = "),
        (
            format!("kind = \"phrase\"\nfind = \"a\"\nlanguages = [\"itt\"]\n{proof}"),
            "\"itt\"]",
            "did you mean `it`?",
        ),
        (
            format!("kind = \"phrase\"\nfind = \"a\"\nmessage = \"{{txt}}\"\n{proof}"),
            "message",
            "did you mean `{text}`?",
        ),
        ("kind = \"phrase\"\nfind = \"a\"\ngood = [\"b\"]".to_owned(), "[[rule]]", "no proof: write `bad"),
        (
            "kind = \"phrase\"\nfind = \"a\"\nbad = [\"b\"]\ngood = []".to_owned(),
            "good",
            "no proof: write `good",
        ),
    ];
    for (keys, place, reason) in cases {
        let (at, message) = mistake(&keys);
        assert_eq!(at, place, "{keys}: {message}");
        assert!(message.contains(reason), "{keys}: {message}");
    }
}

#[test]
fn one_bad_rule_leaves_the_others_of_its_file() {
    let good =
        "[[rule]]\ncode = \"house-a\"\nkind = \"phrase\"\nfind = \"a\"\nbad = [\"a\"]\ngood = [\"b\"]\n";
    let (rules, errors) = read_rules("x.toml", &format!("[[rule]]\ncode = \"a\"\n{good}"));
    assert_eq!(rules.iter().map(|rule| rule.code.as_str()).collect::<Vec<_>>(), ["house-a"]);
    assert!(errors[0].message.contains("write `house-a`"), "{errors:?}");
}

/// Patterns that other engines choke on, on texts made for it.
#[test]
fn hostile_patterns_end() {
    let nested = "[a] ".repeat(100);
    let gaps = "a {..10} ".repeat(15);
    let either = format!("({}a)", "a a a a|".repeat(25));
    let rules = [
        format!("kind = \"phrase\"\nfind = \"{nested}b\""),
        format!("kind = \"phrase\"\nfind = \"{gaps}b\""),
        format!("kind = \"phrase\"\nfind = \"{either} {either}\""),
        "kind = \"phrase\"\nfind = \"{word} {..10} {word} {..10} {word} {..10} {capital}\"".to_owned(),
        "kind = \"phrase\"\nregex = \"(a*)*(a|aa)*( a)*b\"".to_owned(),
        "kind = \"phrase\"\nregex = \"(.*)(.*)(.*)(.*)[^a]x|a\"".to_owned(),
        "kind = \"phrase\"\nregex = \"(a?){40}a{40}\"".to_owned(),
    ];
    let text = "a ".repeat(1_500);
    let started = std::time::Instant::now();
    for keys in rules {
        reported(&keys, &text);
    }
    // In debug; a pattern that goes wrong takes hours.
    assert!(started.elapsed().as_secs() < 120, "{:?}", started.elapsed());
}

#[test]
fn what_is_too_big_is_refused() {
    let proof = "bad = [\"a\"]\ngood = [\"b\"]";
    let deep = format!("{}a{}", "(".repeat(50), ")".repeat(50));
    let long = "a ".repeat(400);
    let many =
        vec!["'(a|b|c|d|e|f|g|h) {..10} {..10} {..10} {..10}  {..10} {..10} {..10} {..10} b'"; 30].join(", ");
    for (pattern, reason) in [
        (format!("find = \"{deep}\""), "at most 8 deep"),
        (format!("find = \"{long}\""), "too long"),
        (format!("find = [{many}]"), "too large together"),
        (format!("find = \"{}a\"", "a {..10} ".repeat(40)), "too large"),
        ("regex = '(\\w{100}){100}'".to_owned(), "too big once compiled"),
        (format!("regex = '{deep}'"), "not a regular expression"),
    ] {
        let (_, message) = mistake(&format!("kind = \"phrase\"\n{pattern}\n{proof}"));
        assert!(message.contains(reason), "{pattern}: {message}");
    }
}
