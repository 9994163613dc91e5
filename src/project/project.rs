//! Everything that one run needs to know of a newsroom, read once.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::analysis::Options;
use crate::article::Given;
use crate::engine::{RuleError, RuleSet};
use crate::lexicon::{Language, Lexicons, PackError, embedded};
use crate::mention::HouseName;
use crate::prose::Format;
use crate::reference::stable_hash;
use crate::rules::house::HouseRules;
use crate::verified::Mark;

use super::baseline::baseline_file;
use super::config::Config;
use super::config_error::{ConfigError, spoken};
use super::files::find_sources;
use super::house::{house_files, read_house};
use super::marks::{marks_file, read_marks};
use super::names::read_names;
use super::paths::{Places, absolute, relative_to};
use super::sections::Layers;

/// The name of a project's configuration.
pub const CONFIG_FILE: &str = "fonte.toml";

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A newsroom: its configuration, its words, its names. Immutable; a change makes a new one.
#[derive(Debug)]
pub struct Project {
    /// The folder of `fonte.toml`, else the one that was given; absolute.
    pub root: PathBuf,
    /// The configuration's file, if there is one.
    pub config_path: Option<PathBuf>,
    /// What it says.
    pub config: Config,
    /// The words of all languages, with those of the project's packs.
    pub lexicons: Lexicons,
    /// The house list of names.
    pub house: Vec<HouseName>,
    /// The rules of the house.
    pub house_rules: HouseRules,
    /// What is wrong in the files of its rules; the other rules are in force.
    pub house_problems: Vec<ConfigError>,
    /// The figures that the desk has checked.
    pub marks: Vec<Mark>,
    /// Lines among them that hold no mark: which, and why; the others hold.
    pub broken_marks: Vec<(usize, String)>,
    /// Changes whenever the project's own words or names do, so that the reference is read again.
    pub fingerprint: u64,
    rule_sets: Mutex<BTreeMap<Layers, Arc<RuleSet>>>,
}

impl Project {
    /// A newsroom without configuration at `root`.
    pub fn bare(root: &Path) -> Self {
        Self {
            root: absolute(root),
            config_path: None,
            config: Config::default(),
            lexicons: Lexicons::built_in(),
            house: Vec::new(),
            house_rules: HouseRules::default(),
            house_problems: Vec::new(),
            marks: Vec::new(),
            broken_marks: Vec::new(),
            fingerprint: stable_hash(&[VERSION]),
            rule_sets: Mutex::default(),
        }
    }

    /// The newsroom to which the file or folder at `start` belongs: that of the nearest `fonte.toml` in its
    /// folder or above it, else a bare one at the current folder.
    pub fn find(start: &Path) -> Result<Self, ConfigError> {
        let place = absolute(start);
        match config_above(&place) {
            Some(path) => Self::load(&path),
            None => Ok(Self::bare(Path::new("."))),
        }
    }

    /// The newsroom that the configuration at `path` describes.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let text = read(path)?;
        let config = Config::parse(path, &text)?;
        let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let packs = pack_files(path, &text, folder, &config.pack_folders)?;
        let fingerprint = stable_hash(&[VERSION, &format!("{packs:?} {:?}", config.language)]);
        let lexicons = lexicons(packs)?;
        let house = match &config.names_file {
            None => Vec::new(),
            Some(name) => {
                let place = folder.join(name);
                let list = read(&place).map_err(|problem| named(path, &text, name, problem.message()))?;
                read_names(&shown(&absolute(&place)), &list)?
            }
        };
        let fingerprint = stable_hash(&[&format!("{fingerprint} {house:?}")]);
        let (house_rules, house_problems) = read_house(path, &text, folder, &config.house_folders);
        config.try_house(&house_rules, path, &text)?;
        let root = absolute(folder);
        let (marks, broken_marks) = read_marks(&root);
        Ok(Self {
            root,
            config_path: Some(path.to_owned()),
            config,
            lexicons,
            house,
            house_rules,
            house_problems,
            marks,
            broken_marks,
            fingerprint,
            rule_sets: Mutex::default(),
        })
    }

    /// The name under which the file at `path` is known in this project and its reference: its way from the root.
    pub fn name_of(&self, path: &Path) -> PathBuf {
        relative_to(&self.root, &absolute(path))
    }

    /// The same, where the places of many files are asked for.
    pub fn name_at(&self, path: &Path, places: &Places) -> PathBuf {
        relative_to(&self.root, &places.absolute(path))
    }

    /// How an article of this newsroom is read.
    pub fn options(&self, format: Format, given: Given) -> Options<'_> {
        Options { format, given, lexicons: &self.lexicons, house: &self.house }
    }

    /// Changes whenever anything does that this newsroom was read from, its reference and its marks left aside.
    pub fn settings_hash(&self) -> u64 {
        let text = |path: &Path| fs::read_to_string(path).unwrap_or_default();
        let mut parts = vec![self.fingerprint.to_string()];
        parts.extend(self.config_path.iter().map(|path| text(path)));
        for folder in &self.config.house_folders {
            parts.extend(house_files(&self.root.join(folder)).iter().map(|path| text(path)));
        }
        stable_hash(&parts.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// The files from which this newsroom was read, and those of its reference.
    pub fn files_behind(&self) -> Vec<PathBuf> {
        let Some(config) = &self.config_path else { return Vec::new() };
        let mut files = vec![config.clone(), marks_file(&self.root), baseline_file(&self.root)];
        let config = &self.config;
        files.extend(
            config
                .names_file
                .iter()
                .chain(config.facts.iter().map(|it| &it.path))
                .map(|it| self.root.join(it)),
        );
        files.extend(config.house_folders.iter().flat_map(|folder| house_files(&self.root.join(folder))));
        for folder in &config.pack_folders {
            let inner = Language::ALL.map(|language| self.root.join(folder).join(language.code()));
            files.extend(inner.iter().flat_map(|folder| house_files(folder)));
        }
        let folders: Vec<PathBuf> = config.reference_folders.iter().map(|it| self.root.join(it)).collect();
        let sources = folders.iter().map(|folder| find_sources(folder, &self.root, &config.exclude));
        files.extend(sources.flat_map(|it| it.files));
        files
    }

    /// The path of a document of the reference as a person at the current folder writes it.
    pub fn shown(&self, document: &str) -> PathBuf {
        shown(&absolute(&self.root.join(document)))
    }

    /// The rules that run on the file with this name, whose front matter gives `section`.
    pub fn rules_for(&self, name: &Path, section: Option<&str>) -> Result<Arc<RuleSet>, RuleError> {
        let layers = self.config.layers_for(name, section);
        let mut known = self.rule_sets.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(rules) = known.get(&layers) {
            return Ok(Arc::clone(rules));
        }
        let settings = self.config.settings(&layers);
        let rules = Arc::new(RuleSet::with_house(&self.house_rules, &settings, false)?);
        known.insert(layers, Arc::clone(&rules));
        Ok(rules)
    }
}

/// The nearest configuration in the folder of `start` or above it.
pub fn config_above(start: &Path) -> Option<PathBuf> {
    let place = absolute(start);
    let files = place.ancestors().map(|folder| folder.join(CONFIG_FILE));
    files.into_iter().find(|path| path.is_file()).map(|path| shown(&path))
}

/// The path as a person at the current folder writes it, where that is shorter.
pub fn shown(path: &Path) -> PathBuf {
    let way = relative_to(&absolute(Path::new(".")), path);
    if way.as_os_str().len() < path.as_os_str().len() { way } else { path.to_owned() }
}

pub(super) fn read(path: &Path) -> Result<String, ConfigError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(problem) => Err(ConfigError::whole(
            path,
            match problem.kind() {
                std::io::ErrorKind::NotFound => "no such file".to_owned(),
                std::io::ErrorKind::InvalidData => "is not UTF-8".to_owned(),
                _ => problem.to_string(),
            },
        )),
    }
}

/// A mistake about a file that the configuration names, told where it names it.
pub(super) fn named(path: &Path, text: &str, name: &Path, message: &str) -> ConfigError {
    let shown = name.display().to_string();
    let at = text.find(&shown).unwrap_or(0);
    ConfigError::at(path, text, at, format!("`{shown}`: {message}"))
}

/// A file of a project's own pack.
#[derive(Debug)]
struct PackFile {
    language: Language,
    name: String,
    path: PathBuf,
    text: String,
}

/// The packs in `folders`: `<folder>/<language>/<name>.toml`.
fn pack_files(
    path: &Path,
    text: &str,
    base: &Path,
    folders: &[PathBuf],
) -> Result<Vec<PackFile>, ConfigError> {
    let mut found = Vec::new();
    for folder in folders {
        let full = base.join(folder);
        if !full.is_dir() {
            return Err(named(path, text, folder, "no such folder"));
        }
        for language in Language::ALL {
            let mut files: Vec<PathBuf> = fs::read_dir(full.join(language.code()))
                .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
                .unwrap_or_default();
            files.retain(|file| file.extension().is_some_and(|it| it == "toml"));
            files.sort();
            for path in files {
                let name = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
                let text = read(&path)?;
                found.push(PackFile { language, name, path, text });
            }
        }
    }
    Ok(found)
}

/// The words of fonte, extended by a project's own.
fn lexicons(files: Vec<PackFile>) -> Result<Lexicons, ConfigError> {
    if files.is_empty() {
        return Ok(Lexicons::built_in());
    }
    let told = |problem: PackError| {
        let file = Path::new(&problem.file);
        ConfigError::placed(file, problem.line, problem.column, &spoken(&problem.message))
    };
    let mut packs = embedded();
    for file in files {
        packs.extend(file.language, &file.name, &file.path.display().to_string(), file.text).map_err(told)?;
    }
    Lexicons::compile(packs).map_err(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn newsroom(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        folder
    }

    #[test]
    fn the_nearest_configuration_above_an_article_holds() {
        let folder = newsroom(&[("fonte.toml", "max-per-rule = 9"), ("bozze/oggi/uno.md", "Ciao.")]);
        let article = folder.path().join("bozze/oggi/uno.md");
        let project = Project::find(&article).expect("a project");
        assert_eq!(project.config.max_per_rule, 9);
        assert_eq!(project.name_of(&article), Path::new("bozze/oggi/uno.md"));
    }

    #[test]
    fn the_house_list_is_read() {
        let folder = newsroom(&[
            ("fonte.toml", "[names]\nfile = \"nomi.txt\"\n"),
            ("nomi.txt", "# la redazione\nAna Maria Lodi = Ana-Maria Lodi, sindaca\n"),
        ]);
        let project = Project::load(&folder.path().join(CONFIG_FILE)).expect("a project");
        assert_eq!(project.house.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Ana Maria Lodi"]);
    }

    #[test]
    fn a_file_that_the_configuration_names_and_that_is_not_there_is_told() {
        let folder = newsroom(&[("fonte.toml", "[names]\nfile = \"nomi.txt\"\n")]);
        let problem = Project::load(&folder.path().join(CONFIG_FILE)).expect_err("no such file");
        assert_eq!((problem.place(), problem.message()), (Some((2, 9)), "`nomi.txt`: no such file"));
    }

    #[test]
    fn a_mistake_in_a_pack_is_told_with_its_place() {
        let folder = newsroom(&[
            ("fonte.toml", "[packs]\nfolders = [\"parole\"]\n"),
            ("parole/it/prose.toml", "\nnonsense = 1\n"),
        ]);
        let problem = Project::load(&folder.path().join(CONFIG_FILE)).expect_err("an unknown key");
        assert_eq!(problem.place(), Some((2, 1)));
        assert!(problem.message().starts_with("unknown key `nonsense`"), "{problem}");
    }
}
