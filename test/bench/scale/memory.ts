import { readFileSync } from 'node:fs';

/** Resident memory of this process, all its threads and shared memory with it, in MB; its highest too where Linux tells. */
export function memoryOfProcess(): { readonly memory: number; readonly peak: number } {
  const peak = process.resourceUsage().maxRSS / 1e3;
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return { memory: Number(kilobytes) * 1.024e-3, peak: peak * 1.024 };
  } catch {
    return { memory: process.memoryUsage.rss() / 1e6, peak: peak * 1.024 };
  }
}
