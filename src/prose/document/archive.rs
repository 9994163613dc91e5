//! The archive that a document is, unpacked part by part and never without an end.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::DocumentFault;

/// All that is unpacked of one document, in bytes: 50 MB. No article is longer.
const LARGEST: u64 = 50 * 1024 * 1024;

/// A document's parts.
pub(super) struct Archive<'b> {
    parts: ZipArchive<Cursor<&'b [u8]>>,
    /// How much may still be unpacked.
    budget: u64,
}

impl<'b> Archive<'b> {
    /// The archive that `bytes` hold.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, DocumentFault> {
        let parts = ZipArchive::new(Cursor::new(bytes)).map_err(|problem| fault(&problem))?;
        Ok(Self { parts, budget: LARGEST })
    }

    /// The text of the part called `name`, if there is one.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, DocumentFault> {
        let part = match self.parts.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(problem) => return Err(fault(&problem)),
        };
        let mut bytes = Vec::new();
        // What the archive says of its own sizes is not believed.
        part.take(self.budget + 1).read_to_end(&mut bytes).map_err(|_| DocumentFault::Damaged)?;
        self.budget = self.budget.checked_sub(bytes.len() as u64).ok_or(DocumentFault::TooLarge)?;
        let text = String::from_utf8(bytes).map_err(|_| DocumentFault::Damaged)?;
        Ok(Some(match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        }))
    }
}

fn fault(problem: &ZipError) -> DocumentFault {
    match problem {
        ZipError::InvalidPassword => DocumentFault::Locked,
        ZipError::UnsupportedArchive(reason) if *reason == ZipError::PASSWORD_REQUIRED => {
            DocumentFault::Locked
        }
        _ => DocumentFault::Damaged,
    }
}
