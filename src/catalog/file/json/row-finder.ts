import { type Candidate, createCandidate } from './candidate.ts';
import { createCursor } from './cursor.ts';
import { createFrames } from './frames.ts';
import { createLooseText } from './loose-text.ts';
import { createMembers } from './members.ts';
import { isPartOf, type Place } from './place.ts';
import type { RowFinder, RowSink } from './row-sink.ts';
import { BRACE, isOutOfStep, QUOTE, type Token } from './tokens.ts';
import { createWake, endsAtNextObject } from './wake.ts';

/** Characters of a wrapper kept, to identify it in a report. */
const HEAD = 10_000;
const ENDS_HERE = 'the file ends in the middle of this row';

/**
 * Finds the rows in a JSON text, whatever surrounds them: one object per line or over several, lists, lists of lists,
 * objects that wrap lists under any key, concatenated documents, text between them. A row that is damaged, too long
 * or too deeply nested costs only itself: reading resumes where the next row may begin. Runs in linear time, with at
 * most one row in memory.
 */
export function createRowFinder(sink: RowSink): RowFinder {
  const frames = createFrames(sink);
  const wake = createWake(sink);
  const loose = createLooseText((stray) =>
    frames.top().kind === 'file' ? sink.takeDamage(stray, 'not JSON') : frames.addStray(stray),
  );
  const members = createMembers();
  const cursor = createCursor(take);
  let candidate: Candidate | undefined;
  let mode: 'between' | 'loose' | 'resync' = 'between';
  let isDamaged = false;
  /** Where a damaged row began that is being searched for later rows. */
  let swallower: Place | undefined;

  function take(token: Token): void {
    if (candidate !== undefined) takeInCandidate(candidate, token);
    else if (mode === 'resync') takeInResync(token);
    else if (mode === 'loose') takeLoose(token);
    else if (frames.top().kind === 'wrapper') takeInWrapper(token);
    else takeBetween(token);
  }

  function begin(token: Token, isFragment = false): void {
    wake.tell();
    const key = frames.top().kind === 'wrapper' ? members.takeKey() : undefined;
    candidate = createCandidate(cursor.place(), key, isFragment);
    mode = 'between';
    take(token);
  }

  function push(kind: 'list' | 'wrapper', at: number, head = '', isRowish = false): void {
    frames.push(kind, at, head, isRowish);
    members.restart();
    mode = 'between';
  }

  function pop(): void {
    frames.pop();
    members.restart();
    mode = 'between';
  }

  function takeBetween(token: Token): void {
    const { kind } = token;
    const isFile = frames.top().kind === 'file';
    const isLoose = kind === '[' ? isFile : !' ,{]}'.includes(kind);
    if (kind === '{' || (kind === '[' && !isFile && frames.isFull())) begin(token);
    else if (isLoose) {
      mode = 'loose';
      loose.begin(cursor.place().line);
      takeLoose(token);
    } else {
      if (kind === '[') push('list', cursor.place().line);
      else if (kind === ']' && !isFile) pop();
      else if (kind === '}' && frames.parent()?.kind === 'wrapper') {
        // An unclosed list ends with the object around it.
        pop();
        pop();
      }
      cursor.pass(token);
    }
  }

  /** Text that isn't JSON, up to the end of its line; in a list, a bare value up to the next comma. */
  function takeLoose(token: Token): void {
    const step = loose.take(token, frames.top().kind === 'file');
    if (step === 'more') cursor.pass(token);
    else {
      mode = 'between';
      loose.end();
      if (step === 'list') push('list', cursor.place().line);
      if (step === 'object') begin(BRACE);
      take(token);
    }
  }

  function takeInWrapper(token: Token): void {
    if (token.kind === '{') begin(token);
    else {
      cursor.pass(token);
      if (token.kind === '[') push('list', cursor.place().line);
      else if (token.kind === '}') pop();
      else members.take(token);
    }
  }

  function takeInCandidate(of: Candidate, token: Token): void {
    const isLineStart = token.kind === '{' && of.isLineStart(cursor.place().column);
    // A dropped object may never end: a line that begins as rows do starts a new one.
    const progress = isLineStart && of.dropped() !== undefined ? 'damaged' : of.take(token);
    if (progress === 'damaged') damage(of, token);
    else cursor.pass(token);
    if (progress === 'whole') finish(of);
    if (progress === 'too much' && !isSplit(of) && !isWrapper(of)) {
      of.drop();
      candidate = of;
    }
  }

  function finish(of: Candidate): void {
    candidate = undefined;
    const text = of.text();
    const row = of.dropped() === undefined ? sink.readRow(text, of.line, of.key) : 'damaged';
    if (typeof row === 'function' && !isPartOf(swallower, of)) frames.addRow(row);
    else if (of.isFragment && row === undefined) resync(of);
    else if (of.isNested() && of.dropped() === undefined && !frames.isFull()) replay(of);
    else if (row === undefined) frames.addStray({ line: of.line, text });
    else sink.takeDamage({ line: of.line, text }, of.dropped() ?? 'not JSON');
  }

  /** Rereads the text of an object to find rows in it. */
  function replay(of: Candidate): void {
    const text = of.text();
    push('wrapper', of.line, text.slice(0, HEAD), of.isRowish());
    cursor.reread(text.slice(1), { line: of.line, column: of.column + 1 });
  }

  /** Rereads an incomplete object line by line if it swallowed others; returns whether it did. */
  function isSplit(of: Candidate): boolean {
    const parts = of.dropped() === undefined ? of.parts() : [];
    if (parts.length < 2) return false;
    candidate = undefined;
    for (const [index, part] of parts.entries()) {
      cursor.reread(part.text, part);
      if (index < parts.length - 1) endRows('not JSON');
    }
    return true;
  }

  /** Ends what is open, and reports it as damaged. */
  function endRows(reason: string): void {
    for (let of = underWay(); of !== undefined; of = underWay()) {
      if (!isSplit(of) && !isWrapper(of)) resync(of, of.dropped() ?? reason);
    }
    if (mode === 'loose') loose.end();
    wake.tell();
    mode = 'between';
  }

  function underWay(): Candidate | undefined {
    return candidate;
  }

  /**
   * Examines an incomplete object. True if it's a wrapper: reading then continues inside it. If it's a row, it may
   * have swallowed the rows after it.
   */
  function isWrapper(of: Candidate): boolean {
    candidate = undefined;
    if (of.dropped() !== undefined || !of.isNested() || frames.isFull()) return false;
    const isRow = of.isRow();
    const depth = frames.depth();
    const before = frames.rows();
    const outer = swallower;
    if (isRow) swallower = of;
    if (isRow) frames.quietly(() => lookThrough(of));
    else replay(of);
    swallower = outer;
    const isInRow = underWay()?.isRow() === true;
    if (!isRow && (isInRow || frames.rows() > before || underWay() !== undefined)) return true;
    frames.cutTo(depth);
    candidate = undefined;
    mode = 'between';
    return false;
  }

  /** Finds the rows that a damaged one swallowed, and those that are damaged themselves. */
  function lookThrough(of: Candidate): void {
    replay(of);
    for (let inner = underWay(); inner !== undefined; inner = underWay()) {
      if (isSplit(inner) || isWrapper(inner) || !inner.isRow() || isPartOf(swallower, inner)) continue;
      sink.takeDamage({ line: inner.line, text: inner.text() }, 'not JSON');
    }
  }

  function damage(of: Candidate, token: Token): void {
    isDamaged = true;
    if (isSplit(of)) take(token);
    else if (isWrapper(of)) {
      if (underWay() === undefined && isOutOfStep(token) && of.last() === '"') mode = 'resync';
      take(token);
    } else if (isOutOfStep(token) && endsAtNextObject(of.text())) {
      resync(of, 'not JSON');
      beginOutOfStep();
      takeInCandidate(candidate ?? of, { ...token, kind: '"', isWhole: false, isRest: true });
    } else {
      resync(of, of.dropped() ?? 'not JSON');
      take(token);
    }
  }

  function resync(of: Candidate, reason?: string): void {
    const isLineOnly = frames.top().kind === 'file' && cursor.place().line === of.line;
    wake.begin(of, isLineOnly, of.isFragment && !of.isRow() ? undefined : reason);
    mode = 'resync';
  }

  /** After damage: skip to where the next row may begin. */
  function takeInResync(token: Token): void {
    if (wake.isAtRow(token)) begin(token, wake.isPart(cursor.place().column));
    else if (token.kind === '[' && wake.isAtLineStart() && frames.top().kind === 'file') {
      wake.tell();
      mode = 'between';
      take(token);
    } else {
      cursor.pass(token);
      const step = wake.note(token);
      if (step === 'row') beginOutOfStep();
      if (step !== 'line') return;
      wake.tell();
      mode = 'between';
    }
  }

  /** Begins a row whose first quote was mistaken for the end of a string. */
  function beginOutOfStep(): void {
    begin(BRACE, true);
    cursor.reopen();
    underWay()?.take(QUOTE);
  }

  function end(): boolean {
    endRows(ENDS_HERE);
    const isCut = frames.depth() > 0 && !isDamaged;
    while (frames.depth() > 0) pop();
    return isCut;
  }

  return { feed: cursor.feed, end };
}
