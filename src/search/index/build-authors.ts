import { formsOf } from '../match/called.ts';
import { foldName, usualSpelling } from '../text/names.ts';
import { createGrowingList, groupByKey, withLeadingZero } from './growing.ts';
import { packWords } from './lexicon.ts';
import { createNumbering } from './numbering.ts';
import type { PackedIndex } from './packed-index.ts';
import { packStarts, sizeAt } from './starts.ts';
import { packBytes, stringAt } from './strings.ts';
import { packNumbers } from './three-bytes.ts';

export type PackedAuthors = Pick<
  PackedIndex,
  | 'names'
  | 'displayNames'
  | 'authorStart'
  | 'authorName'
  | 'nameStart'
  | 'nameDocument'
  | 'nameWords'
  | 'nameWordStart'
  | 'nameWordName'
>;

/** Separates the spellings of one name; no name contains a line break. */
export const NEXT_SPELLING = '\n';
/** Stored for a name whose only spelling is the usual one: this cuts the spellings of 100,000 names to a fifth of their size. */
const USUAL = '';
/** Precedes the paper count of a spelling if a name has several. */
const PAPERS = '\t';

/** The printed spellings of a name, most common first. */
export function spellingsOf(
  { displayNames, names }: Pick<PackedIndex, 'displayNames' | 'names'>,
  name: number,
): string[] {
  const printed = stringAt(displayNames, name);
  if (printed === USUAL) return [usualSpelling(stringAt(names, name))];
  if (!printed.includes(NEXT_SPELLING)) return [printed];
  return printed.split(NEXT_SPELLING).map((form) => form.slice(0, form.lastIndexOf(PAPERS)));
}

/** How many papers use each spelling of a name. */
export function spellingCounts(
  index: Pick<PackedIndex, 'displayNames' | 'names' | 'nameStart'>,
  name: number,
): Map<string, number> {
  const { displayNames, nameStart } = index;
  const printed = stringAt(displayNames, name).split(NEXT_SPELLING);
  if (printed.length === 1) {
    const papers = sizeAt(nameStart, name);
    return new Map(spellingsOf(index, name).map((form) => [form, papers]));
  }
  return new Map(
    printed.map((form) => {
      const end = form.lastIndexOf(PAPERS);
      return [form.slice(0, end), Number(form.slice(end + 1))];
    }),
  );
}

/** Adds up two counts of papers per spelling. */
export function withSpellings(
  here: ReadonlyMap<string, number>,
  there: ReadonlyMap<string, number>,
): Map<string, number> {
  const both = new Map(here);
  for (const [form, papers] of there) both.set(form, (both.get(form) ?? 0) + papers);
  return both;
}

/** Packs the spellings of a name. @param name - Folded. */
export function packSpellings(name: string, forms: ReadonlyMap<string, number>): string {
  if (forms.size === 1) {
    const only = [...forms.keys()].join();
    return only === usualSpelling(name) ? USUAL : only;
  }
  return commonestFirst(forms)
    .map((form) => `${form}${PAPERS}${forms.get(form)}`)
    .join(NEXT_SPELLING);
}

/** Collects the authors of papers in order. Spellings that fold to the same text are one name. */
export function createAuthorBuilder(): { add(names: readonly string[]): void; finish(): PackedAuthors } {
  const names = createNumbering();
  // Nearly every name has a single spelling, so a map for each would waste memory.
  const firstForm: string[] = [];
  const papersOf: number[] = [];
  const severalForms = new Map<number, Map<string, number>>();
  const nameOf = createGrowingList();
  const documentOf = createGrowingList();
  const ends = createGrowingList();
  let document = 0;

  function addForm(id: number, form: string): void {
    const papers = papersOf[id] ?? 0;
    const first = firstForm[id] ?? form;
    const several = severalForms.get(id);
    papersOf[id] = papers + 1;
    firstForm[id] = first;
    if (several !== undefined) several.set(form, (several.get(form) ?? 0) + 1);
    else if (form !== first)
      severalForms.set(
        id,
        new Map([
          [first, papers],
          [form, 1],
        ]),
      );
  }

  function formsOfName(id: number): ReadonlyMap<string, number> {
    return severalForms.get(id) ?? new Map([[firstForm[id] ?? '', papersOf[id] ?? 0]]);
  }

  return {
    add(authors) {
      const seen = new Set<string>();
      for (const name of authors) {
        const folded = foldName(name);
        if (folded === '' || seen.has(folded)) continue;
        seen.add(folded);
        const id = names.of(folded);
        addForm(id, name);
        nameOf.push(id);
        documentOf.push(document);
      }
      ends.push(nameOf.length);
      document++;
    },

    finish() {
      const { sorted, oldOf, newOf } = names.finish();
      const authorName = nameOf.finish().map((id) => newOf[id] ?? 0);
      const papers = groupByKey(authorName, documentOf.finish(), sorted.length);
      const words = createNumbering();
      const wordOf = createGrowingList();
      const holder = createGrowingList();
      const spelt = sorted.map((name, id) => {
        const forms = formsOfName(oldOf[id] ?? 0);
        for (const word of new Set(formsOf(name, [...forms.keys()]))) {
          wordOf.push(words.of(word));
          holder.push(id);
        }
        return packSpellings(name, forms);
      });
      const numbered = words.finish();
      const byWord = groupByKey(
        wordOf.finish().map((word) => numbered.newOf[word] ?? 0),
        holder.finish(),
        numbered.sorted.length,
      );
      return {
        names: packBytes(sorted),
        displayNames: packBytes(spelt),
        authorStart: withLeadingZero(ends.finish()),
        authorName,
        nameStart: packStarts(papers.start),
        nameDocument: packNumbers(papers.values),
        nameWords: packWords(numbered.sorted),
        nameWordStart: byWord.start,
        nameWordName: packNumbers(byWord.values),
      };
    },
  };
}

/** The spellings of a name, most common first; ties go to the one with more special letters (`Łukasz`). */
export function commonestFirst(forms: ReadonlyMap<string, number>): string[] {
  const own = (form: string) => form.replace(/\p{ASCII}/gu, '').length;
  return [...forms]
    .sort(([a, papersA], [b, papersB]) => papersB - papersA || own(b) - own(a) || (a < b ? -1 : 1))
    .map(([form]) => form);
}
