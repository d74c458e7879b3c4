import { appendIndex } from '../append/append.ts';
import { appendTitleWords } from '../append/append-title-words.ts';
import { joined, joinedStarts } from '../append/joined.ts';
import { type Places, placesAmong } from '../append/places.ts';
import { grownArray, sharedArray } from '../growing-array.ts';
import { type JointNumbers, jointSize } from '../joint-numbers.ts';
import { NONE } from '../lexicon.ts';
import { mostExplainedNow } from '../mined-acronyms.ts';
import type { IndexTail, PackedIndex } from '../packed-index.ts';
import { shareIndex } from '../shared-memory.ts';
import type { PackedStrings } from '../strings.ts';
import { createTextReader } from '../texts.ts';
import { allNumbers } from '../three-bytes.ts';
import { allTitleWords } from '../title-words.ts';
import { varintSize, writeVarint } from '../varint.ts';
import { grownNumbers } from './grow-numbers.ts';

/**
 * Adds papers to an index at a cost proportional to their number: they go into its tail, a separate index, and arrays by document grow
 * in place. Finds exactly what an index of all papers finds. Uses shared memory; leaves `first` unchanged.
 */
export function growIndex(first: PackedIndex, added: PackedIndex): PackedIndex {
  const { documents, textTotal, titleTotal } = first;
  const before = first.tail?.before ?? { documents, textTotal, titleTotal };
  const titleCodes = first.tail?.titleCodes ?? first.titleWords.wordOf.length;
  const titleWords = allTitleWords(added.titleWords);
  const arrived = arrivals(added, titleWords);
  const numbered = (list: 'words' | 'stems' | 'names' | 'nameWords', order?: Uint32Array) =>
    numbersOf(first[list], first.tail?.[list], first.tail?.index[list], added[list], order);
  const words = numbered('words', arrived);
  const stems = numbered('stems');
  const names = numbered('names');
  const nameWords = numbered('nameWords');
  const index = first.tail === undefined ? shareIndex(added) : appendIndex(first.tail.index, added);
  const later = (document: number) => document + before.documents;
  const tail: IndexTail = {
    index,
    before,
    titleCodes,
    words: words.all,
    stems: stems.all,
    names: names.all,
    nameWords: nameWords.all,
    titlePostingDocument: mapped(allNumbers(index.titlePostingDocument), later),
    titleOrder: mapped(index.titleOrder, later),
    nameDocument: mapped(allNumbers(index.nameDocument), later),
    nameWordName: mapped(allNumbers(index.nameWordName), (name) => names.all.numbers[name] ?? NONE),
  };
  return {
    ...first,
    tail,
    documents: documents + added.documents,
    textTotal: textTotal + added.textTotal,
    titleTotal: titleTotal + added.titleTotal,
    textLength: joined(Uint16Array, first.textLength, added.textLength),
    titleLength: joined(Uint16Array, first.titleLength, added.titleLength),
    titleStart: joinedStarts(first.titleStart, added.titleStart),
    titleWords: appendTitleWords(first.titleWords, titleWords.map(words.of), jointSize(words.all)),
    titleName: joined(Uint8Array, first.titleName, added.titleName),
    authorStart: joinedStarts(first.authorStart, added.authorStart),
    authorName: joined(Uint32Array, first.authorName, mapped(added.authorName, names.of)),
    stemOf: joined(Uint32Array, first.stemOf, stemsOfNew(added, words, stems)),
    ...grownTexts(first, added, words),
    acronyms: mostExplainedNow({
      acronyms: first.acronyms,
      before: documents,
      papers: documents + added.documents,
      explained: first.explained,
      tail: index.explained,
      added: added.explained,
    }),
  };
}

/** The joint numbering of a list, and the numbers of the added words. */
interface Numbered {
  readonly all: JointNumbers;
  /** How many numbers there were before. */
  readonly known: number;
  of(added: number): number;
}

function numbersOf(
  first: PackedStrings,
  before: JointNumbers | undefined,
  tail: PackedStrings | undefined,
  added: PackedStrings,
  order: Uint32Array | undefined,
): Numbered {
  const among = tail === undefined ? alone(added) : placesAmong(tail, added);
  const all = grownNumbers({ first, before, added, among, order });
  return {
    all,
    known: before === undefined ? all.first : jointSize(before),
    of: (one) => all.numbers[among.ofSecond[one] ?? 0] ?? NONE,
  };
}

/** The positions of texts in an empty list. */
function alone({ starts }: PackedStrings): Places {
  const ofSecond = new Uint32Array(starts.length - 1).map((_, i) => i);
  return {
    at: new Uint32Array(ofSecond.length),
    isHeld: [],
    ofFirst: new Uint32Array(0),
    ofSecond,
    count: ofSecond.length,
  };
}

/**
 * The words of an index in order of first appearance, so that a word gets the same number and code however many papers are added at
 * once.
 */
function arrivals(
  { documents, titleStart, words, ...texts }: PackedIndex,
  titleWords: Uint32Array,
): Uint32Array {
  const order = new Uint32Array(words.starts.length - 1);
  const isSeen = new Uint8Array(order.length);
  const reader = createTextReader(texts);
  let count = 0;
  const see = (word: number) => {
    if (isSeen[word] === 1) return;
    isSeen[word] = 1;
    order[count++] = word;
  };
  for (let document = 0; document < documents; document++) {
    titleWords.subarray(titleStart[document], titleStart[document + 1]).forEach(see);
    reader.words(document).forEach(see);
  }
  return order.subarray(0, count);
}

function mapped(values: Uint32Array, of: (value: number) => number): Uint32Array {
  const made = sharedArray(Uint32Array, values.length);
  for (let i = 0; i < values.length; i++) made[i] = of(values[i] ?? 0);
  return made;
}

/** The stems of the newly numbered words, in number order. */
function stemsOfNew({ stemOf }: PackedIndex, words: Numbered, stems: Numbered): Uint32Array {
  const found = new Uint32Array(jointSize(words.all) - words.known);
  stemOf.forEach((stem, word) => {
    const number = words.of(word);
    if (number >= words.known) found[number - words.known] = stem === NONE ? NONE : stems.of(stem);
  });
  return found;
}

/** Appends texts. A word that came later has its number as its code, since all words before it have codes. */
function grownTexts(
  first: PackedIndex,
  added: PackedIndex,
  words: Numbered,
): Pick<PackedIndex, 'textStart' | 'textCodes' | 'wordOfCode'> {
  const { first: size } = words.all;
  const codeOf = new Uint32Array(size);
  for (let code = 0; code < size; code++) codeOf[first.wordOfCode[code] ?? 0] = code;
  const numbers = new Uint32Array(added.words.starts.length - 1).map((_, word) => {
    const number = words.of(word);
    return number < size ? (codeOf[number] ?? 0) : number;
  });
  const reader = createTextReader(added);
  const ends = new Uint32Array(added.documents);
  const begin = first.textStart[first.documents] ?? 0;

  function eachCode(document: number, visit: (code: number) => void): void {
    const text = reader.words(document);
    const { gaps } = reader;
    for (let i = 0; i < text.length; i++) visit((numbers[text[i] ?? 0] ?? 0) * 2 + (gaps[i] ?? 0));
  }

  let at = begin;
  for (let document = 0; document < added.documents; document++) {
    eachCode(document, (code) => {
      at += varintSize(code);
    });
    ends[document] = at;
  }
  const textCodes = grownArray(Uint8Array, first.textCodes, at);
  at = begin;
  for (let document = 0; document < added.documents; document++)
    eachCode(document, (code) => {
      at = writeVarint(textCodes, at, code);
    });
  const codes = new Uint32Array(jointSize(words.all) - words.known).map((_, i) => words.known + i);
  return {
    textStart: joined(Uint32Array, first.textStart, ends),
    textCodes,
    wordOfCode: joined(Uint32Array, first.wordOfCode, codes),
  };
}
