// Commands that start the program once: the fact-check sheet of an article, a first fonte.toml.

import { execFile } from 'node:child_process';
import * as path from 'node:path';
import * as vscode from 'vscode';

/** A sheet of an article takes no longer. */
const PATIENCE = 60_000;

/** So much may the program print. */
const LARGEST = 64 * 1024 * 1024;

/** Saves the article in front, and opens its fact-check sheet as a table that can be saved anywhere. */
export async function exportSheet(program: string | undefined): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined || program === undefined) return;
  if (document.isUntitled || document.uri.scheme !== 'file') {
    void vscode.window.showInformationMessage('Save the article first: the sheet names its file.');
    return;
  }
  if (document.isDirty && !(await document.save())) return;
  const folder = path.dirname(document.uri.fsPath);
  try {
    const sheet = await run(program, ['extract', '--format', 'csv', document.uri.fsPath], folder);
    const shown = await vscode.workspace.openTextDocument({ language: 'csv', content: sheet });
    await vscode.window.showTextDocument(shown, { viewColumn: vscode.ViewColumn.Beside });
  } catch (problem) {
    void vscode.window.showErrorMessage(`fonte could not write the sheet: ${reason(problem)}`);
  }
}

/** Opens the fonte.toml of the first open folder, after writing one in which everything is explained. */
export async function openConfiguration(program: string | undefined): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (folder === undefined) {
    void vscode.window.showInformationMessage('Open the folder of your newsroom first: fonte.toml stands there.');
    return;
  }
  const file = vscode.Uri.joinPath(folder, 'fonte.toml');
  const isThere = await vscode.workspace.fs.stat(file).then(() => true, () => false);
  if (!isThere) {
    const choice = await vscode.window.showInformationMessage('There is no fonte.toml in this folder yet.', 'Write one');
    if (choice === undefined || program === undefined) return;
    try {
      await run(program, ['init', folder.fsPath], folder.fsPath);
    } catch (problem) {
      void vscode.window.showErrorMessage(`fonte could not write fonte.toml: ${reason(problem)}`);
      return;
    }
  }
  await vscode.window.showTextDocument(file);
}

function run(program: string, args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd, timeout: PATIENCE, maxBuffer: LARGEST, windowsHide: true }, (problem, stdout, stderr) => {
      if (problem === null) resolve(stdout);
      else reject(new Error(stderr.trim() || problem.message));
    });
  });
}

function reason(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
