import { readFileSync } from 'node:fs';

/**
 * A process's resident memory, including its threads and shared memory, in MB; undefined if the system doesn't tell.
 */
export function residentMemory(pid: number | 'self'): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1.024e-3;
  } catch {
    return undefined;
  }
}

/** This process's memory, and its peak. */
export function memoryOfProcess(): { readonly memory: number; readonly peak: number } {
  const memory = residentMemory('self') ?? process.memoryUsage.rss() / 1e6;
  return { memory, peak: process.resourceUsage().maxRSS * 1.024e-3 };
}
