let ahead = 0;

/** Sets the page's clock by the playground's, which a newcomer may have put on by days. @param now ms since 1970. */
export function setPageClock(now: number): void {
  ahead = now - Date.now();
}

/** What time it is in the playground. */
export function pageNow(): Date {
  return new Date(Date.now() + ahead);
}
