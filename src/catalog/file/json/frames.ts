import type { RowSink, Stray } from './row-sink.ts';

/** What holds rows: the file itself, a list, or an object that wraps a list. */
export interface Frame {
  readonly kind: 'file' | 'list' | 'wrapper';
  readonly line: number;
  /** Whether a wrapper is around it, so that it may hold something else than papers. */
  readonly isWrapped: boolean;
  /** Rows found before it began. */
  readonly rowsBefore: number;
  /** What may be a row: told once it is clear that papers are here, forgotten where they are elsewhere. */
  readonly strays: Stray[];
  /** The beginning of a wrapper, to name it by. */
  readonly head: string;
  /** Whether a wrapper looks like a row itself, which it is when there is none in it. */
  readonly isRowish: boolean;
}

/** Strays that wait; a list with more of them holds nothing else. */
const MOST_STRAYS = 1_000;
/** Wrappers and lists inside one another that are looked into. */
const MOST_FRAMES = 8;

/** The lists and wrappers that are open at one place of a file, and the rows that were found. */
export interface Frames {
  top(): Frame;
  parent(): Frame | undefined;
  depth(): number;
  isFull(): boolean;
  push(kind: 'list' | 'wrapper', line: number, head?: string, isRowish?: boolean): void;
  pop(): void;
  /** Leaves frames without a word of what is in them. */
  cutTo(depth: number): void;
  rows(): number;
  /** Takes a row, after the strays that stand before it: what holds a row holds rows. */
  addRow(take: () => void): void;
  addStray(stray: Stray): void;
  /** Does something without a word about strays. */
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
