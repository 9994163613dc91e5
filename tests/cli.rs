//! One command-line story per file in `tests/cli`: arguments, folder, exact output, exit code.
//!
//! `TRYCMD=overwrite cargo test --test cli` writes the output of every story anew; review the difference.

#[test]
fn the_stories_come_out_as_told() {
    trycmd::TestCases::new()
        .env("LC_ALL", "en")
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .env("FONTE_NO_CACHE", "1")
        .case("tests/cli/*.toml");
}
