// Which program to start: the setting, then the environment, then the program in the extension, then PATH.

import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';

/** Where a candidate came from; decides what we tell the person when it does not run. */
export type Origin = 'setting' | 'environment' | 'bundled' | 'path';

export interface Candidate {
  readonly origin: Origin;
  readonly path: string;
}

export interface Server extends Candidate {
  /** What `--version` printed, for example `fonte 0.1.0`. */
  readonly version: string;
}

/** What went wrong, in a sentence that says what to do. */
export class ServerProblem extends Error {}

export interface Surroundings {
  readonly setting: string;
  readonly workspaceFolder: string | undefined;
  readonly extensionFolder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly windows: boolean;
}

/**
 * The program to start, after it has answered `--version`.
 *
 * A program that someone named (by setting or environment) is used or complained about; it is never passed
 * over in silence for another one.
 */
export async function findServer(around: Surroundings): Promise<Server> {
  const named = namedByPerson(around);
  if (named !== undefined) return { ...named, version: await askVersion(named) };

  const program = around.windows ? 'fonte.exe' : 'fonte';
  const bundled: Candidate = { origin: 'bundled', path: join(around.extensionFolder, 'server', program) };
  if (await isFile(bundled.path)) return { ...bundled, version: await askVersion(bundled) };

  for (const folder of (around.environment['PATH'] ?? '').split(delimiter)) {
    // An empty or relative entry would let the open folder choose the program.
    if (!isAbsolute(folder)) continue;
    const onPath: Candidate = { origin: 'path', path: join(folder, program) };
    if (await isFile(onPath.path)) return { ...onPath, version: await askVersion(onPath) };
  }
  throw new ServerProblem(
    'The fonte program was not found: it does not come with this build of the extension, and it is not on PATH. ' +
      'Install it with “cargo install --path .” from the source, or put its path into the setting fonte.path.',
  );
}

function namedByPerson(around: Surroundings): Candidate | undefined {
  const setting = around.setting.trim();
  if (setting !== '') return { origin: 'setting', path: expand(setting, around) };
  const variable = (around.environment['FONTE_PATH'] ?? '').trim();
  if (variable !== '') return { origin: 'environment', path: expand(variable, around) };
  return undefined;
}

/** `~/` is the home folder, `${workspaceFolder}` the first open folder. */
export function expand(path: string, around: Pick<Surroundings, 'workspaceFolder'>): string {
  const home = path === '~' || path.startsWith('~/') || path.startsWith('~\\');
  const expanded = home ? homedir() + path.slice(1) : path;
  if (!expanded.includes('${workspaceFolder}')) return expanded;
  if (around.workspaceFolder === undefined) {
    throw new ServerProblem(`The path “${path}” speaks of \${workspaceFolder}, but no folder is open.`);
  }
  return expanded.replaceAll('${workspaceFolder}', around.workspaceFolder);
}

async function askVersion(candidate: Candidate): Promise<string> {
  const whose = {
    setting: 'The setting fonte.path names',
    environment: 'The environment variable FONTE_PATH names',
    bundled: 'The extension brings',
    path: 'PATH leads to',
  }[candidate.origin];
  const where = `${whose} “${candidate.path}”`;
  const advice =
    candidate.origin === 'bundled'
      ? 'Reinstall the extension for this platform, or name another program in the setting fonte.path.'
      : 'Correct the path, or empty it to use the program that comes with the extension.';

  if (candidate.origin !== 'path' && !isCommandName(candidate.path)) {
    if (!(await exists(candidate.path))) throw new ServerProblem(`${where}, but there is no such file. ${advice}`);
    if (!(await isFile(candidate.path))) throw new ServerProblem(`${where}, which is not a file. ${advice}`);
    if (!(await mayRun(candidate.path))) {
      throw new ServerProblem(`${where}, but it may not be executed. Make it executable (chmod +x), then restart.`);
    }
  }
  const printed = await run(candidate.path, ['--version']).catch((problem: unknown) => {
    const reason = problem instanceof Error ? problem.message : String(problem);
    throw new ServerProblem(`${where}, but “--version” failed: ${reason.trim()}. ${advice}`);
  });
  const version = printed.trim();
  if (!/^fonte \d/.test(version)) {
    throw new ServerProblem(`${where}, but that program is not fonte: “--version” printed “${version.slice(0, 80)}”. ${advice}`);
  }
  return version;
}

/** A bare word such as `fonte`, which the system looks up by itself. */
function isCommandName(path: string): boolean {
  return !/[/\\]/.test(path);
}

function run(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { timeout: 10_000, windowsHide: true }, (problem, stdout) => {
      if (problem === null) resolve(stdout);
      else reject(problem);
    });
  });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false);
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then((found) => found.isFile(), () => false);
}

async function mayRun(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(() => true, () => false);
}
