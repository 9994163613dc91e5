// The shipped extension in a real VS Code: code-server, opened in Chromium.  README.md tells how to run it.
//   node drive.cjs person   a person sees the underline, the rule's page, the card of a name and the fix
//   node drive.cjs probe    the same and more through the editor's own interface (probe/)
'use strict';
const { chromium } = require('playwright-core');
const assert = require('node:assert/strict');
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');
const { spawn } = require('node:child_process');

const { CODE_SERVER, EXTENSION, PROBE, SCREENSHOTS, KEEP } = process.env;
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const mode = process.argv[2] ?? 'person';
const patience = Number(process.env.PATIENCE ?? 60000);

const wrong = 'Venerdì 14 ottobre 2025'; // a Tuesday
const right = 'Martedì 14 ottobre 2025';
const draft = [
  '---', 'date: 2025-10-20', '---', '# Il decreto arriva in aula', '',
  `🗞 ${wrong} il decreto è in aula.`, '',
  'Il testo è stato presentato ai consiglieri da Lucia Ferrante.', '',
  'A Valbruna sono arrivati 300 turisti. Al mercato lavorano 90 ambulanti.', '',
].join('\n');
const archive = [
  '---', 'date: 2025-10-01', '---', '# Il bilancio di Valbruna passa in commissione', '',
  'La sindaca di Valbruna, Lucia Ferrante, ha illustrato il bilancio in commissione.',
  'Lucia Ferrante ha ringraziato gli uffici del Comune per il lavoro svolto.', '',
  'A Valbruna sono arrivati 450 turisti.', '',
].join('\n');

const settings = {
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'window.menuBarVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'files.autoSave': 'off',
  'editor.minimap.enabled': false,
  'editor.hover.delay': 100,
  'editor.accessibilitySupport': 'off',
};

const began = Date.now();
const say = (...words) => console.log(`[${((Date.now() - began) / 1000).toFixed(1)} s]`, ...words);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const inOneLine = (text) => text.replace(/\s+/g, ' ').trim();

async function until(what, look, ms = patience) {
  for (const end = Date.now() + ms; ; await pause(100)) {
    const seen = await look();
    if (seen) return seen;
    assert.ok(Date.now() < end, `waited in vain for ${what}`);
  }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** A newsroom, a home and everything else that the run may write to, in one new folder. */
function newsroom() {
  const base = fs.mkdtempSync(path.join(os.tmpdir(), 'fonte-vscode-'));
  const folder = (...names) => {
    const made = path.join(base, ...names);
    fs.mkdirSync(made, { recursive: true });
    return made;
  };
  const root = folder('newsroom');
  fs.writeFileSync(path.join(root, 'fonte.toml'), '[desk]\ninitials = "AB"\n[reference]\nfolders = ["archivio"]\n');
  fs.writeFileSync(path.join(root, 'bozza.md'), draft);
  fs.writeFileSync(path.join(folder('newsroom', 'archivio'), '2025-10-01-bilancio.md'), archive);
  fs.writeFileSync(path.join(folder('data', 'User'), 'settings.json'), JSON.stringify(settings));
  return { base, root, folder };
}

function codeServer(room, log, words) {
  const output = fs.openSync(path.join(room.base, `${log}.log`), 'w');
  const own = ['--user-data-dir', room.folder('data'), '--extensions-dir', room.folder('extensions')];
  const env = {
    PATH: process.env.PATH,
    HOME: room.folder('home'),
    XDG_CONFIG_HOME: room.folder('config'),
    XDG_DATA_HOME: room.folder('share'),
    XDG_CACHE_HOME: room.folder('cache'),
    TMPDIR: room.folder('tmp'),
  };
  return spawn(process.execPath, [CODE_SERVER, ...own, ...words], { env, stdio: ['ignore', output, output], detached: true });
}

async function open(room, port) {
  const browser = await chromium.launchPersistentContext(room.folder('chromium'), {
    executablePath: CHROMIUM,
    headless: true,
    viewport: { width: 1280, height: 800 },
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', // no other host resolves
    ],
  });
  const page = browser.pages()[0];
  page.setDefaultTimeout(patience);
  await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(room.root)}`, { waitUntil: 'domcontentloaded' });
  await page.locator('.monaco-workbench').waitFor();
  say('workbench');
  return { browser, page };
}

async function readNotification(page) {
  const toast = page.locator('.notification-toast', { hasText: '/nowhere/fonte' }).first();
  await toast.waitFor();
  return inOneLine(await toast.innerText());
}

async function person(room, page, shot) {
  await page.locator('.explorer-folders-view').getByText('bozza.md', { exact: true }).dblclick();
  const underline = page.locator('.squiggly-error').first();
  await underline.waitFor();
  say('underlined');

  await page.keyboard.press('Control+Shift+M');
  const row = page.locator('.markers-panel .monaco-list-row', { hasText: 'weekday-mismatch' });
  await row.waitFor();
  say('problem:', inOneLine(await row.innerText()));

  const box = await underline.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + 6];
  await page.mouse.move(x, y);
  await page.mouse.move(x + 2, y);
  const hover = page.locator('.monaco-hover:visible', { hasText: 'weekday-mismatch' }).first();
  await hover.waitFor();
  say('hover on the date:', inOneLine(await hover.innerText()));
  await shot('1-date');
  await hover.locator('a', { hasText: 'weekday-mismatch' }).click();
  await page.locator('.tab', { hasText: 'weekday-mismatch.md' }).waitFor();
  say('the page of the rule is open');
  await page.keyboard.press('Control+1');
  await page.locator('.tab', { hasText: 'bozza.md' }).click();

  const name = await page.locator('.view-line', { hasText: 'Ferrante' }).locator('span span').last().boundingBox();
  await page.mouse.move(name.x + name.width - 40, name.y + 8);
  await page.mouse.move(name.x + name.width - 42, name.y + 8);
  const card = page.locator('.monaco-hover:visible', { hasText: 'Lucia Ferrante' }).first();
  await card.waitFor();
  say('hover on the name:', inOneLine(await card.innerText()));
  await shot('2-name');
  await card.locator('a', { hasText: 'bilancio' }).first().click();
  await page.locator('.tab', { hasText: '2025-10-01-bilancio.md' }).waitFor();
  say('the article of the archive is open');
  await page.locator('.tab', { hasText: 'bozza.md' }).click();
  await underline.waitFor();

  await page.keyboard.press('Escape');
  // The line over the headline has moved the text since.
  await page.locator('.codelens-decoration').first().waitFor();
  const now = await underline.boundingBox();
  await page.mouse.click(now.x + now.width / 2, now.y + 6);
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget').getByText('“Martedì”').waitFor();
  say('menu:', inOneLine(await page.locator('.action-widget').first().innerText()));
  await shot('3-fixes');
  await pause(250); // the menu ignores keys for a moment after it opens
  await page.keyboard.press('Enter');
  await underline.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+S');
  await until('the mended page on disk', () => fs.readFileSync(path.join(room.root, 'bozza.md'), 'utf8') === draft.replace(wrong, right));
  say('fixed and saved');
  await shot('4-fixed');
  await panel(room, page, shot);
}

/** The lens over the headline, the figures by how they stand, one of them marked as verified. */
async function panel(room, page, shot) {
  const lens = page.locator('.codelens-decoration', { hasText: 'without source' }).first();
  await lens.waitFor();
  say('lens:', inOneLine(await lens.innerText()));
  await page.keyboard.press('Control+Shift+P');
  await page.keyboard.type('Focus on Sources View');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Focus on Sources View' }).first().waitFor();
  await page.keyboard.press('Enter');
  const view = page.locator('.pane', { has: page.locator('.pane-header', { hasText: 'Sources' }) });
  const row = (words) => view.locator('.monaco-list-row', { hasText: words }).first();
  await row('Without source').waitFor();
  await row('Differs from the archive').waitFor();
  await row('90 ambulanti').waitFor();
  say('panel:', inOneLine(await view.innerText()));
  await shot('5-panel');
  await row('90 ambulanti').click();
  await until('the selection', async () => /13 selected|selected/.test(await page.locator('.statusbar').innerText()));
  await row('90 ambulanti').hover();
  await row('90 ambulanti').locator('.action-label').first().click();
  await row('Checked').waitFor();
  const marks = fs.readFileSync(path.join(room.root, '.fonte', 'verified.jsonl'), 'utf8');
  assert.match(marks, /"figure":"90 ambulanti".*"by":"AB"/);
  say('marked as verified');
  await shot('6-verified');
}

async function probe(room, page, shot) {
  const file = path.join(room.root, 'report.json');
  let told = 0;
  const report = await until('the report', async () => {
    if (!fs.existsSync(file)) return false;
    const now = JSON.parse(fs.readFileSync(file, 'utf8'));
    for (const { name, value } of now.steps.slice(told)) {
      say(name, JSON.stringify(value));
      if (name === 'gave up after five crashes') {
        const status = page.locator('[id="status.languageStatus"], .statusbar-item[id*="languageStatus"]').first();
        await until('the status', async () => /not running/.test(await status.evaluate((item) => item.outerHTML)));
        await shot('probe-crashed');
        fs.writeFileSync(path.join(room.root, 'status-read'), '');
      }
      if (name !== 'no program') continue;
      say('notification:', await readNotification(page));
      await shot('probe-no-program');
      fs.writeFileSync(path.join(room.root, 'notification-read'), '');
    }
    told = now.steps.length;
    return now.ended && now;
  }, 3 * patience);
  assert.ok(report.passed, report.problem);
  say('VS Code', report.version, report.application);
}

async function main() {
  const room = newsroom();
  const extensions = mode === 'probe' ? [EXTENSION, PROBE] : [EXTENSION];
  const install = codeServer(room, 'install', extensions.flatMap((file) => ['--install-extension', file]));
  const installed = await new Promise((resolve) => install.on('exit', resolve));
  assert.equal(installed, 0, `the extension is not installed, see ${room.base}/install.log`);
  say('installed');

  const port = await freePort();
  const server = codeServer(room, 'server', [
    '--bind-addr', `127.0.0.1:${port}`, '--auth', 'none', '--disable-telemetry', '--disable-update-check',
    '--disable-workspace-trust', '--ignore-last-opened', room.root,
  ]);
  let window;
  let problem;
  try {
    await until('the server', () => fetch(`http://127.0.0.1:${port}/healthz`).then((answer) => answer.ok, () => false));
    window = await open(room, port);
    const shot = (name) => SCREENSHOTS && window.page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
    await (mode === 'probe' ? probe : person)(room, window.page, shot);
    say('PASS', mode);
  } catch (caught) {
    problem = caught;
    await window?.page.screenshot({ path: path.join(SCREENSHOTS ?? room.base, 'failed.png') }).catch(() => undefined);
  }
  await window?.browser.close();
  for (const signal of ['SIGTERM', 'SIGKILL']) {
    try {
      process.kill(-server.pid, signal); // its own group: nothing else is touched
    } catch {
      break;
    }
    await pause(1000);
  }
  if (problem === undefined && KEEP === undefined) fs.rmSync(room.base, { recursive: true, force: true });
  if (problem === undefined) return;
  console.error(problem, `\nlogs kept in ${room.base}`);
  process.exitCode = 1;
}

void main();
