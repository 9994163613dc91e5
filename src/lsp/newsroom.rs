//! Reads open documents as articles of the newsroom that they belong to.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use crate::analysis::{self, analyse};
use crate::article::Given;
use crate::engine::{self, Budget, RuleSet, Task};
use crate::lexicon::Lexicons;
use crate::lsp::documents::Document;
use crate::lsp::profile::Profile;
use crate::lsp::reading::{Analyst, Read, Reading};
use crate::lsp::workspace::Workspace;
use crate::messages::{MessageLanguage, Messages};
use crate::prose::Format;
use crate::rules::{Message, Wording};

/// The articles' analyst.
#[derive(Debug, Default)]
pub(crate) struct Newsroom {
    profile: OnceLock<Profile>,
    workspace: OnceLock<Arc<Workspace>>,
}

impl Analyst for Newsroom {
    fn begin(&self, profile: &Profile) {
        self.profile.get_or_init(|| profile.clone());
    }

    fn read(&self, document: &Document) -> Reading {
        let workspace = self.workspace.get_or_init(|| Arc::new(self.built_in()));
        let path = document.uri.to_file_path().ok();
        read(document, path, Arc::clone(workspace))
    }
}

impl Newsroom {
    fn built_in(&self) -> Workspace {
        let profile = self.profile.get();
        let language = profile.and_then(|it| it.messages.or(it.locale)).unwrap_or_default();
        Workspace {
            rules: RuleSet::new(&std::collections::BTreeMap::new(), false).expect("no setting is no wrong setting"),
            lexicons: Lexicons::built_in(),
            house: Vec::new(),
            messages: Messages::of(language),
            budget: Budget::PerRule(5),
        }
    }
}

fn read(document: &Document, path: Option<PathBuf>, workspace: Arc<Workspace>) -> Reading {
    let format = format_of(document, path.as_deref());
    let source = document.text.to_string();
    let options = analysis::Options {
        format,
        given: Given::default(),
        lexicons: &workspace.lexicons,
        house: &workspace.house,
    };
    let analysis = analyse(&source, &options);
    let reader = |message: &Message| workspace.messages.word(message);
    let language = MessageLanguage::of_article(analysis.article.language);
    let article = |message: &Message| Messages::of(language).word(message);
    let task = Task {
        rules: &workspace.rules,
        reference: None,
        house: &workspace.house,
        allowances: &[],
        budget: workspace.budget,
        wording: Wording { reader: &reader, article: &article },
    };
    let report = engine::check(&source, &analysis, &task);
    for (code, problem) in &report.failures {
        tracing::error!("{code} failed on {}: {problem}", document.uri);
    }
    Reading {
        diagnostics: report.diagnostics,
        read: Some(Read { analysis: Arc::new(analysis), format, workspace }),
    }
}

/// By the client's name for the language, else by the file's: editors call plain text many things.
fn format_of(document: &Document, path: Option<&std::path::Path>) -> Format {
    Format::from_name(&document.language_id)
        .filter(|format| *format != Format::Plain)
        .or_else(|| path.map(Format::from_path))
        .unwrap_or(Format::Plain)
}
