import { words as wordsOf } from '../text/tokens.ts';
import { createGrowingList, groupByKey } from './growing.ts';
import { packWords } from './lexicon.ts';
import type { PackedIndex } from './packed-index.ts';
import { packStrings } from './strings.ts';

type PackedAuthors = Pick<
  PackedIndex,
  'names' | 'displayNames' | 'nameStart' | 'nameDocument' | 'nameWords' | 'nameWordStart' | 'nameWordName'
>;

/** Collects the authors of papers in order; two spellings that fold alike are one name. */
export function createAuthorBuilder(): { add(names: readonly string[]): void; finish(): PackedAuthors } {
  const nameIds = new Map<string, number>();
  const spellings: Map<string, number>[] = [];
  const nameOf = createGrowingList();
  const documentOf = createGrowingList();
  let document = 0;

  return {
    add(names) {
      const seen = new Set<string>();
      for (const name of names) {
        const folded = foldName(name);
        if (folded === '' || seen.has(folded)) continue;
        seen.add(folded);
        let id = nameIds.get(folded);
        if (id === undefined) {
          id = nameIds.size;
          nameIds.set(folded, id);
          spellings.push(new Map());
        }
        const forms = spellings[id];
        forms?.set(name, (forms.get(name) ?? 0) + 1);
        nameOf.push(id);
        documentOf.push(document);
      }
      document++;
    },

    finish() {
      const unsorted = [...nameIds.keys()];
      const sorted = [...unsorted].sort();
      const newIds = new Map(sorted.map((name, id) => [name, id]));
      const papers = groupByKey(
        nameOf.finish().map((id) => newIds.get(unsorted[id] ?? '') ?? 0),
        documentOf.finish(),
        sorted.length,
      );
      const displayNames = sorted.map((name) => commonest(spellings[nameIds.get(name) ?? 0], name));
      const nameWords = [...new Set(sorted.flatMap((name) => name.split(' ')))].sort();
      const wordIds = new Map(nameWords.map((word, id) => [word, id]));
      const wordOf = createGrowingList();
      const holder = createGrowingList();
      sorted.forEach((name, id) => {
        for (const word of new Set(name.split(' '))) {
          wordOf.push(wordIds.get(word) ?? 0);
          holder.push(id);
        }
      });
      const byWord = groupByKey(wordOf.finish(), holder.finish(), nameWords.length);
      return {
        names: packWords(sorted),
        displayNames: packStrings(displayNames),
        nameStart: papers.start,
        nameDocument: papers.values,
        nameWords: packWords(nameWords),
        nameWordStart: byWord.start,
        nameWordName: byWord.values,
      };
    },
  };
}

/** A name as it is compared: `Pooch, U.` is `pooch u`. */
export function foldName(name: string): string {
  return wordsOf(name).join(' ');
}

function commonest(forms: Map<string, number> | undefined, fallback: string): string {
  let best = fallback;
  let most = 0;
  for (const [form, count] of forms ?? []) {
    if (count > most) {
      most = count;
      best = form;
    }
  }
  return best;
}
