import type { HttpManners } from './client.ts';

/** All requests to arXiv share one client of this name: its limit applies to the whole service. */
export const ARXIV = 'arxiv';

/** One request every three seconds over one connection, as required by https://info.arxiv.org/help/api/tou.html. */
export const ARXIV_MANNERS: HttpManners = { interval: 3_000, retries: 3 };
