import { createHash } from 'node:crypto';
import { rateLimited } from '../wire/discord-error.ts';

export interface RateLimitOptions {
  /** A bot's requests per second over all routes; interaction endpoints are exempt, as on Discord. */
  readonly globalPerSecond?: number;
  /** Requests per window for each route of each channel, server or webhook. */
  readonly perRoute?: { readonly limit: number; readonly windowMs: number };
}

export interface RateLimits {
  /** Counts a request: returns headers for its response, or throws a 429. */
  spend(method: string, path: string): Record<string, string>;
}

interface Window {
  startedAt: number;
  used: number;
}

/** https://discord.com/developers/docs/topics/rate-limits: windows start with their first request. */
export function createRateLimits(clock: () => Date, options: RateLimitOptions | undefined): RateLimits {
  const buckets = new Map<string, Window>();
  let global: Window = { startedAt: 0, used: 0 };

  function spendGlobal(now: number, limit: number): void {
    if (now - global.startedAt >= 1000) global = { startedAt: now, used: 0 };
    if (global.used >= limit) throw rateLimited((global.startedAt + 1000 - now) / 1000, 'global');
    global.used += 1;
  }

  function spendBucket(now: number, key: string, limit: number, windowMs: number): Record<string, string> {
    const known = buckets.get(key);
    const open = known !== undefined && now - known.startedAt < windowMs;
    const window = open ? known : { startedAt: now, used: 0 };
    buckets.set(key, window);
    const resetMs = window.startedAt + windowMs - now;
    const headers = {
      'X-RateLimit-Limit': String(limit),
      'X-RateLimit-Remaining': String(Math.max(0, limit - window.used - 1)),
      'X-RateLimit-Reset': String((now + resetMs) / 1000),
      'X-RateLimit-Reset-After': String(resetMs / 1000),
      'X-RateLimit-Bucket': bucketName(key),
    };
    if (window.used >= limit) throw rateLimited(resetMs / 1000, 'user', headers);
    window.used += 1;
    return headers;
  }

  return {
    spend(method, path) {
      if (options === undefined) return {};
      const now = clock().getTime();
      const ofInteraction = /^\/(interactions|webhooks)\//.test(path);
      if (options.globalPerSecond !== undefined && !ofInteraction) spendGlobal(now, options.globalPerSecond);
      if (options.perRoute === undefined) return {};
      return spendBucket(now, bucketKey(method, path), options.perRoute.limit, options.perRoute.windowMs);
    },
  };
}

/** Channels, servers and webhooks have their own buckets; other ids share one. */
function bucketKey(method: string, path: string): string {
  const parts = path.split('/');
  const ofToken = parts[1] === 'interactions' || parts[1] === 'webhooks';
  const major = parts.slice(0, ofToken ? 4 : 3).join('/');
  const rest = parts.slice(ofToken ? 4 : 3).map((part) => (/^\d{15,}$/.test(part) ? ':id' : part));
  return `${method} ${[major, ...rest].join('/')}`;
}

/** Discord's bucket names leave out the major parameter. */
function bucketName(key: string): string {
  const generic = key.replace(/\d{15,}/g, ':id');
  return createHash('sha256').update(generic).digest('hex').slice(0, 32);
}
