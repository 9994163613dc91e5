// Which program is started, and what is said when it cannot be.

import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { findServer, ServerProblem, type Surroundings } from '../src/server';

const root = mkdtempSync(join(tmpdir(), 'fonte-extension-'));
after(() => rmSync(root, { recursive: true, force: true }));

function program(folder: string, prints: string, mode = 0o755): string {
  mkdirSync(join(root, folder), { recursive: true });
  const path = join(root, folder, 'fonte');
  writeFileSync(path, `#!/bin/sh\n${prints}\n`);
  chmodSync(path, mode);
  return path;
}

const set = program('set', 'echo fonte 0.1.0');
const variable = program('variable', 'echo fonte 0.1.1');
const bundled = program('extension/server', 'echo fonte 0.1.2');
const onPath = program('bin', 'echo fonte 0.1.3');

const nothing: Surroundings = {
  setting: '',
  workspaceFolder: root,
  extensionFolder: join(root, 'no-extension'),
  environment: { PATH: '' },
  windows: false,
};
const everything: Surroundings = {
  ...nothing,
  setting: set,
  extensionFolder: join(root, 'extension'),
  environment: { FONTE_PATH: variable, PATH: `.:${join(root, 'bin')}` },
};

async function complaint(around: Surroundings): Promise<string> {
  const problem: unknown = await findServer(around).then(() => undefined, (reason: unknown) => reason);
  assert.ok(problem instanceof ServerProblem, 'a problem told in words');
  return problem.message;
}

test('the setting wins, then the environment, then the bundle, then PATH', async () => {
  assert.deepEqual(await findServer(everything), { origin: 'setting', path: set, version: 'fonte 0.1.0' });
  const unset = { ...everything, setting: '' };
  assert.equal((await findServer(unset)).path, variable);
  const plain = { ...unset, environment: { PATH: `.:${join(root, 'bin')}` } };
  assert.equal((await findServer(plain)).path, bundled);
  assert.equal((await findServer({ ...plain, extensionFolder: nothing.extensionFolder })).path, onPath);
});

test('the workspace folder is expanded in the setting', async () => {
  assert.equal((await findServer({ ...nothing, setting: '${workspaceFolder}/set/fonte' })).path, set);
});

test('nothing found: says how to get the program', async () => {
  assert.match(await complaint(nothing), /was not found.*fonte\.path/);
});

test('a named program that is missing is not passed over for another', async () => {
  assert.match(await complaint({ ...everything, setting: join(root, 'absent') }), /setting fonte\.path names .*no such file/);
});

test('a program without the right to run says chmod', async () => {
  assert.match(await complaint({ ...nothing, setting: program('plain', 'echo fonte 0.1.0', 0o644) }), /chmod \+x/);
});

test('another program is recognised by what it prints', async () => {
  assert.match(await complaint({ ...nothing, setting: program('other', 'echo hello 1.0') }), /is not fonte.*hello 1\.0/);
});

test('a program that fails tells how', async () => {
  assert.match(await complaint({ ...nothing, setting: program('broken', 'exit 3') }), /“--version” failed/);
});
