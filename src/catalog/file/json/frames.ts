import type { RowSink, Stray } from './row-sink.ts';

/** A container of rows: the file itself, a list, or an object that wraps a list. */
export interface Frame {
  readonly kind: 'file' | 'list' | 'wrapper';
  readonly line: number;
  /** Whether it's inside a wrapper, so that it may contain something other than papers. */
  readonly isWrapped: boolean;
  /** Rows found before it. */
  readonly rowsBefore: number;
  /** Possible rows: reported once papers turn up here, dropped if they are elsewhere. */
  readonly strays: Stray[];
  /** The beginning of a wrapper, to identify it in a report. */
  readonly head: string;
  /** Whether a wrapper looks like a row itself; it is one if it contains none. */
  readonly isRowish: boolean;
}

/** Maximum pending strays; a list with more contains nothing else. */
const MOST_STRAYS = 1_000;
/** Maximum nesting of wrappers and lists that are searched. */
const MOST_FRAMES = 8;

/** The open lists and wrappers at one position of a file, and the number of rows found. */
export interface Frames {
  top(): Frame;
  parent(): Frame | undefined;
  depth(): number;
  isFull(): boolean;
  push(kind: 'list' | 'wrapper', line: number, head?: string, isRowish?: boolean): void;
  pop(): void;
  /** Closes frames without reporting their contents. */
  cutTo(depth: number): void;
  rows(): number;
  /** Takes a row, reporting the strays before it first: whatever contains one row contains rows. */
  addRow(take: () => void): void;
  addStray(stray: Stray): void;
  /** Runs `work` without reporting strays. */
  quietly(work: () => void): void;
}

export function createFrames(sink: Pick<RowSink, 'takeStray'>): Frames {
  const file: Frame = {
    kind: 'file',
    line: 1,
    isWrapped: false,
    rowsBefore: 0,
    strays: [],
    head: '',
    isRowish: false,
  };
  const open: Frame[] = [];
  let rows = 0;
  let isQuiet = false;
  const top = () => open.at(-1) ?? file;
  const parent = () => (open.length === 0 ? undefined : (open.at(-2) ?? file));

  function addStray(stray: Stray): void {
    const { isWrapped, rowsBefore, strays } = top();
    if (isWrapped && rows === rowsBefore && strays.length < MOST_STRAYS) strays.push(stray);
    else {
      tell([...strays.splice(0), stray]);
    }
  }

  function tell(strays: readonly Stray[]): void {
    if (!isQuiet) for (const stray of strays) sink.takeStray(stray);
  }

  return {
    top,
    parent,
    depth: () => open.length,
    isFull: () => open.length >= MOST_FRAMES,
    rows: () => rows,
    push(kind, line, head = '', isRowish = false) {
      const isWrapped = kind === 'wrapper' || top().kind === 'wrapper' || top().isWrapped;
      open.push({ kind, line, isWrapped, rowsBefore: rows, strays: [], head, isRowish });
    },
    pop() {
      const ended = open.pop();
      if (ended === undefined || rows > ended.rowsBefore) return;
      const around = top();
      if (ended.kind === 'list' || around.kind === 'wrapper') {
        around.strays.push(...ended.strays.slice(0, Math.max(0, MOST_STRAYS - around.strays.length)));
        return;
      }
      const isItself = ended.isRowish || ended.strays.length === 0;
      for (const stray of isItself ? [{ line: ended.line, text: ended.head }] : ended.strays) addStray(stray);
    },
    cutTo(depth) {
      open.length = depth;
    },
    addRow(take) {
      tell(top().strays.splice(0));
      take();
      rows += 1;
    },
    addStray,
    quietly(work) {
      const before = isQuiet;
      isQuiet = true;
      work();
      isQuiet = before;
    },
  };
}
