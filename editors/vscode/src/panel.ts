// The panel «Sources»: the figures of the article in front by how they stand; a click goes there.

import * as vscode from 'vscode';
import { groups, isOpen, type Figure, type Figures, type Group, type GroupName } from './figures';

/** Asks the server; undefined while there is none, or for a document that it does not read. */
export type AskFigures = (document: vscode.TextDocument) => Promise<Figures | undefined>;

/** How long after the last change the panel waits: it need not follow every key. */
const CALM = 300;

const TITLES: Record<GroupName, string> = {
  differs: vscode.l10n.t('Differs from the archive'),
  unsourced: vscode.l10n.t('Without source'),
  vague: vscode.l10n.t('Source that names nobody'),
  group: vscode.l10n.t('Source named only as a group'),
  sourced: vscode.l10n.t('With source'),
  verified: vscode.l10n.t('Checked'),
};

const ICONS: Record<GroupName, string> = {
  differs: 'warning',
  unsourced: 'question',
  vague: 'question',
  group: 'organization',
  sourced: 'check',
  verified: 'verified',
};

type Node = { readonly group: Group } | { readonly figure: Figure; readonly uri: vscode.Uri; readonly name: GroupName };

export class Panel implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<Node>;
  private readonly watching: vscode.Disposable[];
  private shown: { readonly uri: vscode.Uri; readonly figures: Figures } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private asked = 0;

  constructor(
    private readonly languages: readonly string[],
    private readonly ask: AskFigures,
  ) {
    this.view = vscode.window.createTreeView('fonte.figures', { treeDataProvider: this });
    this.watching = [
      this.view,
      this.changed,
      vscode.window.onDidChangeActiveTextEditor(() => this.later(0)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === vscode.window.activeTextEditor?.document) this.later(CALM);
      }),
      // Also when the archive has been read, or somebody has marked a figure.
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        const front = vscode.window.activeTextEditor?.document.uri.toString();
        if (uris.some((uri) => uri.toString() === front)) this.later(CALM);
      }),
      this.view.onDidChangeVisibility(() => this.later(0)),
    ];
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const one of this.watching) one.dispose();
  }

  /** Asks again after a while; calls that come meanwhile become one. */
  later(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.update(), delay);
  }

  private async update(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !this.view.visible) return;
    const turn = ++this.asked;
    const figures = this.languages.includes(document.languageId) ? await this.ask(document) : undefined;
    // An answer that was overtaken is old.
    if (turn !== this.asked) return;
    this.shown = figures === undefined ? undefined : { uri: document.uri, figures };
    this.view.description = figures?.summary ?? '';
    const open = figures?.figures.filter((it) => isOpen(groups([it])[0]?.name ?? 'sourced')).length ?? 0;
    this.view.badge = open === 0 ? undefined : { value: open, tooltip: figures?.summary ?? '' };
    this.changed.fire();
  }

  getChildren(node?: Node): Node[] {
    const shown = this.shown;
    if (shown === undefined) return [];
    if (node === undefined) return groups(shown.figures.figures).map((group) => ({ group }));
    if ('group' in node) {
      return node.group.figures.map((figure) => ({ figure, uri: shown.uri, name: node.group.name }));
    }
    return [];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if ('group' in node) {
      const { name, figures } = node.group;
      const open = isOpen(name) ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
      const item = new vscode.TreeItem(TITLES[name], open);
      item.id = name;
      item.description = String(figures.length);
      item.iconPath = new vscode.ThemeIcon(ICONS[name]);
      return item;
    }
    const { figure, uri, name } = node;
    const item = new vscode.TreeItem(figure.words);
    item.description = figure.archive ?? figure.detail;
    item.tooltip = [figure.sentence, figure.detail, figure.archive].filter(Boolean).join('\n\n');
    item.contextValue = isOpen(name) ? 'open' : 'done';
    const { start, end } = figure.range;
    const selection = new vscode.Range(start.line, start.character, end.line, end.character);
    item.command = { command: 'vscode.open', title: vscode.l10n.t('Go to the figure'), arguments: [uri, { selection }] };
    return item;
  }

  /** What «mark as verified» is asked with. */
  static target(node: unknown): object | undefined {
    if (typeof node !== 'object' || node === null || !('figure' in node) || !('uri' in node)) return undefined;
    const { figure, uri } = node as { figure: Figure; uri: vscode.Uri };
    return { textDocument: { uri: uri.toString() }, range: figure.range };
  }
}
