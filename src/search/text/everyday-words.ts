import { fold } from './tokens.ts';

/**
 * Words of everyday questions, folded. They occur in texts on any subject, which idf doesn't show in a small catalog. A
 * question with nothing else has no subject.
 */
const LIST = `
actually afraid again ago always anybody anyone anything anywhere around article articles ask asked asking author
authors away back bad begin best better big bigger bit boy bring bring buy bye call called cheap cheapest come comes
coming common day days define definition describe did difference differences different done early easier easy eat
enough ever every everybody everyone everything everywhere explain explained far fast faster fast fastest feel find
fine first found fun gave get gets getting girl give given gives go goes going good got great guess guy guys haha happen
happened happens hard harder hear hello help helped helping helps here hey hi high hmm hold hour hours important introduced
invented just keep kind kinds knew know known knows large last late later leave left less let life like liked likes
literature little live lives living lol long longer look looking lot lots love low made make makes making man many maybe
mean meaning means meant meet mine minute minutes month months morning most move much name need needs never new newer
newest next nice night nobody nothing now nowhere often ok okay old older one ones paper papers part pay people person
place play please point possible pretty put quick quickly quiet quite rather read real really research researcher
researchers right run said same save say says second see seem seen sell send several show shown shows sit sleep slow slower
small so someone something sometimes somewhere soon sorry stand start started stay still stop studies study stuff sure
take taken takes talk tell thank thanks thing things think third thought three time times today told tomorrow took true try
turn two us use used useful uses using usually wait walk want wanted wants way ways week weekend weeks well went
woman women wonder work worked working works worse worst wow write wrong year years yes yesterday yet young
`;

/** Question words; a good answer need not contain them. */
const ASKING_LIST = `
article articles ask author authors available describe described define defined definition difference differences exist
exists explain explained find know known latest literature mean meaning means meant paper papers please publish published
recent recently research researchers say show stand stands studies study tell use used uses using work works wrote
`;

/** Articles, question words and the like of languages that most catalogs have a little of. */
const OTHER_LANGUAGES = `
aujourd'hui avec ce ces comment dans des donde du el elle elles en est et faire fait il ils je la le les mon nous où
par pas pour pourquoi qu'est que quel quelle quelles quels qui quoi sont sur te tu un une vous y
als auch auf bei bitte das dein dem den der des die du ein eine einen er es für gibt haben heute ich ihr ist kann können
kostet mein mit morgen nicht oder sie sind und von wann warum was welche welcher wer wie wieviel wir wird wo zu zum zur
como con cual cuando cuanto de del dónde el ella ellos es esta está estoy hay hoy la las lo los mi muy para pero por
porque qué que quién se si son su te un una y yo che chi come con cosa cui da dei del della di dove è gli ho il la le lo
ma mi nel non per perché più quale quando quanto sei si sono sta un una
aan dat de een en het hoe ik is je jij met niet om op te van voor waar waarom wat wie zijn e o os as um uma não onde
quando jak się jest co czy gdzie na nie to w z как что где это не и в на с
`;

const ASKING: ReadonlySet<string> = new Set(ASKING_LIST.split(/\s+/).filter((word) => word !== ''));

const EVERYDAY: ReadonlySet<string> = new Set(
  `${LIST} ${OTHER_LANGUAGES}`
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(fold),
);

/** Whether a folded word can't be a subject. */
export function isEveryday(word: string): boolean {
  return EVERYDAY.has(word);
}

/** Whether a folded word is only a question word. */
export function isAsking(word: string): boolean {
  return ASKING.has(word);
}
