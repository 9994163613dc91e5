//! Embeds the language packs and lists the rule pages, so that adding one is adding a file.
#![expect(clippy::disallowed_methods, reason = "a build script reads the packs and its environment")]

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let out = env::var("OUT_DIR").expect("cargo sets it");
    let folder = Path::new(&root).join("rules/languages");
    println!("cargo:rerun-if-changed=rules/languages");
    let mut code = String::from("const EMBEDDED: &[(&str, &str, &str)] = &[\n");
    for language in sorted(&folder) {
        println!("cargo:rerun-if-changed=rules/languages/{language}");
        for name in sorted(&folder.join(&language)) {
            if Path::new(&name).extension().is_none_or(|end| end != "toml") {
                continue;
            }
            println!("cargo:rerun-if-changed=rules/languages/{language}/{name}");
            let path = folder.join(&language).join(&name).display().to_string();
            writeln!(code, "    ({language:?}, {name:?}, include_str!({path:?})),")
                .expect("a string takes it");
        }
    }
    code.push_str("];\n");
    fs::write(Path::new(&out).join("packs.rs"), code).expect("OUT_DIR is writable");
}

fn sorted(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .map(|entries| {
            entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
        })
        .unwrap_or_default();
    names.sort();
    names
}
