/** One line that shows the progress of long work. */
export interface StatusLine {
  /** Shows it in place of the previous one; if lines stay, as in a file, only now and then. */
  show(text: string): void;
  /** Removes it, so that something else can be printed. */
  clear(): void;
}

/** How often a line changes, and how often one is added if lines stay, in ms. */
const CHANGE_EVERY = 100;
const ADD_EVERY = 10_000;

const CLEAR = '\r\x1b[2K';

/** @param isTerminal whether text written can be overwritten. */
export function createStatusLine({
  write,
  isTerminal,
  now = () => performance.now(),
}: {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  readonly now?: () => number;
}): StatusLine {
  let last = isTerminal ? Number.NEGATIVE_INFINITY : now();
  let isShown = false;
  return {
    show(text) {
      if (now() - last < (isTerminal ? CHANGE_EVERY : ADD_EVERY)) return;
      last = now();
      isShown = isTerminal;
      write(isTerminal ? `${CLEAR}${text}` : `${text}\n`);
    },
    clear() {
      if (isShown) write(CLEAR);
      isShown = false;
    },
  };
}
