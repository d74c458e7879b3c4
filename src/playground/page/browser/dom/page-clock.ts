let ahead = 0;

/**
 * Sets the page's clock to the playground's, which a newcomer may have moved forward by days. @param now ms since 1970.
 */
export function setPageClock(now: number): void {
  ahead = now - Date.now();
}

/** The playground's current time. */
export function pageNow(): Date {
  return new Date(Date.now() + ahead);
}
