// The extension starts `fonte lsp`, shows how it fares, and restarts it on demand. All knowledge about
// articles is in the server.

import * as vscode from 'vscode';
import { LanguageClient, State, type LanguageClientOptions, type ServerOptions } from 'vscode-languageclient/node';
import { exportSheet, openConfiguration } from './commands';
import type { Figures } from './figures';
import { Panel } from './panel';
import { findServer, ServerProblem } from './server';

const LANGUAGES = ['markdown', 'plaintext', 'html', 'asciidoc'];
const SELECTOR = LANGUAGES.flatMap((language) => [
  { scheme: 'file', language },
  { scheme: 'untitled', language },
]);

/** The settings that the server is started with. */
const SETTINGS = ['path', 'messages', 'initials', 'inlayHints', 'codeLens'];

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const session = new Session(context);
  const panel = new Panel(LANGUAGES, (document) => session.figures(document));
  session.onRunning = () => panel.later(0);
  context.subscriptions.push(
    session,
    panel,
    vscode.commands.registerCommand('fonte.goToNextUnsourced', () => goToNextUnsourced()),
    vscode.commands.registerCommand('fonte.exportSheet', () => exportSheet(session.program)),
    vscode.commands.registerCommand('fonte.openConfiguration', () => openConfiguration(session.program)),
    vscode.commands.registerCommand('fonte.fixAll', () => fixAll()),
    vscode.commands.registerCommand('fonte.verifyFigure', (node: unknown) => {
      const target = Panel.target(node);
      return target === undefined ? undefined : vscode.commands.executeCommand('fonte.verify', target);
    }),
    vscode.commands.registerCommand('fonte.restart', () => session.restart()),
    vscode.commands.registerCommand('fonte.showOutput', () => session.output.show()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      const needsRestart = SETTINGS.some((name) => change.affectsConfiguration(`fonte.${name}`));
      if (needsRestart) void session.restart();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => session.restart()),
  );
  running = session;
  await session.restart();
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}

let running: Session | undefined;

/** The server goes to the next figure behind the cursor that nobody stands for. */
async function goToNextUnsourced(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const { line, character } = editor.selection.active;
  const target = { textDocument: { uri: editor.document.uri.toString() }, position: { line, character } };
  await vscode.commands.executeCommand('fonte.nextUnsourced', target);
}

async function fixAll(): Promise<void> {
  await vscode.commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.fonte', apply: 'first' });
}

/** One server at a time, its output and its status. */
class Session implements vscode.Disposable {
  /** Called when a server has started. */
  onRunning: () => void = () => undefined;
  /** The program that was started last. */
  program: string | undefined;
  readonly output = vscode.window.createOutputChannel('fonte', { log: true });
  private readonly status = vscode.languages.createLanguageStatusItem('fonte.status', SELECTOR);
  private client: LanguageClient | undefined;
  private queue: Promise<void> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly context: vscode.ExtensionContext) {
    this.status.name = 'fonte';
    this.status.command = { command: 'fonte.showOutput', title: 'Show Output' };
  }

  /** Stops the server, if there is one, and starts it anew. Calls that come meanwhile become one. */
  restart(): Promise<void> {
    if (0 < this.waiting) return this.queue;
    this.waiting += 1;
    this.queue = this.queue.then(async () => {
      this.waiting -= 1;
      await this.stop();
      await this.start();
    });
    return this.queue;
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    // After a crash the client starts the server again by itself, and cannot be stopped before it has.
    if (client?.state === State.Starting) await client.start().catch(() => undefined);
    if (client?.state !== State.Running) return;
    await client.stop().catch((problem: unknown) => this.output.warn(`the server did not stop in time: ${String(problem)}`));
    await client.dispose().catch(() => undefined);
  }

  dispose(): void {
    this.status.dispose();
    this.output.dispose();
  }

  private async start(): Promise<void> {
    this.follow(State.Starting);
    try {
      const settings = vscode.workspace.getConfiguration('fonte');
      const server = await findServer({
        setting: settings.get('path', ''),
        workspaceFolder: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
        extensionFolder: this.context.extensionPath,
        environment: process.env,
        windows: process.platform === 'win32',
      });
      this.program = server.path;
      this.output.info(`${server.version}, from the ${server.origin}: ${server.path}`);
      const client = new LanguageClient('fonte', 'fonte', command(server.path), this.options(settings));
      this.client = client;
      client.onDidChangeState(({ newState }) => {
        if (this.client === client) this.follow(newState, server.version);
      });
      await client.start();
      this.onRunning();
    } catch (problem) {
      await this.explain(problem);
    }
  }

  /** The figures of a document; undefined while no server runs. */
  async figures(document: vscode.TextDocument): Promise<Figures | undefined> {
    const client = this.client;
    if (client?.state !== State.Running) return undefined;
    const textDocument = { uri: document.uri.toString() };
    const answer = await client.sendRequest<Figures | null>('fonte/figures', { textDocument }).catch((problem: unknown) => {
      this.output.debug(`no figures of ${textDocument.uri}: ${String(problem)}`);
      return null;
    });
    return answer ?? undefined;
  }

  private options(settings: vscode.WorkspaceConfiguration): LanguageClientOptions {
    const initials = settings.get('initials', '').trim();
    return {
      documentSelector: SELECTOR,
      outputChannel: this.output,
      initializationOptions: {
        messages: settings.get('messages', 'auto'),
        ...(initials === '' ? {} : { initials }),
        inlayHints: settings.get<string[]>('inlayHints', []),
        codeLens: settings.get('codeLens', true),
      },
      markdown: { isTrusted: false, supportHtml: false },
    };
  }

  private async explain(problem: unknown): Promise<void> {
    const words = problem instanceof ServerProblem ? problem.message : `fonte could not be started: ${String(problem)}`;
    this.output.error(words);
    this.follow(State.StartFailed);
    // Not awaited: a restart must not hang on a notification that nobody closes.
    void vscode.window.showErrorMessage(words, 'Open Settings', 'Show Output').then((choice) => {
      if (choice === 'Open Settings') return vscode.commands.executeCommand('workbench.action.openSettings', 'fonte.path');
      if (choice === 'Show Output') this.output.show();
      return undefined;
    });
  }

  /** Says in the status how the server fares, also when it crashes later on. */
  private follow(state: State, version = 'fonte'): void {
    const fares = {
      [State.Starting]: 'fonte is starting',
      [State.Running]: version,
      [State.Stopped]: 'fonte is not running',
      [State.StartFailed]: 'fonte is not running',
    };
    const well = state === State.Starting || state === State.Running;
    this.status.text = fares[state];
    this.status.severity = well ? vscode.LanguageStatusSeverity.Information : vscode.LanguageStatusSeverity.Error;
  }
}

function command(path: string): ServerOptions {
  return { command: path, args: ['lsp'] };
}
