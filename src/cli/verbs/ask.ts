import { paperUrl } from '../../paper/url.ts';
import { noSentence, recordSentence } from '../../view/answer.ts';
import { bundledAlone } from '../../view/nothing-found.ts';
import { MORE_PAPERS } from '../more-papers.ts';
import { openSearch, wholeNumber } from '../open-search.ts';
import { readInstead } from '../print-papers.ts';
import { UsageError, type Verb } from '../verb.ts';

export default {
  describe(command) {
    command
      .description('Answer a question with quotes from papers')
      .argument('<question...>', 'the question')
      .option('--limit <n>', 'how many papers to quote', '3')
      .option(
        '--json',
        'an array of {id, title, sentence, score, url}; no sentence if a paper is only named',
      );
  },

  async run(context) {
    const { args, options, out, err } = context;
    const question = args.join(' ');
    if (question.trim() === '') throw new UsageError('ask: no question given');
    const limit = wholeNumber('--limit', options.limit, 1, 10);
    // Without vectors it answers questions that are none of the catalog's.
    const { search, bundled } = await openSearch(context, { learnFirst: true });
    const { quotes, corrections, isAboutTheBot, byRecord } = await search.answer(question, limit);
    if (corrections.length > 0) {
      err(`Showing quotes for ${readInstead(corrections)}`);
    }
    if (options.json === true) {
      const rows = quotes.map(({ paper, sentence, score }) => ({
        id: paper.id,
        title: paper.title,
        sentence,
        score,
        url: paperUrl(paper),
      }));
      out(JSON.stringify(rows));
      return 0;
    }
    if (quotes.length > 0 && quotes.every(({ sentence }) => sentence === undefined))
      err(
        byRecord === undefined
          ? noSentence(quotes.length)
          : recordSentence(byRecord, quotes[0]?.paper, (name) => name),
      );
    for (const { paper, sentence } of quotes) {
      const quote = sentence === undefined ? '' : `“${sentence}”\n    `;
      out(`${quote}${paper.title} (${paperUrl(paper) ?? paper.id})`);
    }
    if (isAboutTheBot === true) err("That's about the bot itself: /help in Discord lists what it can do.");
    else if (quotes.length === 0) {
      err("I couldn't find an answer in the catalog.");
      if (bundled !== undefined) err(`${bundledAlone(bundled)} ${MORE_PAPERS}`);
    }
    return 0;
  },
} satisfies Verb;
