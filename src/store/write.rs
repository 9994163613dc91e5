//! Writing documents: all of a batch or nothing of it.

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use crate::reference::{
    Applied, DocumentChange, DocumentStamp, EntityId, ReferenceDocument, handles_of, keys_of_event,
    keys_to_file, run_of_speaker, runs_of_quote,
};

use super::event_row::write_event;
use super::row::{write_card, write_claim, write_entity, write_quote};

/// The day of an undated document: before all others.
pub(super) const UNDATED: i64 = -99_999_999;

/// Ids are 64 bits; the database has them with a sign.
pub(super) fn signed(id: u64) -> i64 {
    i64::from_ne_bytes(id.to_ne_bytes())
}

/// A date as a number that sorts.
pub(super) fn day(date: Option<jiff::civil::Date>) -> i64 {
    date.map_or(UNDATED, |it| {
        i64::from(it.year()) * 10_000 + i64::from(it.month()) * 100 + i64::from(it.day())
    })
}

/// Applies `changes` in one transaction.
pub(super) fn apply(connection: &mut Connection, changes: &[DocumentChange]) -> rusqlite::Result<Applied> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut applied = Applied::default();
    let mut state = read_state(&transaction)?;
    for change in changes {
        match change {
            DocumentChange::Put(document) if has(&transaction, document)? => applied.unchanged += 1,
            DocumentChange::Put(document) => {
                let old = remove(&transaction, &document.card.path)?;
                put(&transaction, document)?;
                state = state.wrapping_sub(old.unwrap_or(0)).wrapping_add(document.stamp().state());
                applied.written += 1;
            }
            DocumentChange::Remove(path) => {
                let old = remove(&transaction, path)?;
                state = state.wrapping_sub(old.unwrap_or(0));
                applied.removed += usize::from(old.is_some());
            }
        }
    }
    if 0 < applied.written + applied.removed {
        transaction.execute("UPDATE meta SET generation = generation + 1, state = ?1", [signed(state)])?;
    }
    transaction.commit()?;
    Ok(applied)
}

fn has(transaction: &Transaction<'_>, document: &ReferenceDocument) -> rusqlite::Result<bool> {
    transaction
        .prepare_cached("SELECT 1 FROM documents WHERE path = ?1 AND hash = ?2 AND extractor = ?3")?
        .exists(params![document.card.path, signed(document.hash), document.extractor])
}

/// What the store holds, as one number.
pub(super) fn read_state(connection: &Connection) -> rusqlite::Result<u64> {
    let state: i64 = connection.query_row("SELECT state FROM meta", [], |row| row.get(0))?;
    Ok(u64::from_ne_bytes(state.to_ne_bytes()))
}

/// Takes a document out; gives what it was to the state, absent where there was none.
fn remove(transaction: &Transaction<'_>, path: &str) -> rusqlite::Result<Option<u64>> {
    let found: Option<(i64, i64, u32)> = transaction
        .prepare_cached("SELECT id, hash, extractor FROM documents WHERE path = ?1")?
        .query_row([path], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((id, hash, extractor)) = found else { return Ok(None) };
    let hash = u64::from_ne_bytes(hash.to_ne_bytes());
    let stamp = DocumentStamp { path: path.to_owned(), hash, extractor };
    let statements = [
        "DELETE FROM postings WHERE claim IN (SELECT id FROM claims WHERE document = ?1)",
        "DELETE FROM claims WHERE document = ?1",
        "DELETE FROM happenings WHERE event IN (SELECT id FROM events WHERE document = ?1)",
        "DELETE FROM events WHERE document = ?1",
        "DELETE FROM handles WHERE entity IN (
            SELECT entity FROM names n WHERE document = ?1
              AND NOT EXISTS (SELECT 1 FROM names o WHERE o.entity = n.entity AND o.document <> ?1))",
        "DELETE FROM names WHERE document = ?1",
        "DELETE FROM runs WHERE quote IN (SELECT id FROM quotes WHERE document = ?1)",
        "DELETE FROM quotes WHERE document = ?1",
        "DELETE FROM documents WHERE id = ?1",
    ];
    for statement in statements {
        transaction.prepare_cached(statement)?.execute([id])?;
    }
    Ok(Some(stamp.state()))
}

fn put(transaction: &Transaction<'_>, document: &ReferenceDocument) -> rusqlite::Result<()> {
    let card = &document.card;
    transaction
        .prepare_cached(
            "INSERT INTO documents (path, hash, extractor, day, card) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            card.path,
            signed(document.hash),
            document.extractor,
            day(card.date),
            write_card(card)
        ])?;
    let id = transaction.last_insert_rowid();
    let day = day(card.date);
    for row in &document.claims {
        transaction
            .prepare_cached(
                "INSERT INTO claims (document, quantity, line, col, body) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![id, row.claim.quantity as i64, row.line, row.column, write_claim(row)])?;
        let claim = transaction.last_insert_rowid();
        for key in keys_to_file(&row.claim) {
            transaction
                .prepare_cached(
                    "INSERT OR IGNORE INTO postings (entity, measure, day, claim) VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute([signed(key.entity.0), signed(key.measure.0), day, claim])?;
        }
    }
    for row in &document.events {
        transaction
            .prepare_cached("INSERT INTO events (document, line, col, body) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![id, row.line, row.column, write_event(row)])?;
        let event = transaction.last_insert_rowid();
        for key in keys_of_event(&row.event) {
            transaction
                .prepare_cached("INSERT OR IGNORE INTO happenings (key, day, event) VALUES (?1, ?2, ?3)")?
                .execute([signed(key.0), day, event])?;
        }
    }
    for row in &document.entities {
        let entity = signed(EntityId::of(&row.key).0);
        let is_known =
            transaction.prepare_cached("SELECT 1 FROM names WHERE entity = ?1 LIMIT 1")?.exists([entity])?;
        transaction
            .prepare_cached(
                "INSERT OR REPLACE INTO names (entity, document, day, key, body) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![entity, id, day, row.key, write_entity(row)])?;
        if is_known {
            continue;
        }
        for handle in handles_of(&row.key) {
            transaction
                .prepare_cached("INSERT OR IGNORE INTO handles (handle, entity) VALUES (?1, ?2)")?
                .execute([signed(handle), entity])?;
        }
    }
    for quote in &document.quotes {
        transaction
            .prepare_cached("INSERT INTO quotes (document, body) VALUES (?1, ?2)")?
            .execute(params![id, write_quote(quote)])?;
        let quote_id = transaction.last_insert_rowid();
        let own = quote.speaker.as_deref().map(run_of_speaker);
        for run in runs_of_quote(&quote.text, quote.speaker.as_deref()).into_iter().chain(own) {
            transaction
                .prepare_cached("INSERT OR IGNORE INTO runs (hash, quote) VALUES (?1, ?2)")?
                .execute([signed(run), quote_id])?;
        }
    }
    Ok(())
}
