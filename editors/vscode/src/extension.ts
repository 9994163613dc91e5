// The extension starts `fonte lsp`, shows how it fares, and restarts it on demand. All knowledge about
// articles is in the server.

import * as vscode from 'vscode';
import { LanguageClient, State, type LanguageClientOptions, type ServerOptions } from 'vscode-languageclient/node';
import { findServer, ServerProblem } from './server';

const LANGUAGES = ['markdown', 'plaintext', 'html', 'asciidoc'];
const SELECTOR = LANGUAGES.flatMap((language) => [
  { scheme: 'file', language },
  { scheme: 'untitled', language },
]);

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const session = new Session(context);
  context.subscriptions.push(
    session,
    vscode.commands.registerCommand('fonte.restart', () => session.restart()),
    vscode.commands.registerCommand('fonte.showOutput', () => session.output.show()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      const needsRestart = ['fonte.path', 'fonte.messages'].some((name) => change.affectsConfiguration(name));
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

/** One server at a time, its output and its status. */
class Session implements vscode.Disposable {
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
      this.output.info(`${server.version}, from the ${server.origin}: ${server.path}`);
      const client = new LanguageClient('fonte', 'fonte', command(server.path), this.options(settings.get('messages', 'auto')));
      this.client = client;
      client.onDidChangeState(({ newState }) => {
        if (this.client === client) this.follow(newState, server.version);
      });
      await client.start();
    } catch (problem) {
      await this.explain(problem);
    }
  }

  private options(messages: string): LanguageClientOptions {
    return {
      documentSelector: SELECTOR,
      outputChannel: this.output,
      initializationOptions: { messages },
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
