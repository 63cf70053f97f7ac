/** How much memory a process takes, buffers included, which the limit of its heap does not see. */
import { readFileSync } from 'node:fs';

/**
 * Megabytes of physical memory of process `pid`; 0 where that cannot be told: the process is gone, or the system is
 * not Linux (asking another one means starting a program each time). There the heap's limit and the system's own hold.
 */
export function residentMegabytes(pid: number): number {
  if (process.platform !== 'linux') return 0;
  try {
    const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return 0;
  }
}
