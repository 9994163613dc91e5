import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groups, isOpen, type Figure } from '../src/figures';

function figure(words: string, standing: string, differs = false): Figure {
  const at = { line: 0, character: 0 };
  return { words, standing, detail: '', differs, archive: null, range: { start: at, end: at }, sentence: '' };
}

test('what is open comes first, and each group keeps the order of the text', () => {
  const found = groups([
    figure('40 bridges', 'sourced'),
    figure('3 boats', 'unsourced'),
    figure('9 vans', 'sourced', true),
    figure('7 cars', 'unsourced'),
  ]);
  const names = found.map((group) => [group.name, ...group.figures.map((it) => it.words)]);
  assert.deepEqual(names, [['differs', '9 vans'], ['unsourced', '3 boats', '7 cars'], ['sourced', '40 bridges']]);
  assert.deepEqual(found.map((group) => isOpen(group.name)), [true, true, false]);
});

test('what somebody has checked is done, whatever the archive has', () => {
  assert.deepEqual(groups([figure('9 vans', 'verified', true)]).map((group) => group.name), ['verified']);
});

test('a standing that is not known is open', () => {
  assert.deepEqual(groups([figure('9 vans', 'disputed')]).map((group) => group.name), ['unsourced']);
});
