import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { inWorkbook } from '../../base/workbook.ts';

/** What a tool printed, and its exit code (128 + the signal's number where one ended it). */
export interface ToolRun {
  exitCode: number;
  output: string;
}

export interface ToolOptions {
  env?: Record<string, string>;
  /** Lines of stdout as they come, instead of collecting them; stderr then goes straight to this process's. */
  onLine?: (line: string) => void;
}

/** Runs a JavaScript file of the workbook with this Node, in the workbook's folder; a missing file throws MissingTool. */
export function runTool(file: string, args: readonly string[], { env, onLine }: ToolOptions = {}): Promise<ToolRun> {
  const path = inWorkbook(file);
  if (!existsSync(path)) return Promise.reject(new MissingTool(file));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path, ...args], {
      cwd: inWorkbook(),
      // What is collected is read as text: escapes for colour would only be in the way.
      env: { ...process.env, ...(onLine ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined }), ...env },
      stdio: ['ignore', 'pipe', onLine ? 'inherit' : 'pipe'],
    });
    let output = '';
    let unfinished = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (!onLine) {
        output += text;
        return;
      }
      const lines = (unfinished + text).split(/\r?\n/);
      unfinished = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (unfinished !== '') onLine?.(unfinished);
      resolve({ exitCode: code ?? 128 + (signal ? constants.signals[signal] : 0), output });
    });
  });
}

/** A tool's file is not there, as after `npm ci --omit=dev`. */
export class MissingTool extends Error {
  override readonly name = 'MissingTool';
  readonly file: string;

  constructor(file: string) {
    super(`${file} is missing`);
    this.file = file;
  }
}
