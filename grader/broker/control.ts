import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Control } from './node.ts';

const execute = promisify(execFile);
/** Real milliseconds that a broker may take to stop or start. */
const LIMIT = 60_000;

/** Runs a program to its end; throws with what it said where it fails. */
export async function runControl({ file, args, environment }: Control): Promise<void> {
  await execute(file, [...args], { env: { ...process.env, ...environment }, timeout: LIMIT, windowsHide: true });
}
