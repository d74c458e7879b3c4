/**
 * Words of everyday questions, folded. They are in texts of every subject, and where a catalog has few papers their
 * rarity does not show it. A question that holds nothing else asks for no subject.
 */
const LIST = `
actually afraid again ago always anybody anyone anything anywhere around article articles ask asked asking author
authors away back bad begin best better big bigger bit boy bring bring buy call called cheap cheapest come comes
coming common day days define definition describe did difference differences different done early easier easy eat
enough ever every everybody everyone everything everywhere explain explained far fast faster fast fastest feel find
fine first found fun gave get gets getting girl give given gives go goes going good got great guess guy guys happen
happened happens hard harder hear hello help helped helping helps here hey hi high hold hour hours important introduced
invented just keep kind kinds knew know known knows large last late later leave left less let life like liked likes
literature little live lives living long longer look looking lot lots love low made make makes making man many maybe
mean meaning means meant meet mine minute minutes month months morning most move much name need needs never new newer
newest next nice night nobody nothing now nowhere often ok okay old older one ones paper papers part pay people person
place play please possible pretty put quick quickly quiet quite rather read real really research researcher
researchers right run said same save say says see seem seen sell send several show shown shows sit sleep slow slower
small so someone something sometimes somewhere soon sorry stand start started stay still stop studies study stuff sure
take taken takes talk tell thank thanks thing things think thought three time times today told tomorrow took try
turn two us use used useful uses using usually wait walk want wanted wants way ways week weekend weeks well went
woman women wonder work worked working works worse worst write wrong year years yes yesterday yet young
`;

const EVERYDAY: ReadonlySet<string> = new Set(LIST.split(/\s+/).filter((word) => word !== ''));

/** Whether a folded word names no subject. */
export function isEveryday(word: string): boolean {
  return EVERYDAY.has(word);
}
