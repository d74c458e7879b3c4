import type { StoreFailure, StoreFailureKind } from '../store/failure.ts';

const SENTENCES: Readonly<Record<StoreFailureKind, string>> = {
  away: "I can't reach my database right now, so as far as I know nothing was saved. Searching still works. Please try again in a minute.",
  full: "My disk is full, so I couldn't save that. Searching still works. Please tell the people who run this bot.",
  broken:
    "My database can't be used right now, so I couldn't save that. Searching still works. Please tell the people who run this bot.",
};

/** Why something couldn't be read or written, as a sentence for the person who asked for it. */
export function storeFailureSentence({ kind }: StoreFailure): string {
  return SENTENCES[kind];
}

/** For answers that go out without what the store would have added. */
export const WITHOUT_MARKS = "-# This server's upvotes and featured papers are missing right now.";
