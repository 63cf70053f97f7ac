/** How much memory a process takes, buffers included, which the limit of its heap does not see. */
import { readFileSync } from 'node:fs';

/**
 * Megabytes of physical memory of process `pid` and of those that it started (a sandbox is one around another); 0 where
 * that cannot be told: the process is gone, or the system is not Linux (asking another one means starting a program each
 * time). There the heap's limit and the system's own hold.
 */
export function residentMegabytes(pid: number): number {
  return process.platform === 'linux' ? kilobytes(pid) / 1024 : 0;
}

function kilobytes(pid: number): number {
  try {
    const [, own = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').match(/\d+/g) ?? [];
    return children.reduce((sum, child) => sum + kilobytes(Number(child)), Number(own));
  } catch {
    return 0;
  }
}
