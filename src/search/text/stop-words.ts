/**
 * English function words and question words, dropped from documents and queries alike: they carry no topic, and a
 * question would otherwise match most of the catalog.
 */
const LIST = `
a about above after again against all also although am among an and any are as at be because been before being
below between both but by can cannot could did do does doing done down during each either else etc ever few for
from further had has have having he hence her here hers herself him himself his how however i if in into is it its
itself just let many may me might more most much must my myself neither no nor not now of off on once only onto or
other otherwise our ours ourselves out over own per rather same shall she should since so some such than that the
their theirs them themselves then there therefore these they this those though through thus to too toward towards
under until up upon us very via was we were what when where whether which while who whom whose why will with within
without would yet you your yours yourself yourselves
aren't can't couldn't didn't doesn't don't hadn't hasn't haven't he'd he'll how's i'd i'll i'm i've isn't it'd
it'll let's mustn't needn't she'd she'll shouldn't that'd there'd they'd they'll they're they've wasn't we'd we'll
we're we've weren't what're won't wouldn't you'd you'll you're you've
`;

const STOP_WORDS: ReadonlySet<string> = new Set(LIST.split(/\s+/).filter((word) => word !== ''));

/** Whether a folded word (see `tokens.ts`) carries no topic. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
