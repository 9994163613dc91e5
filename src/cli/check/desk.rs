//! One article, read and judged: from its path to what is found in it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::Analysis;
use crate::engine::{Budget, Report, RuleError, RuleSet, asks_reference};
use crate::mending::{Scope, Unsettled, choice, mend};
use crate::messages::Messages;
use crate::project::{
    Article, Baseline, Built, FileProblem, Layers, Places, Project, Sources, article_of, idle_allowances,
    is_writable, known_as, read_article, read_reference, update_reference, write_article,
};
use crate::reference::ReferenceStore;
use crate::rules::Reference;
use crate::suppression::{Allowance, CODE as SUPPRESSION};
use crate::verified::allowances as allowances_of_marks;

use super::super::check_arguments::{FixScope, ReadingArguments};
use super::super::reading::{self, Asked};
use super::super::report::html::{self, ArticlePage};
use super::super::{Outcome, terminal};
use super::checked::{Checked, Fixed};
use super::kept::{Keeper, kept};

/// Everything that checking an article needs.
pub(in super::super) struct Desk<'a> {
    /// How articles are read.
    pub reading: &'a ReadingArguments,
    /// What is mended.
    pub fix: Option<FixScope>,
    /// How much is told.
    pub budget: Budget,
    /// Whether each article is drawn for the page.
    pub draws_pages: bool,
    /// The newsroom.
    pub project: &'a Project,
    /// The language of the messages.
    pub messages: &'static Messages,
    /// The reference.
    pub store: Option<Arc<dyn ReferenceStore>>,
    /// Where the articles stand.
    pub places: Places,
    /// The rules, by the section and the overrides that hold.
    pub rules: BTreeMap<Layers, RuleSet>,
    /// What is known already.
    pub baseline: Baseline,
    /// What is known of articles that have not changed.
    pub keeper: Option<Keeper>,
    /// The article that came over standard input, and where it stands.
    pub stdin: Option<(PathBuf, Vec<u8>)>,
}

/// The reference, if there is one, with what went wrong told.
pub(in super::super) fn reference(
    arguments: &ReadingArguments,
    project: &Project,
) -> anyhow::Result<(Option<Arc<dyn ReferenceStore>>, Outcome)> {
    let built: Built = if arguments.reference.is_empty() {
        let sources = Sources::of(project);
        if sources.is_empty() {
            return Ok((None, Outcome::Clean));
        }
        update_reference(project, &sources)?
    } else {
        let sources = Sources { folders: arguments.reference.clone(), ..Sources::default() };
        read_reference(project, &sources)?
    };
    terminal::tell(&built.notes, &built.problems);
    let outcome = if built.problems.is_empty() { Outcome::Clean } else { Outcome::Failed };
    Ok((Some(built.store), outcome))
}

/// The rules for `files`, by what holds for them.
pub(in super::super) fn rule_sets(
    arguments: &ReadingArguments,
    project: &Project,
    files: &[PathBuf],
    places: &Places,
) -> Result<BTreeMap<Layers, RuleSet>, RuleError> {
    let mut sets = BTreeMap::new();
    // Where nothing holds for some files alone, none need be asked.
    let files = if project.config.overrides.is_empty() { &[] } else { files };
    // Without a file the rules are still built, so that a mistake in an argument is told.
    for path in files.iter().map(PathBuf::as_path).chain([Path::new("")]) {
        for layers in project.config.possible_layers(&project.name_at(path, places)) {
            if let std::collections::btree_map::Entry::Vacant(entry) = sets.entry(layers) {
                let settings = project.config.settings(entry.key());
                entry.insert(reading::rules(arguments, &project.house_rules, settings)?);
            }
        }
    }
    Ok(sets)
}

impl Desk<'_> {
    /// The article at `path` with what is found in it; a file that is asked for is mended first.
    pub(in super::super) fn check_one(&self, path: &Path) -> Result<Checked, FileProblem> {
        let mut article = match &self.stdin {
            Some((own, bytes)) if own == path => article_of(path, bytes)?,
            _ => read_article(path)?,
        };
        let fixed = self.fix.and_then(|scope| self.mend(path, &mut article, scope));
        let name = self.name_of(path);
        let checked = |article: Article, report, allowed, fixed, page, keep| Checked {
            path: path.to_owned(),
            name: name.clone(),
            is_document: article.prose.is_some(),
            text: article.text,
            fixed,
            report,
            page,
            encoding: article.encoding,
            allowed,
            keep,
        };
        let key = self.keeper.as_ref().map(|keeper| keeper.key(&name, &article, &self.own(&name)));
        if let Some((report, allowed)) = key.and_then(|key| self.keeper.as_ref()?.get(key)) {
            return Ok(checked(article, report, allowed, fixed, None, None));
        }
        let judged = self.judge(path, &article, self.budget);
        let page = self.draws_pages.then(|| {
            let reading = html::Reading {
                path,
                name: &name,
                text: &article.text,
                analysis: &judged.analysis,
                reference: judged.reference.as_ref(),
                report: &judged.report,
                marks: &self.project.marks,
            };
            ArticlePage::draw(&reading, self.project, self.messages)
        });
        // A reference that did not answer may answer next time.
        let is_sure = self.store.is_none() || judged.reference.is_some();
        let kept =
            key.filter(|_| is_sure).and_then(|key| Some((key, kept(&judged.report, &judged.allowed)?)));
        Ok(checked(article, judged.report, judged.allowed, fixed, page, kept))
    }

    /// What is known of the article called `name` beside its text: marks and entries of the baseline.
    fn own(&self, name: &str) -> String {
        let marks: Vec<_> = self.project.marks.iter().filter(|mark| mark.path == name).collect();
        format!("{marks:?} {:?}", self.baseline.articles.get(name))
    }

    /// The path by which marks and the baseline know the article.
    fn name_of(&self, path: &Path) -> String {
        known_as(&self.project.name_at(path, &self.places))
    }

    /// Mends the file of `article`, which is what it holds afterwards.
    fn mend(&self, path: &Path, article: &mut Article, scope: FixScope) -> Option<Fixed> {
        let scope = match scope {
            FixScope::Safe => Scope::Safe,
            FixScope::All => Scope::All,
        };
        let found = |article: &Article| self.judge(path, article, Budget::Unlimited).report.diagnostics;
        if let Err(why) = is_writable(path, article) {
            let is_due = found(article).iter().any(|it| choice(it, scope).is_some());
            return is_due.then_some(Fixed::LeftAlone(why));
        }
        let read = |text: &str| found(&Article { text: text.to_owned(), ..article.clone() });
        let mended = match mend(&article.text, scope, read) {
            Ok(mended) => mended?,
            Err(Unsettled) => return Some(Fixed::Unsettled),
        };
        Some(match write_article(path, article, &mended.text) {
            Ok(()) => {
                article.text = mended.text;
                Fixed::Applied(mended.applied)
            }
            Err(why) => Fixed::LeftAlone(why),
        })
    }

    /// What is found in `article`, and which entries of `[[allow]]` were of use.
    fn judge(&self, path: &Path, article: &Article, budget: Budget) -> Judged {
        let name = self.project.name_at(path, &self.places);
        let given = reading::given(self.project, self.reading.lang, self.reading.date);
        let analysis = article.analyse(self.project, path, given);
        let known_as = known_as(&name);
        let store = self.store.as_deref();
        let reference = store.and_then(|store| reading::ask(store, self.project, &analysis, &known_as));
        let (indices, mut allowances): (Vec<usize>, Vec<Allowance>) =
            self.project.config.allowances_for(&name).into_iter().unzip();
        // Those of marks stand behind those of the configuration, which alone are told when they are of no use.
        allowances.extend(allowances_of_marks(&self.project.marks, &known_as, &analysis));
        let layers = self.project.config.layers_for(&name, analysis.article.section());
        let rules = &self.rules[&layers];
        let known = self.baseline.known(&known_as, |code| self.could_find(rules, code));
        let asked = Asked {
            rules,
            reference: reference.as_ref(),
            house: &self.project.house,
            allowances: &allowances,
            known: &known,
            budget,
            messages: self.messages,
        };
        let mut report = reading::diagnose(&path.display().to_string(), &article.text, &analysis, asked);
        let mut allowed: Vec<(usize, bool)> =
            indices.into_iter().zip(report.used_allowances.iter().copied()).collect();
        let mut idle = idle_allowances(&self.project.config, &known_as, &allowed, self.messages);
        idle.retain(|it| !is_known(&mut report, it.key));
        for list in std::iter::once(&mut report.diagnostics).chain(&mut report.all) {
            list.splice(0..0, idle.iter().cloned());
        }
        // What is for this article alone is told in it.
        allowed.retain(|(index, _)| {
            self.project.config.allow.get(*index).is_none_or(|it| !it.is_for(&known_as))
        });
        Judged { analysis, reference, report, allowed }
    }

    /// Whether the rule `code` would speak in this run if it had something to say.
    fn could_find(&self, rules: &RuleSet, code: &str) -> bool {
        let runs = rules.codes().any(|it| it == code);
        // What is wrong with comments is found whichever rules run.
        let is_own = code == SUPPRESSION && self.reading.rule.is_empty() && self.reading.skip.is_empty();
        (runs || is_own) && (self.store.is_some() || !asks_reference(code))
    }
}

/// Whether the baseline knows a finding that was made after the rules ran.
fn is_known(report: &mut Report, key: u64) -> bool {
    let Some((_, n)) = report.expired.iter_mut().find(|(it, _)| *it == key) else { return false };
    *n -= 1;
    report.known += 1;
    report.expired.retain(|(_, n)| 0 < *n);
    true
}

/// What comes of one reading.
struct Judged {
    analysis: Analysis,
    reference: Option<Reference>,
    report: Report,
    allowed: Vec<(usize, bool)>,
}
