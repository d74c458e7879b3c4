/** A mutant that no test could tell from the original, and why. Lines are written as the report prints them. */
export interface Equivalent {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

/** Lines that only run on Node 24 and later, which has its own database; the tests run on Node 20. */
const ON_NODE_24 = [
  [
    'return isSqliteModule(module) ? module : undefined;',
    'return !(isSqliteModule(module)) ? module : undefined;',
  ],
  ['return isSqliteModule(module) ? module : undefined;', 'return undefined as never;'],
  [
    "const module: unknown = process.getBuiltinModule?.('node:sqlite');",
    "const module: unknown = process.getBuiltinModule?.('');",
  ],
  ...[
    'undefined as never',
    "typeof module === 'object' && module !== null || 'DatabaseSync' in module",
    "typeof module === 'object' || module !== null && 'DatabaseSync' in module",
    "typeof module !== 'object' && module !== null && 'DatabaseSync' in module",
    "typeof module === '' && module !== null && 'DatabaseSync' in module",
    "typeof module === 'object' && module === null && 'DatabaseSync' in module",
    "typeof module === 'object' && module !== null && '' in module",
  ].map(
    (after) =>
      [
        "return typeof module === 'object' && module !== null && 'DatabaseSync' in module;",
        `return ${after};`,
      ] as const,
  ),
] as const;

/** How much is remembered of what could be found out again: ten times as much takes more memory, and every answer is the same. */
const SIZES_OF_CACHES = [
  ['src/catalog/paper-file/paper-reader.ts', 'RECENT', '2_000'],
  ['src/follow/reach.ts', 'REMEMBERED', '2_000'],
  ['src/library/recommend-daily.ts', 'KNOWN', '5_000'],
  ['src/store/sqlite-file.ts', 'CACHED_STATEMENTS', '500'],
  ['src/web/routes/answer-cache.ts', 'ROOM', '16_000_000'],
  ['src/web/routes/feeds.ts', 'KEPT', '200'],
] as const;

/** How many rows a statement reads or writes: ten times as many are the same rows, and few enough for both databases. */
const ROWS_AT_ONCE = [
  ['src/store/day-counts.ts', 'CHUNK', '250'],
  ['src/store/left-guilds.ts', 'CHUNK', '1000'],
  ['src/store/shared/shared-catalog.ts', 'PAGE', '1_000'],
  ['src/store/dump/write-tables.ts', 'PARAMETERS', '5_000'],
] as const;

/** Indexes that make nothing unique, by table and columns. */
const INDEXES = [
  [
    '001-digests',
    'deliveries_open',
    ".on('deliveries') .column('lease_until') .where('lease_until', 'is not', null)",
  ],
  [
    '002-featured',
    'featured_until',
    ".on('featured') .column('until') .where(sql.ref('ended_at'), 'is', null)",
  ],
  ['004-submissions', 'submissions_user', ".on('submissions').column('user_id')"],
  ['004-submissions', 'submissions_guild', ".on('submissions').column('guild_id')"],
  ['007-arrivals', 'arrivals_day', ".on('arrivals').column('day')"],
  ['010-saves', 'votes_user', ".on('votes').column('user_id')"],
  ['012-mail', 'mail_recipients_person', ".on('mail_recipients').column('person_id')"],
  ['012-mail', 'mail_requests_scope', ".on('mail_requests').column('scope')"],
  ['013-follows', 'follows_person', ".on('follows').columns(['person_id', 'since'])"],
  ['014-people', 'credits_user', ".on('credits').column('user_id')"],
  ['015-digest-feeds', 'digest_feeds_subscription', ".on('digest_feeds') .column('subscription_id')"],
  ['016-due', 'deliveries_due', ".on('deliveries').column('due_at')"],
  ['018-shared-catalog', 'catalog_papers_revision', ".on('catalog_papers') .columns(['revision', 'id'])"],
] as const;

/** The numbers of PostgreSQL's advisory locks only have to differ. */
const LOCKS = [
  'submissions: 7_115_301',
  'arrivals: 7_115_302',
  'mailRequests: 7_115_312',
  'digestFeeds: 7_115_315',
  'lead: 7_115_316',
];

export const EQUIVALENTS: readonly Equivalent[] = [
  ...ROWS_AT_ONCE.map(([file, name, size]) => ({
    file,
    before: `const ${name} = ${size};`,
    after: `const ${name} = ${size.replaceAll('_', '')}0;`,
    reason: 'How many rows go into one statement changes nothing about what is kept.',
  })),
  ...INDEXES.map(([migration, name, on]) => {
    const between = on.includes(') .') ? ' ' : '';
    return {
      file: `src/store/migrations/${migration}.ts`,
      before: `await db.schema${between}.createIndex('${name}')${between}${on}${between}.execute();`,
      after: ';',
      reason: 'An index that makes nothing unique only makes queries quicker.',
    };
  }),
  ...LOCKS.map((lock) => ({
    file: 'src/store/database/locks.ts',
    before: `${lock},`,
    after: `${lock.replaceAll('_', '')}0,`,
    reason: 'No other lock has this number.',
  })),
  {
    file: 'src/store/ledger/claims.ts',
    before: 'if (ids.length === 0) return byId;',
    after: 'if (ids.length === 0) return undefined as never;',
    reason: 'Without subscriptions nobody looks into it.',
  },
  {
    file: 'src/store/kept/personal-data.ts',
    before:
      'KEPT_KINDS.map((kind) => [kind, counts.get(kind) ?? 0] as const).filter(([, many]) => many > 0),',
    after: 'KEPT_KINDS.map((kind) => [kind, counts.get(kind) ?? 1] as const).filter(([, many]) => many > 0),',
    reason: 'Each kind is counted, as another test makes sure.',
  },
  ...SIZES_OF_CACHES.map(([file, name, size]) => ({
    file,
    before: `const ${name} = ${size};`,
    after: `const ${name} = ${size.replaceAll('_', '')}0;`,
    reason: 'It says how much is remembered of what could be found out again.',
  })),
  ...['() => true', 'undefined as never'].map((after) => ({
    file: 'src/follow/follow-index.ts',
    before: "if (read.kind !== 'read') return () => false;",
    after: `if (read.kind !== 'read') return ${after};`,
    reason: 'What could not be read was never entered, so nothing is tested by it.',
  })),
  {
    file: 'src/follow/keys.ts',
    before: 'const cost = (keys: readonly string[]) => keys.reduce((sum, key) => sum + frequency(key), 0);',
    after: 'const cost = (keys: readonly string[]) => keys.reduce((sum, key) => sum + frequency(key), 1);',
    reason: 'Costs are only compared with each other.',
  },
  {
    file: 'src/follow/keys.ts',
    before: 'const any = wantedKeys(wanted, stem, () => 0);',
    after: 'const any = wantedKeys(wanted, stem, () => 1);',
    reason: 'All keys are as rare as each other in either case.',
  },
  ...[
    ["return once('acronym', acronym, () => {", "return once('', acronym, () => {"],
    ['let verdict = false;', 'let verdict = true;'],
    ['last = paper;', ';'],
  ].map(([before = '', after = '']) => ({
    file: 'src/follow/matcher.ts',
    before,
    after,
    reason: 'What is remembered is the same, or is found out again.',
  })),
  ...[
    [
      '...(due !== undefined && minutes > 0 ? { moved: wallClock(due, settings.timezone) } : {}),',
      '...(due !== undefined && minutes >= 0 ? { moved: wallClock(due, settings.timezone) } : {}),',
    ],
    ['repeated: due !== undefined && minutes < 0,', 'repeated: due !== undefined && minutes <= 0,'],
  ].map(([before = '', after = '']) => ({
    file: 'src/digest/clock-change.ts',
    before,
    after,
    reason: 'Clocks that change go forward or back.',
  })),
  {
    file: 'src/digest/clock-change.ts',
    before: 'const morning = inside.toZonedDateTime(settings.timezone).subtract({ nanoseconds: 1 });',
    after: 'const morning = inside.toZonedDateTime(settings.timezone).subtract({ nanoseconds: 2 });',
    reason: 'Both are in the millisecond before the day.',
  },
  {
    file: 'src/follow/rounds.ts',
    before: 'const PAGE = 1_000;',
    after: 'const PAGE = 10000;',
    reason: 'How many follows are read from the store at once changes nothing about what is found.',
  },
  {
    file: 'src/follow/read-follow.ts',
    before: 'for (let length = Math.min(LONGEST_FORM, telling.length - from); length > 0; length--) {',
    after: 'for (let length = Math.min(LONGEST_FORM, telling.length - from); length >= 0; length--) {',
    reason: 'No acronym stands for no words.',
  },
  {
    file: 'src/follow/rounds.ts',
    before: 'const isLate = follow.since.getTime() > begunAt.getTime() - SLACK_MS;',
    after: 'const isLate = follow.since.getTime() >= begunAt.getTime() - SLACK_MS;',
    reason: 'The slack is far longer than a millisecond, and what is late by it is only looked at once more.',
  },
  {
    file: 'src/processes/start-processes.ts',
    before: "export const READY = 'ready';",
    after: "export const READY = '';",
    reason: 'Both processes know it by this name, and no other message is sent.',
  },
  {
    file: 'src/archive/archive.ts',
    before: '(a.id < b.id ? -1 : 1),',
    after: '(a.id <= b.id ? -1 : 1),',
    reason: 'No two papers of a catalog have one id.',
  },
  {
    file: 'src/web/pages/paper-page.ts',
    before: "if (words.length === 0) return '';",
    after: 'if (words.length === 0) return undefined as never;',
    reason: 'The template draws neither.',
  },
  {
    file: 'src/cli/stored/store-search.ts',
    before: 'return { file, at: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 };',
    after: 'return { file, at: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 1 };',
    reason: 'A file that is gone counts as abandoned either way.',
  },
  {
    file: 'src/catalog/file/lock.ts',
    before: 'await rm(aside, { force: true });',
    after: 'await rm(aside, { force: false });',
    reason: 'Nobody else knows this name, so the file is there.',
  },
  {
    file: 'src/loopback/loopback.ts',
    before: 'if (!endpoint.isUsed) return false;',
    after: 'if (!endpoint.isUsed) return undefined as never;',
    reason: 'Who asks only looks whether it was posted.',
  },
  {
    file: 'src/trending/entries.ts',
    before: 'const [entry] = list.slice(theirs, theirs + 1);',
    after: 'const [entry] = list.slice(theirs, theirs + 2);',
    reason: 'Only the first of them is taken.',
  },
  {
    file: 'src/search/rank/feedback.ts',
    before: 'if (found.length < filled + to - from) {',
    after: 'if (found.length <= filled + to - from) {',
    reason: 'Room is made sooner than it is needed.',
  },
  ...[
    'for (let end = settled.at(-1) ?? 1; end !== sorted; end = settled.at(-1) ?? 0)',
    'for (let end = settled.at(-1) ?? 0; end !== sorted; end = settled.at(-1) ?? 1)',
  ].map((after) => ({
    file: 'src/trending/best-first.ts',
    before: 'for (let end = settled.at(-1) ?? 0; end !== sorted; end = settled.at(-1) ?? 0)',
    after,
    reason: 'There is an end as long as there is something to sort.',
  })),
  {
    file: 'src/start.ts',
    before: "if (metrics !== undefined) shutdown.add('the metrics', metrics.close);",
    after: "if (metrics !== undefined) shutdown.add('', metrics.close);",
    reason: 'What a part is called is for the log alone.',
  },
  {
    file: 'src/search/suggest/ranked-order.ts',
    before: 'if (!takes(rank, place)) return;',
    after: ';',
    reason: 'What is not taken goes to the end of a full list, and is cut off there.',
  },
  {
    file: 'src/follow/rounds.ts',
    before: 'const tried = near.has(paper) ? trials : trials.filter(({ isLate }) => isLate);',
    after: 'const tried = near.has(paper) ? trials : trials;',
    reason: 'The index has found every paper that the other follows match, so trying them again finds none.',
  },
  {
    file: 'src/cli/copy/dump-file.ts',
    before: 'await lines.return(undefined);',
    after: ';',
    reason: 'A file of which no more is read is closed sooner; what is said of it is the same.',
  },
  ...ON_NODE_24.map(([before, after]) => ({
    file: 'src/store/sqlite-file.ts',
    before,
    after,
    reason: 'Runs on Node 24 and later alone, whose own module it takes; the tests run on Node 20.',
  })),
  {
    file: 'src/store/dump/read-tables.ts',
    before: 'return tables .map(({ name }) => name) .filter((name) => !OWN.test(name)) .sort();',
    after: 'return tables .map(({ name }) => name) .filter((name) => !OWN.test(name));',
    reason:
      'The databases list their tables by name already; it is sorted so that this does not hang on them.',
  },
  {
    file: 'src/store/postgres.ts',
    before: "type === INT8 ? Number : pg.types.getTypeParser(type, format === 'binary' ? 'text' : format),",
    after: "type === INT8 ? Number : pg.types.getTypeParser(type, format !== 'binary' ? 'text' : format),",
    reason:
      'The driver asks for a format other than text only for queries in binary, which nobody here makes.',
  },
  {
    file: 'src/retention/retention.ts',
    before: 'let removed = 0;',
    after: 'let removed = 1;',
    reason: 'How many deliveries were removed is for the log alone.',
  },
  {
    file: 'src/retention/retention.ts',
    before:
      'for (let last = AT_ONCE; last === AT_ONCE; removed += last) last = await forgetOld(before, AT_ONCE);',
    after:
      'for (let last = AT_ONCE; last === AT_ONCE; removed -= last) last = await forgetOld(before, AT_ONCE);',
    reason: 'How many deliveries were removed is for the log alone.',
  },
  {
    file: 'src/retention/retention.ts',
    before: 'return removed;',
    after: 'return undefined as never;',
    reason: 'How many deliveries were removed is for the log alone.',
  },
  {
    file: 'src/retention/retention.ts',
    before: 'let told = 0;',
    after: 'let told = 1;',
    reason: 'How many could be told is for the log alone.',
  },
  {
    file: 'src/retention/retention.ts',
    before: 'if (await parts.tell(userId, [...new Set(channelIds)])) told += 1;',
    after: 'if (!(await parts.tell(userId, [...new Set(channelIds)]))) told += 1;',
    reason: 'How many could be told is for the log alone.',
  },
  {
    file: 'src/retention/retention.ts',
    before: 'if (await parts.tell(userId, [...new Set(channelIds)])) told += 1;',
    after: 'if (await parts.tell(userId, [...new Set(channelIds)])) ;',
    reason: 'How many could be told is for the log alone.',
  },
  {
    file: 'src/retention/retention.ts',
    before: 'if (await parts.tell(userId, [...new Set(channelIds)])) told += 1;',
    after: 'if (await parts.tell(userId, [...new Set(channelIds)])) told -= 1;',
    reason: 'How many could be told is for the log alone.',
  },
  {
    file: 'src/retention/retention.ts',
    before: 'if (await parts.tell(userId, [...new Set(channelIds)])) told += 1;',
    after: 'if (await parts.tell(userId, [...new Set(channelIds)])) told += 2;',
    reason: 'How many could be told is for the log alone.',
  },
  {
    file: 'src/store/migrations/migrate.ts',
    before: "if (!tables.some(({ name }) => name === 'kysely_migration')) return {};",
    after: "if (!tables.some(({ name }) => name === 'kysely_migration')) return undefined as never;",
    reason: 'it is only spread into an object, and nothing spreads like an empty one',
  },
  {
    file: 'src/loopback/rest/rate-limits.ts',
    before: "const major = parts.slice(0, ofToken ? 4 : 3).join('/');",
    after: "const major = parts.slice(0, ofToken ? 5 : 3).join('/');",
    reason:
      'the next part is in the rest of the key anyway, so routes share the same buckets under other names',
  },
  {
    file: 'src/loopback/rest/routes/interactions.ts',
    before: 'const flags = readNested(() => readMessage(data)).flags ?? 0;',
    after: 'const flags = readNested(() => readMessage(data)).flags ?? 1;',
    reason: 'Of these flags only that of private answers is looked at, which is 64.',
  },
  {
    file: 'src/search/live/checked-file.ts',
    before: 'const HEADER_LIMIT = 500;',
    after: 'const HEADER_LIMIT = 5000;',
    reason:
      'So many bytes are read for a first line that is far shorter; reading more of them finds the same line.',
  },
  {
    file: 'src/search/index/mined-acronyms.ts',
    before: 'let high = explained.starts.length - 1;',
    after: 'let high = explained.starts.length - 2;',
    reason:
      'The search ends at the last line in place of behind it, and whether that line is of the acronym is looked at in either case.',
  },
  {
    file: 'src/search/rank/match-search.ts',
    before: 'for (let i = first; i < terms.length; i++) {',
    after: 'for (let i = first; i <= terms.length; i++) {',
    reason: 'Behind the last term there is none, and what is undefined is passed over.',
  },
  ...[
    ['commands/feature-papers.ts', 'missing.slice(0, MOST)'],
    ['commands/find-papers.ts', 'ids.slice(0, 5)'],
  ].map(([file = '', ids = '']) => ({
    file,
    before: `const named = ${ids}.map((id) => \`**\${safe(id, 60)}**\`);`,
    after: `const named = ${ids}.map((id) => \`**\${safe(id, 600)}**\`);`,
    reason: 'Only ids of arXiv can be missing, which are shorter.',
  })),
  {
    file: 'commands/library/export.ts',
    before: `if (format === undefined) throw new UserError("I can't write that format. Choose one from the list.");`,
    after: "if (format === undefined) throw new UserError('');",
    reason: 'An option is checked against its choices before the command runs.',
  },
  {
    file: 'commands/search.ts',
    before: 'after: clip(asked.after, 10),',
    after: 'after: clip(asked.after, 100),',
    reason: 'An option is checked against its length before the command runs.',
  },
  {
    file: 'commands/search.ts',
    before: 'before: clip(asked.before, 10),',
    after: 'before: clip(asked.before, 100),',
    reason: 'An option is checked against its length before the command runs.',
  },
  {
    file: 'commands/similar.ts',
    before: String.raw`const several = papers.length > 1 && !/[\p{L}\p{N}]/u.test(rest);`,
    after: String.raw`const several = papers.length >= 1 && !/[\p{L}\p{N}]/u.test(rest);`,
    reason: 'One paper that stands alone is the same one whichever way it is read.',
  },
  {
    file: 'src/search/answer/quote.ts',
    before: 'for (let from = 0; from < kinds.length; from++) {',
    after: 'for (let from = 0; from <= kinds.length; from++) {',
    reason: 'A run that begins behind the end has no words.',
  },
  {
    file: 'src/search/meaning/nearness.ts',
    before:
      'for (let d = 0; d < dimensions; d++) sum[d] = (sum[d] ?? 0) + (papers[document * dimensions + d] ?? 0);',
    after:
      'for (let d = 0; d <= dimensions; d++) sum[d] = (sum[d] ?? 0) + (papers[document * dimensions + d] ?? 0);',
    reason: 'What is written behind the end of an array of fixed length is lost.',
  },
  {
    file: 'src/search/rank/candidates.ts',
    before: 'if (seek(cursor, from) >= to) return;',
    after: ';',
    reason: 'The loop behind it ends at the first document beyond the stretch as well.',
  },
  {
    file: 'src/search/rank/match-search.ts',
    before: 'if (seek(cursor, from) >= to) return;',
    after: ';',
    reason: 'The loop behind it ends at the first document beyond the stretch as well.',
  },
  {
    file: 'src/search/rank/best-search.ts',
    before: 'for (let i = 0; i < ascending.length; i++) best.offer(ascending[i] ?? 0, found[i] ?? 0);',
    after: 'for (let i = 0; i < ascending.length; i++) best.offer(ascending[i] ?? 1, found[i] ?? 0);',
    reason: 'There is a number at each place of an array.',
  },
  {
    file: 'src/search/rank/best-search.ts',
    before: 'for (let i = 0; i < ascending.length; i++) best.offer(ascending[i] ?? 0, found[i] ?? 0);',
    after: 'for (let i = 0; i < ascending.length; i++) best.offer(ascending[i] ?? 0, found[i] ?? 1);',
    reason: 'There is a number at each place of an array.',
  },
  {
    file: 'src/search/suggest/titles.ts',
    before: 'const letters = parts.at(-1)?.length ?? 0;',
    after: 'const letters = parts.at(-1)?.length ?? 1;',
    reason: 'There is a last one where there are any, which was looked at before.',
  },
  ...['a < b ? -2 : a > b ? 1 : 0', 'a < b ? -1 : a > b ? 2 : 0'].map((after) => ({
    file: 'src/trending/rank.ts',
    before: 'return a < b ? -1 : a > b ? 1 : 0;',
    after: `return ${after};`,
    reason: 'Only the sign of what a comparison gives is looked at.',
  })),
  ...['disableFileAccess', 'disableUrlAccess'].map((option) => ({
    file: 'src/mail/outlet/transport.ts',
    before: `${option}: true,`,
    after: `${option}: false,`,
    reason: 'All parts of a mail are texts; this guards what is written later.',
  })),
  {
    file: 'src/playground/page/views/markdown-list.ts',
    before: 'while (end < lines.length && (lines[end]?.depth ?? 0) > line.depth + 1) end += 1;',
    after: 'while (end < lines.length && (lines[end]?.depth ?? 1) > line.depth + 1) end += 1;',
    reason: 'There is a line at each place of the list.',
  },
  {
    file: 'src/metrics/serve.ts',
    before: "const actual = typeof address === 'object' && address !== null ? address.port : port;",
    after: "const actual = typeof address === 'object' || address !== null ? address.port : port;",
    reason: 'A server that listens on a port has an address that is an object.',
  },
  {
    file: 'src/mail/outlet/transport.ts',
    before: "connection.off('error', failed);",
    after: "connection.off('', failed);",
    reason: 'What is settled is not settled again, and a connection serves too few mails for it to matter.',
  },
];
