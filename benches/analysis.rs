//! How fast articles are read: the example newsroom, over and over, on one thread.
//!
//! `cargo bench` prints megabytes per second and microseconds per article. The best of several rounds
//! counts: everything else the machine does can only make a round slower.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench reads files and prints a figure"
)]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use fonte::analysis::{Options, analyse};
use fonte::article::Given;
use fonte::lexicon::Lexicons;
use fonte::prose::Format;

const ROUNDS: usize = 20;

fn main() {
    let newsroom = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/newsroom");
    let mut articles = Vec::new();
    for folder in ["archivio", "bozze"] {
        for entry in fs::read_dir(newsroom.join(folder)).expect("the example is there") {
            let path = entry.expect("the folder can be read").path();
            articles
                .push((Format::from_path(&path), fs::read_to_string(&path).expect("an article in UTF-8")));
        }
    }
    let n_bytes: usize = articles.iter().map(|(_, text)| text.len()).sum();

    let start = Instant::now();
    let lexicons = Lexicons::built_in();
    println!("packs: {} µs", start.elapsed().as_micros());

    let given = Given { language: None, date: None };
    let mut best = Duration::MAX;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        for (format, text) in &articles {
            let options = Options { format: *format, given, lexicons: &lexicons, house: &[] };
            std::hint::black_box(analyse(text, &options));
        }
        best = best.min(start.elapsed());
    }
    // Bytes per microsecond are megabytes per second.
    let micros = best.as_micros().max(1);
    let tenths = n_bytes as u128 * 10 / micros;
    let per_article = micros / articles.len().max(1) as u128;
    println!("articles: {}.{} MB/s, {per_article} µs each", tenths / 10, tenths % 10);
}
