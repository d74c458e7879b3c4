import { isAsking, isEveryday } from '../text/everyday-words.ts';
import { isStopWord } from '../text/stop-words.ts';
import { words } from '../text/tokens.ts';

/** Questions that only a bot is asked. */
const ABOUT = [
  // `/similar`, `paperboy`, `this bot`, `the daily digest`.
  /(?:^|\s)\/[a-z]{2,}\b|\bpaperboy\b|\b(?:this|the|your) (?:discord )?bot\b|\b(?:the|my|a|your|our|daily|weekly|this) (?:daily |weekly )?digests?\b/i,
  /^\W*(?:help|commands?|usage|settings?|what (?:now|next))\W*$/i,
  /\b(?:un)?subscri(?:be|bing|ption)s?\b|\bopt[- ]out\b|\bnotif(?:y|ied|ications?)\b.*\b(?:me|off|on|stop|us)\b|\b(?:off|stop|mute|disable|turn).*\bnotifications?\b/i,
  /\b(?:what|which|how many|all|list(?: of)?(?: the)?) (?:\w+ )?(?:slash )?commands\b/i,
  // What it can do, who made it, what it stores, which languages it speaks.
  /\bwhat (?:can|do|does|could) (?:you|this|it) (?:do|offer|know|help)\b|\bwho (?:made|built|wrote|created|runs|owns|programmed|are) (?:you\b|this\W*$)|\bare you (?:a |an |the )?(?:bot|robot|human|real|person|ai|machine|chatbot|language model|llm|chatgpt|gpt)/i,
  /\bhow (?:do|does|can|should) (?:i|we|you|one) (?:use|talk to|start|work with|configure|set up|get started)(?: with)?(?: (?:you|this|it))?\W*$|\bhow do you (?:work|answer|search|find|choose|pick|rank)\b/i,
  /\b(?:do|does|can|will|are) you (?:store|keep|save|log|read|track|share|sell|record|remember)\b|\b(?:my|our) (?:data|messages?|account|library|bookmarks?|saved papers?|follows?|settings?|time ?zone)\b|\b(?:your|the bot's) (?:data|catalog(?:ue)?|database|sources?|privacy|index|source code|papers)\b/i,
  /\b(?:which|what|how many) languages? (?:do|can|does) you\b|\bdo you (?:speak|understand|support)\b/i,
  /^\W*(?:are|were) you\b|\b(?:what|who) (?:are|were) you\b/i,
  // Why something was sent, and what went wrong.
  /\bwhy (?:am i|are we|do i|do we|did i|did we) (?:\w+ )?(?:get|getting|receive|receiving|see|seeing)\b.*\b(?:messages?|mails?|emails?|digests?|posts?|pings?|notifications?|papers?)\b/i,
  /\breport (?:an?|the|this|that) (?:\w+ )?(?:answers?|bugs?|problems?|errors?|issues?|mistakes?|papers?)\b/i,
  // What people do with papers here.
  /\bhow (?:do|can|could|should) (?:i|we) (?:save|bookmark|vote(?: for)?|upvote|submit|add|feature|pin|follow|unfollow|export|cite|share|remove|delete|open) (?:a|an|the|my|this|some|more|for a)?\s*(?:\w+ )?(?:papers?|authors?|topics?|titles?|library|lists?|citations?|bookmarks?|searche?s?|digests?)\b/i,
  /\b(?:send|e?-?mail) (?:me|us) (?:\w+ )*(?:papers?|mails?|emails?|digests?|updates?)\b|\b(?:by|via|per) (?:e-?)?mail\W*$/i,
  /\b(?:stop|cancel|pause|resume|change|move|turn (?:off|on)|mute) (?:the|my|these|those|all|getting|receiving|sending)?\s*(?:\w+ ){0,3}(?:digests?|mails?|emails?|reminders?|notifications?|subscriptions?|posts?)\b/i,
];

/** Asked only of a bot, even with words of the field: what it is, uses and can do with a paper, and how things work here. */
const OF_ITSELF = [
  /\b(?:what|which) (?:\w+ ){0,2}are you\b|^\W*do you (?:use|run(?: on)?|cost|have an?)\b|\b(?:what|which) (?:\w+ ){1,3}do you (?:need|use|run|have|support)\b/i,
  /^\W*can you (?:read|summari[sz]e|translate|explain|download|open|show|send|find|recommend)(?: me)? (?:an?|any|the|this|my|some)?\s?(?:papers?|articles?|pdfs?|messages?)\W*$/i,
  /\b(?:my|our) (?:search(?:es)?|questions?|quer(?:y|ies)|history|votes?|messages?)\b|\byour (?:developers?|makers?|creators?|owners?|name|purpose|model|api|version|licen[cs]e|limits?|answers|ranking|results)\b/i,
  /^\W*(?:how|what|who|where|why|can|is|are|do|does)\b.*\bhere\W*$/i,
  /\bwhat (?:does|do|happens when i|happens if i) (?:\w+ )?(?:upvot|vot|sav|follow|featur|pinn?|subscrib|bookmark)\w*(?: (?:a|an|the) papers?)?(?: do)?\W*$/i,
  /\b(?:where|how) (?:can|do|could) (?:i|we) (?:see|find|get|list|show|search|filter|sort)(?: for)?(?:(?: papers)? by \w+\W*$| (?:the |my )?(?:trending|popular|featured|saved|newest)(?: papers)?\W*$)/i,
];

/** A question with one of these belongs to the field, whatever else it says. */
const OF_THE_FIELD =
  /\b(?:dataset|corpus|corpora|models?|algorithm|neural|method|approach|paper (?:that|which|by|on|about)|spam|phishing|classif\w*|detect\w*|translat\w*|summari[sz]\w*|recommend\w*|dialogue)\b/i;

/** Addresses the bot, or mentions what it has. */
const ADDRESSED =
  /\b(?:you|your|yours|u)\b|\b(?:the|these|all) (?:papers|answers|commands|messages|sources)\b/i;
/** What a paper bot has and does, beside everyday words. */
const ITS_OWN: ReadonlySet<string> = new Set(
  'answer answers answered arxiv catalog channel channels command commands cost costs daily database discord dm dms english free index languages list menu message messages online options private question questions server servers source sources support update updated updates'.split(
    ' ',
  ),
);

/** Whether a question is about the bot itself: its help answers that, and no paper. */
export function isAboutTheBot(question: string): boolean {
  if (OF_ITSELF.some((pattern) => pattern.test(question))) return true;
  return (
    !OF_THE_FIELD.test(question) && (ABOUT.some((pattern) => pattern.test(question)) || isToTheBot(question))
  );
}

/** Whether somebody addresses the bot, without a subject that a paper could have. */
function isToTheBot(question: string): boolean {
  const isSmall = (word: string) => isStopWord(word) || isAsking(word) || isEveryday(word);
  const said = words(question);
  const names = said.some(
    (word) => ITS_OWN.has(word) || word === 'papers' || word === 'ask' || word === 'know',
  );
  return ADDRESSED.test(question) && names && said.every((word) => isSmall(word) || ITS_OWN.has(word));
}
