import { readFileSync } from 'node:fs';

/** Resident memory of a process, all its threads and shared memory with it, in MB; undefined where the system does not tell. */
export function residentMemory(pid: number | 'self'): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1.024e-3;
  } catch {
    return undefined;
  }
}

/** That of this process, and its highest. */
export function memoryOfProcess(): { readonly memory: number; readonly peak: number } {
  const memory = residentMemory('self') ?? process.memoryUsage.rss() / 1e6;
  return { memory, peak: process.resourceUsage().maxRSS * 1.024e-3 };
}
