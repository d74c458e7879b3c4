/** A mutant that is always planted: it once left every test green, or is too costly to leave to chance. */
export interface TableRow {
  /** What goes wrong with it. */
  readonly fault: string;
  /** Must occur exactly once in the sources, anywhere; and its replacement. */
  readonly find: string;
  readonly replace: string;
}

/** `fault` is what a person would see; `find` is as short as possible, so that a row survives moves and renames. */
export const TABLE: readonly TableRow[] = [
  {
    fault: 'answers end in “-# undefined”',
    find: 'if (line === undefined) return body;',
    replace: '',
  },
  {
    fault: 'a digest that is asked for twice is posted twice',
    find: 'nonce: deliveryId, enforce_nonce: true',
    replace: 'nonce: deliveryId, enforce_nonce: false',
  },
  {
    fault: 'a forum that demands a tag is given none, the others any',
    find: '(isDemanded ? free[0] : undefined)',
    replace: '(isDemanded ? undefined : free[0])',
  },
  {
    fault: 'a digest is sent after its lease was lost',
    find: 'if (!hasTime()) return undefined;',
    replace: '',
  },
  {
    fault: 'the plain digest is sent after the lease was lost',
    find: 'if (!maySend()) return undefined;',
    replace: 'maySend();',
  },
  {
    fault: '“Similar” leads nowhere',
    find: "button(openSimilar, 'Similar'",
    replace: "button({ ...openSimilar, action: 'opens' }, 'Similar'",
  },
  {
    fault: '“Trending this week” leads nowhere',
    find: "button(openTrending, 'Trending this week'",
    replace: "button({ ...openTrending, action: 'opens' }, 'Trending this week'",
  },
  {
    fault: 'a private message that is asked for twice is sent twice',
    find: 'nonce: order.deliveryId,\n            enforce_nonce: true',
    replace: 'nonce: order.deliveryId,\n            enforce_nonce: false',
  },
  {
    fault: 'the pinned card may ping everyone',
    find: 'allowed_mentions: rawAllowedMentions(body)',
    replace: "allowed_mentions: { ...rawAllowedMentions(body), parse: ['everyone'] as never }",
  },
  {
    fault: '📌 stands on every paper that is not featured',
    find: "featured === true ? '📌 ' : ''",
    replace: "featured === true ? '' : '📌 '",
  },
  {
    fault: 'a half-filled batch counts as complete once its day is over',
    find: 'batchDay(new Date(last.at)) > day && batchDay(now) > day',
    replace: 'batchDay(now) > day',
  },
  { fault: 'a bot that names this one is answered', find: 'author.bot === true || ', replace: '' },
  {
    fault: 'the search for a sent digest reads a channel for ever',
    find: 'page.length < PAGE || BigInt(newest) > end',
    replace: 'page.length < PAGE || (BigInt(newest) > end && page.length < 0)',
  },
  {
    fault: 'a message of somebody else is taken for a sent digest',
    find: 'message.author.id === me && ',
    replace: "me !== '' && ",
  },
  {
    fault: 'one caller of a failed group is told, the others wait for ever',
    find: 'for (const one of group) one.reject(error);',
    replace: 'group[0]?.reject(error);',
  },
  {
    fault: 'the store is not in WAL mode',
    find: 'pragma journal_mode = wal',
    replace: 'pragma journal_mode = delete',
  },
  {
    fault: 'the store does not wait for the disk',
    find: 'pragma synchronous = full',
    replace: 'pragma synchronous = off',
  },
  {
    fault: 'the handler of a forged action `constructor` is called',
    find: 'handlers !== undefined && Object.hasOwn(handlers, name) ? handlers[name] : undefined',
    replace: 'handlers?.[name]',
  },
  {
    fault: 'a service that asks for patience is waited for without bound',
    find: 'if (left > MOST_WAITED) throw',
    replace: 'if (left > MOST_WAITED * 1e9) throw',
  },
  {
    fault: 'a service that answers nothing is waited for without bound',
    find: 'const signal = AbortSignal.timeout(timeout);',
    replace: 'const signal = AbortSignal.timeout(timeout * 100);',
  },
  {
    fault: 'settings of a digest are shown to everyone while it is slow',
    find: '  defersPrivately: true,\n\n  data: addChannelSubcommands(',
    replace: '  data: addChannelSubcommands(',
  },
  {
    fault: 'the card of a paper that is not featured any more stays pinned',
    find: 'await parts.board.unpin(one.card)',
    replace: "('unpinned' as 'unpinned' | 'later')",
  },
  {
    fault: '/trending does not say that the catalog is old',
    find: '  fromCatalog: true,\n\n  autocomplete: {\n    category',
    replace: '  autocomplete: {\n    category',
  },
  {
    fault: '--json of ask is ignored',
    find: 'if (options.json === true) {\n      const rows = quotes.map(',
    replace: 'if (options.json === question) {\n      const rows = quotes.map(',
  },
  {
    fault: 'two commands of one name are loaded',
    find: 'if (other !== undefined)\n      throw new Error(`commands/',
    replace: 'if (other === file)\n      throw new Error(`commands/',
  },
  {
    fault: 'a title is told from its other ways of writing',
    find: "normal === '' ? title : normal",
    replace: 'title',
  },
  {
    fault: 'the best hit is taken for the title that was typed',
    find: 'hits.find((hit) => bare(hit.paper.title) === bare(typed))',
    replace: 'hits[0]',
  },
];
