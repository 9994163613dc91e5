//! JUnit's XML: an article is a suite, a finding a case in it. Cases fail where `fonte check` does: from the level
//! on that `--fail-on` names; the milder ones pass and say what was found. An article without findings is one case
//! that passes, one that cannot be read a case with an error.

use std::io::{self, Write};

use crate::diagnostic::Diagnostic;

use super::super::check::{Checked, Whole};
use super::place::Lines;
use super::{Reporter, Setting, slashed};
use crate::text::xml_escaped as escaped;

/// Writes one XML document.
pub(super) struct Junit<'a> {
    setting: Setting<'a>,
    suites: Vec<u8>,
    n_cases: usize,
    n_failures: usize,
}

impl<'a> Junit<'a> {
    /// A document.
    pub(super) fn new(setting: Setting<'a>) -> Self {
        Self { setting, suites: Vec::new(), n_cases: 0, n_failures: 0 }
    }

    fn fails(&self, it: &Diagnostic) -> bool {
        self.setting.fail_on <= it.level
    }
}

/// The attributes of a suite or of all suites.
fn counts(cases: usize, failures: usize, errors: usize) -> String {
    format!("tests=\"{cases}\" failures=\"{failures}\" errors=\"{errors}\"")
}

impl Reporter for Junit<'_> {
    fn article(&mut self, checked: &Checked, _: &mut Vec<u8>) -> io::Result<()> {
        let found = checked.report.all();
        let lines = Lines::new(&checked.text);
        let path = escaped(&slashed(&checked.path));
        let n_cases = found.len().max(1);
        let n_failures = found.iter().filter(|it| self.fails(it)).count();
        self.n_cases += n_cases;
        self.n_failures += n_failures;
        let fails: Vec<bool> = found.iter().map(|it| self.fails(it)).collect();
        let out = &mut self.suites;
        writeln!(out, "  <testsuite name=\"{path}\" {}>", counts(n_cases, n_failures, 0))?;
        if found.is_empty() {
            writeln!(out, "    <testcase name=\"fonte\" classname=\"{path}\"/>")?;
        }
        for (it, fails) in found.iter().zip(fails) {
            let start = lines.start(it.span);
            let place = format!("{}:{}", start.line, start.column);
            let (code, message) = (escaped(&it.code), escaped(&it.message));
            writeln!(out, "    <testcase name=\"{code} {place}\" classname=\"{path}\">")?;
            let level = it.level.name();
            let text = format!("{path}:{place}: {level}[{code}]: {message}");
            if fails {
                writeln!(out, "      <failure message=\"{message}\" type=\"{level}\">{text}</failure>")?;
            } else {
                writeln!(out, "      <system-out>{text}</system-out>")?;
            }
            writeln!(out, "    </testcase>")?;
        }
        writeln!(out, "  </testsuite>")
    }

    fn finish(&mut self, whole: &Whole, out: &mut Vec<u8>) -> io::Result<()> {
        let n_errors = whole.problems.len();
        let all = counts(self.n_cases + n_errors, self.n_failures, n_errors);
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"fonte\" {all}>")?;
        out.extend(std::mem::take(&mut self.suites));
        for problem in &whole.problems {
            let path = escaped(&slashed(&problem.path));
            let words = escaped(&problem.to_string());
            writeln!(out, "  <testsuite name=\"{path}\" {}>", counts(1, 0, 1))?;
            writeln!(out, "    <testcase name=\"fonte\" classname=\"{path}\">")?;
            writeln!(out, "      <error message=\"{words}\" type=\"unreadable\">{words}</error>")?;
            writeln!(out, "    </testcase>\n  </testsuite>")?;
        }
        writeln!(out, "</testsuites>")
    }
}
