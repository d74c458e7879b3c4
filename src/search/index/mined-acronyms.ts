import { explainedIn } from '../match/acronyms.ts';
import { words } from '../text/tokens.ts';
import { type PackedStrings, packStrings, stringAt } from './strings.ts';

/** A long form of an acronym, and how many papers explain the one by the other. */
export interface MinedAcronym {
  readonly acronym: string;
  /** Folded words with a blank between; so is the acronym, which is one word. */
  readonly longForm: string;
  readonly papers: number;
}

/** Collects what the texts of papers explain (`Retrieval-Augmented Generation (RAG)`). */
export interface AcronymMiner {
  add(text: string): void;
  finish(): PackedStrings;
}

/** Of an acronym that stands for several things none is taken, unless so many of its explanations are of one. */
const MAIN = 1 / 2;
/** In a catalog of so many papers one paper that explains something is not enough. */
const LARGE = 2_000;
const FEWEST = 3;

export function createAcronymMiner(): AcronymMiner {
  const known = new Map<string, Map<string, number>>();
  let papers = 0;
  return {
    add(text) {
      papers++;
      const seen = new Set<string>();
      for (const { acronym: written, longForm: spelt } of explainedIn(text)) {
        const [acronym = '', ...others] = words(written);
        const longForm = words(spelt).join(' ');
        if (others.length > 0 || seen.has(`${acronym} ${longForm}`)) continue;
        seen.add(`${acronym} ${longForm}`);
        const forms = known.get(acronym) ?? new Map<string, number>();
        known.set(acronym, forms.set(longForm, (forms.get(longForm) ?? 0) + 1));
      }
    },
    finish() {
      const fewest = papers >= LARGE ? FEWEST : 1;
      const mined: string[] = [];
      for (const [acronym, forms] of known) {
        let all = 0;
        for (const count of forms.values()) all += count;
        // Singular and plural, and other spellings, are forms of their own: the commonest stands for them.
        const [[longForm, count] = ['', 0]] = [...forms].sort((a, b) => b[1] - a[1]);
        if (count >= fewest && count >= all * MAIN) mined.push(`${acronym}\t${longForm}\t${count}`);
      }
      return packStrings(mined.sort());
    },
  };
}

export function minedAcronyms(packed: PackedStrings): readonly MinedAcronym[] {
  return Array.from({ length: packed.starts.length - 1 }, (_, i) => {
    const [acronym = '', longForm = '', papers = ''] = stringAt(packed, i).split('\t');
    return { acronym, longForm, papers: Number(papers) };
  });
}
