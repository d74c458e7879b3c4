import type { HttpManners } from './client.ts';

/** All that is asked of arXiv goes through one client of this name: its limit counts for the whole service. */
export const ARXIV = 'arxiv';

/** One request in three seconds and one connection, as https://info.arxiv.org/help/api/tou.html asks. */
export const ARXIV_MANNERS: HttpManners = { interval: 3_000, retries: 3 };
