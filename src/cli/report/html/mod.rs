//! The page for the desk.

use std::io;
use std::path::Path;

use crate::analysis::Analysis;
use crate::engine::Report;
use crate::messages::Messages;
use crate::project::Project;
use crate::rules::Reference;
use crate::verified::Mark;

use super::super::check::{Checked, Whole};
use super::{Reporter, Setting};

pub(in super::super) struct ArticlePage;

#[expect(dead_code)]
pub(in super::super) struct Reading<'a> {
    pub path: &'a Path,
    pub name: &'a str,
    pub text: &'a str,
    pub analysis: &'a Analysis,
    pub reference: Option<&'a Reference>,
    pub report: &'a Report,
    pub marks: &'a [Mark],
}

impl ArticlePage {
    pub(in super::super) fn draw(_: &Reading<'_>, _: &Project, _: &Messages) -> Self {
        Self
    }
}

pub(super) struct Page;

impl Page {
    pub(super) fn new(_: Setting<'_>) -> Self {
        Self
    }
}

impl Reporter for Page {
    fn article(&mut self, _: &Checked, _: &mut Vec<u8>) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self, _: &Whole, _: &mut Vec<u8>) -> io::Result<()> {
        Ok(())
    }
}

pub(super) fn open(_: &Path) -> anyhow::Result<()> {
    Ok(())
}
