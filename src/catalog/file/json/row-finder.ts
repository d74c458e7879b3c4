import { type Candidate, createCandidate, MOST_OF_A_ROW } from './candidate.ts';
import { createFrames } from './frames.ts';
import { createLooseText } from './loose-text.ts';
import { createMembers } from './members.ts';
import { type Place, placeAfter } from './place.ts';
import type { RowFinder, RowSink } from './row-sink.ts';
import { BRACE, createTokenizer, isOutOfStep, QUOTE, type Token } from './tokens.ts';
import { createWake, endsAtNextObject } from './wake.ts';

/** Of a wrapper this much is kept to name it by, in characters. */
const HEAD = 10_000;
const ENDS_HERE = 'the file ends in the middle of this row';
const TOO_LONG = `longer than ${MOST_OF_A_ROW.characters.toLocaleString('en-US')} characters`;

/**
 * Finds the rows of a text of JSON, whatever is around them: one object a line or over several, lists, lists of lists,
 * objects that wrap lists under any key, several documents one after another, other text between them. What is damaged,
 * too long or nested too deep costs that row alone: the reading goes on at the next place where a row may begin. Time is
 * linear in the text, and no more of it is held than one row.
 */
export function createRowFinder(sink: RowSink): RowFinder {
  const frames = createFrames(sink);
  const wake = createWake(sink);
  const loose = createLooseText();
  const members = createMembers();
  let tokenizer = createTokenizer();
  let place: Place = { line: 1, column: 0 };
  let candidate: Candidate | undefined;
  let mode: 'between' | 'loose' | 'resync' = 'between';
  let isDamaged = false;
  /** Of a damaged row that is looked through for rows after it: where it began. */
  let swallower: Place | undefined;

  function feed(piece: string): void {
    for (const token of tokenizer.tokens(piece)) take(token);
  }

  function take(token: Token): void {
    if (candidate !== undefined) takeInCandidate(candidate, token);
    else if (mode === 'resync') takeInResync(token);
    else if (mode === 'loose') takeLoose(token);
    else if (frames.top().kind === 'wrapper') takeInWrapper(token);
    else takeBetween(token);
  }

  /** Every token passes here once, when it is done with. */
  function pass(token: Token): void {
    place = placeAfter(place, token);
  }

  function begin(token: Token, isFragment = false): void {
    wake.tell();
    const key = frames.top().kind === 'wrapper' ? members.takeKey() : undefined;
    candidate = createCandidate(place, key, isFragment);
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
      loose.begin(place.line);
      takeLoose(token);
    } else {
      if (kind === '[') push('list', place.line);
      else if (kind === ']' && !isFile) pop();
      else if (kind === '}' && frames.parent()?.kind === 'wrapper') {
        // A list that was never closed ends with the object around it.
        pop();
        pop();
      }
      pass(token);
    }
  }

  /** Text that is no JSON, up to the end of its line; in a list, a bare value up to the next comma. */
  function takeLoose(token: Token): void {
    const step = loose.take(token, frames.top().kind === 'file');
    if (step === 'more') pass(token);
    else {
      endLoose();
      if (step === 'list') push('list', place.line);
      if (step === 'object') begin(BRACE);
      take(token);
    }
  }

  function endLoose(): void {
    mode = 'between';
    const stray = loose.end();
    if (stray === undefined) return;
    if (frames.top().kind === 'file') sink.takeDamage(stray, 'not JSON');
    else frames.addStray(stray);
  }

  function takeInWrapper(token: Token): void {
    if (token.kind === '{') begin(token);
    else {
      pass(token);
      if (token.kind === '[') push('list', place.line);
      else if (token.kind === '}') pop();
      else members.take(token);
    }
  }

  function takeInCandidate(of: Candidate, token: Token): void {
    // What is not kept may have no end: a line that begins as rows do begins one.
    const isNext = token.kind === '{' && of.dropped() !== undefined && of.last() === '\n';
    const progress = isNext && place.column <= of.column ? 'damaged' : of.take(token);
    if (progress === 'damaged') damage(of, token);
    else pass(token);
    if (progress === 'whole') finish(of);
    if (progress === 'too long') overflow(of);
  }

  function finish(of: Candidate): void {
    candidate = undefined;
    const text = of.text();
    const row = of.dropped() === undefined ? sink.readRow(text, of.line, of.key) : 'damaged';
    // A part of a damaged row is no row, even if it looks like one.
    const isPart = swallower !== undefined && (of.line <= swallower.line || of.column > swallower.column);
    if (typeof row === 'function' && !isPart) frames.addRow(row);
    else if (of.isFragment && row === undefined) resync(of);
    else if (of.isNested() && of.dropped() === undefined && !frames.isFull()) replay(of);
    else if (row === undefined) frames.addStray({ line: of.line, text });
    else sink.takeDamage({ line: of.line, text }, of.dropped() ?? 'not JSON');
  }

  /** Reads the text of an object once more, for the rows in it. */
  function replay(of: Candidate): void {
    const text = of.text();
    const now = { place, tokenizer };
    tokenizer = createTokenizer();
    place = { line: of.line, column: of.column + 1 };
    push('wrapper', of.line, text.slice(0, HEAD), of.isRowish());
    feed(text.slice(1));
    ({ place, tokenizer } = now);
  }

  function underWay(): Candidate | undefined {
    return candidate;
  }

  /**
   * Looks into an object that is not whole. True when it is a wrapper: then the reading goes on inside of it. A row is
   * none, but may have swallowed rows that come after it.
   */
  function isWrapper(of: Candidate): boolean {
    candidate = undefined;
    if (of.dropped() !== undefined || !of.isNested() || frames.isFull()) return false;
    const isRow = of.isRow();
    const depth = frames.depth();
    const before = frames.rows();
    const outer = swallower;
    if (isRow) swallower = of;
    if (isRow) frames.quietly(() => replay(of));
    else replay(of);
    swallower = outer;
    const isInRow = underWay()?.isRow() === true;
    if (!isRow && (isInRow || frames.rows() > before || underWay() !== undefined)) return true;
    frames.cutTo(depth);
    candidate = undefined;
    mode = 'between';
    return false;
  }

  function damage(of: Candidate, token: Token): void {
    isDamaged = true;
    const text = of.text();
    if (isWrapper(of)) {
      if (underWay() === undefined && isOutOfStep(token) && of.last() === '"') mode = 'resync';
      take(token);
    } else if (isOutOfStep(token) && endsAtNextObject(text)) {
      resync(of, 'not JSON');
      beginOutOfStep();
      takeInCandidate(candidate ?? of, { ...token, kind: '"', isWhole: false, isRest: true });
    } else {
      resync(of, of.dropped() ?? 'not JSON');
      take(token);
    }
  }

  function resync(of: Candidate, reason?: string): void {
    const isPart = of.isFragment && !of.isRow();
    const isLineOnly = frames.top().kind === 'file' && place.line === of.line;
    const { line, column, isFragment } = of;
    const damage = { line, column, isFragment, text: of.text(), last: of.last(), isLineOnly };
    wake.begin(damage, isPart ? undefined : reason);
    mode = 'resync';
  }

  function overflow(of: Candidate): void {
    if (isWrapper(of)) return;
    of.drop(TOO_LONG);
    candidate = of;
  }

  /** After damage: on to the next place where a row may begin. */
  function takeInResync(token: Token): void {
    if (wake.isAtRow(token)) begin(token, wake.isPart(place.column));
    else if (token.kind === '[' && wake.isAtLineStart() && frames.top().kind === 'file') {
      wake.tell();
      mode = 'between';
      take(token);
    } else {
      pass(token);
      const step = wake.note(token);
      if (step === 'row') beginOutOfStep();
      if (step !== 'line') return;
      wake.tell();
      mode = 'between';
    }
  }

  /** Begins a row whose first quote was taken for the end of a string. */
  function beginOutOfStep(): void {
    begin(BRACE, true);
    tokenizer.reopen();
    underWay()?.take(QUOTE);
  }

  function end(): boolean {
    for (let of = underWay(); of !== undefined; of = underWay()) {
      if (!isWrapper(of)) resync(of, of.dropped() ?? ENDS_HERE);
    }
    if (mode === 'loose') endLoose();
    wake.tell();
    const isCut = frames.depth() > 0 && !isDamaged;
    while (frames.depth() > 0) pop();
    return isCut;
  }

  return { feed, end };
}
