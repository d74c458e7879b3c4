import { joinedNames } from '../append/append-authors.ts';
import { placesAmong } from '../append/places.ts';
import { renumbered } from '../append/renumbered.ts';
import { spliceLists } from '../append/splice.ts';
import type { PackedAuthors } from '../build-authors.ts';
import { sharedArray } from '../growing-array.ts';
import { packStarts } from '../starts.ts';
import { removedFrom, replacedLists } from './replaced-lists.ts';
import { replacedRuns } from './replaced-runs.ts';

/** Replaces the authors of some papers. Names that no paper has any more remain, without papers. */
export function replacedAuthors(
  index: PackedAuthors,
  documents: readonly number[],
  texts: PackedAuthors,
): PackedAuthors {
  const names = placesAmong(index.names, texts.names);
  const byName = { start: index.nameStart, values: index.nameDocument };
  const namesOf = (document: number) =>
    index.authorName.subarray(index.authorStart[document], index.authorStart[document + 1]);
  const papers = spliceLists(
    byName,
    replacedLists(
      byName,
      removedFrom(documents, namesOf),
      { start: texts.nameStart, values: texts.nameDocument },
      documents,
      names,
    ),
  );
  const byDocument = replacedRuns(
    (length) => sharedArray(Uint32Array, length),
    { starts: index.authorStart, values: renumbered(index.authorName, names.ofFirst) },
    documents,
    { starts: texts.authorStart, values: renumbered(texts.authorName, names.ofSecond) },
  );
  return {
    ...joinedNames(index, texts, names),
    authorStart: byDocument.starts,
    authorName: byDocument.values,
    nameStart: packStarts(papers.start),
    nameDocument: papers.values,
  };
}
