// Test only: exercises the shipped extension through the editor's own interface, and writes what it saw
// to report.json in the open folder.
'use strict';
const vscode = require('vscode');
const fs = require('node:fs');
const path = require('node:path');

const wrong = 'Venerdì 14 ottobre 2025'; // a Tuesday
const right = 'Martedì 14 ottobre 2025';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
async function until(what, look, ms = 30000) {
  const end = Date.now() + ms;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await pause(50);
  }
}
function equal(what, got, want) {
  if (got !== want) throw new Error(`${what}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`);
}

const code = (diagnostic) => diagnostic.code?.value ?? diagnostic.code;
const weekday = (uri) => vscode.languages.getDiagnostics(uri).find((found) => code(found) === 'weekday-mismatch');

/** The servers that the extension host has started: their process ids. */
function servers() {
  const found = [];
  for (const pid of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const parent = Number(/^PPid:\s+(\d+)$/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
      const words = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      if (parent === process.pid && words.includes('lsp')) found.push(Number(pid));
    } catch {
      // It ended while we looked.
    }
  }
  return found;
}

async function session(root, step) {
  const uri = vscode.Uri.file(path.join(root, 'bozza.md'));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  const extension = vscode.extensions.getExtension('fonte-newsroom.fonte');
  await until('the extension to be active', () => extension.isActive);
  step('active', extension.packageJSON.version);

  const found = await until('the weekday diagnostic', () => weekday(uri));
  equal('the span', document.getText(found.range), wrong);
  equal('the first unit', found.range.start.character, '🗞 '.length);
  equal('the source', found.source, 'fonte');
  equal('the severity', found.severity, vscode.DiagnosticSeverity.Error);
  const page = await vscode.workspace.openTextDocument(found.code.target);
  if (!page.getText().startsWith('# weekday-mismatch')) throw new Error(`the link leads to ${page.uri}`);
  step('diagnostic', { message: found.message, link: String(found.code.target), range: found.range });

  const name = document.positionAt(document.getText().lastIndexOf('Ferrante'));
  const card = await until('the card of the name, with the article of the archive', async () => {
    const hovers = await vscode.commands.executeCommand('vscode.executeHoverProvider', uri, name);
    const words = hovers.flatMap((hover) => hover.contents.map((content) => content.value)).join('\n');
    return words.includes('Lucia Ferrante') && /2025-10-01|bilancio/.test(words) && words;
  });
  step('hover on a name', card);
  const dates = await vscode.commands.executeCommand('vscode.executeHoverProvider', uri, found.range.start);
  step('hover on the date', dates.flatMap((hover) => hover.contents.map((content) => content.value)).join('\n'));

  const actions = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, found.range, 'quickfix', 20);
  step('fixes', actions.map((action) => ({ title: action.title, preferred: action.isPreferred, kind: action.kind?.value })));
  const fix = actions.find((action) => action.title.includes('“Martedì”'));
  if (!fix?.edit) throw new Error('no fix with an edit');
  await vscode.workspace.applyEdit(fix.edit);
  equal('the line after the fix', document.lineAt(found.range.start.line).text, `🗞 ${right} il decreto è in aula.`);
  await until('the diagnostic to go', () => !weekday(uri));
  step('fix applied', document.lineAt(found.range.start.line).text);

  const [first] = servers();
  await vscode.commands.executeCommand('fonte.restart');
  const second = await until('one other server', () => servers().length === 1 && servers()[0] !== first && servers()[0]);
  const undo = new vscode.WorkspaceEdit();
  undo.replace(uri, new vscode.Range(found.range.start, found.range.end), wrong);
  await vscode.workspace.applyEdit(undo);
  await until('the diagnostic after the restart', () => weekday(uri));
  step('restarted', { first, second });
  await Promise.all([1, 2, 3].map(() => vscode.commands.executeCommand('fonte.restart')));
  await until('one server after three restarts at once', () => servers().length === 1 && servers()[0] !== second);
  await until('the diagnostic after three restarts', () => weekday(uri));
  step('restarted three times at once', servers());

  const untitled = await vscode.workspace.openTextDocument({ language: 'markdown', content: `${wrong} si vota.\n` });
  const unsaved = await until('a diagnostic in a page never saved', () => weekday(untitled.uri));
  equal('the span in a page never saved', untitled.getText(unsaved.range), wrong);
  step('untitled', unsaved.message);

  const settings = vscode.workspace.getConfiguration('fonte');
  const english = weekday(uri).message;
  await settings.update('messages', 'it', vscode.ConfigurationTarget.Global);
  const italian = await until('the message in Italian', () => {
    const now = weekday(uri)?.message;
    return now && now !== english && now;
  });
  step('messages in Italian', italian);
  await settings.update('messages', undefined, vscode.ConfigurationTarget.Global);
  await until('the message in English again', () => weekday(uri)?.message === english);

  const configuration = path.join(root, 'fonte.toml');
  const before = fs.readFileSync(configuration, 'utf8');
  fs.writeFileSync(configuration, '[rules.weekday-mismatch]\nlevel = "off"\n');
  await until('fonte.toml to be read again', () => !weekday(uri));
  fs.writeFileSync(configuration, before);
  await until('fonte.toml to be read once more', () => weekday(uri));
  step('fonte.toml watched', true);

  for (const [kind, name] of [['plaintext', 'nota.txt'], ['html', 'pagina.html']]) {
    const page = vscode.Uri.file(path.join(root, name));
    fs.writeFileSync(page.fsPath, kind === 'html' ? `<p>${wrong} si vota.</p>\n` : `${wrong} si vota.\n`);
    const opened = await vscode.workspace.openTextDocument(page);
    equal('the language', opened.languageId, kind);
    equal(`the span in ${name}`, opened.getText((await until(`a diagnostic in ${name}`, () => weekday(page))).range), wrong);
  }
  step('plain text and HTML', true);

  const crash = () => process.kill(servers()[0], 'SIGKILL');
  const typed = async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(document.lineCount, 0), '\n');
    await vscode.workspace.applyEdit(edit);
  };
  const alone = (old) => until('one other server', () => servers().length === 1 && servers()[0] !== old && servers()[0]);
  const crashed = servers()[0];
  crash();
  await alone(crashed);
  await typed();
  await until('the diagnostic after a crash', () => weekday(uri));
  step('survives a crash', servers());

  const slow = path.join(root, 'slow');
  const bundled = path.join(extension.extensionPath, 'server', 'fonte');
  fs.writeFileSync(slow, `#!/bin/sh\n[ "$1" = lsp ] && sleep 1\nexec '${bundled}' "$@"\n`, { mode: 0o755 });
  const quick = servers()[0];
  await settings.update('path', slow, vscode.ConfigurationTarget.Global);
  await alone(quick);
  await pause(1500);
  await until('the diagnostic of a slow server', () => weekday(uri));
  const again = servers()[0];
  crash();
  const other = await alone(again); // the client is starting it
  await vscode.commands.executeCommand('fonte.restart');
  await alone(other);
  await pause(1500);
  equal('the servers after a restart during the start', servers().length, 1);
  await until('the diagnostic after a restart during the start', () => weekday(uri));
  step('restarted while starting', servers());
  const last = servers()[0];
  await settings.update('path', undefined, vscode.ConfigurationTarget.Global);
  await alone(last);
  await until('the diagnostic of the quick server', () => weekday(uri));

  for (let times = 1; times <= 5; times += 1) {
    await until('a server to crash', () => servers().length === 1);
    crash();
    await pause(400);
  }
  await pause(1000);
  equal('the servers after five crashes', servers().length, 0);
  step('gave up after five crashes', servers());
  await until('the driver to have read the status', () => fs.existsSync(path.join(root, 'status-read')));
  await vscode.commands.executeCommand('fonte.restart');
  await until('the diagnostic after giving up and a restart', () => weekday(uri));
  step('restarted after giving up', servers());

  await settings.update('path', '/nowhere/fonte', vscode.ConfigurationTarget.Global);
  await until('no diagnostic without a program', () => !weekday(uri) && servers().length === 0);
  step('no program', servers());
  await until('the driver to have read the notification', () => fs.existsSync(path.join(root, 'notification-read')));
  await settings.update('path', undefined, vscode.ConfigurationTarget.Global);
  await until('the diagnostic with the program again', () => weekday(uri));
  step('program again', servers());
  await document.save();
}

exports.activate = async () => {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (!root) return;
  const began = Date.now();
  const report = { version: vscode.version, application: vscode.env.appName, steps: [], passed: false, problem: '' };
  const write = () => {
    fs.writeFileSync(path.join(root, 'report.tmp'), JSON.stringify(report, null, 1));
    fs.renameSync(path.join(root, 'report.tmp'), path.join(root, 'report.json'));
  };
  try {
    await session(root, (name, value) => {
      report.steps.push({ name, ms: Date.now() - began, value });
      write();
    });
    report.passed = true;
  } catch (problem) {
    report.problem = String(problem.stack ?? problem);
  }
  report.ended = true;
  write();
};
