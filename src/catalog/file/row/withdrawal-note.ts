/** A sentence that withdraws the paper itself, not an earlier version or a talk. */
const TAKEN_BACK =
  /\b(?:has|have|had|is|was) (?:been |now |hereby )*withdrawn\b(?! from (?!arxiv))|^\W*(?:(?:this|the|our) )?(?:paper |article |submission |manuscript |preprint )?withdrawn\b(?! from (?!arxiv))/i;
const EARLIER = /\b(?:version|v\d|first|earlier|previous)\b[^.]{0,60}withdrawn/i;

/** Whether an authors' note, or an abstract replaced by one, says that the paper was withdrawn. */
function isWithdrawalNote(note: string): boolean {
  const beginning = note.slice(0, 500);
  return TAKEN_BACK.test(beginning) && !EARLIER.test(beginning);
}

/** Whether an abstract begins by saying that the paper was withdrawn. */
function isWithdrawnAbstract(abstract: string): boolean {
  return /^\W*(?:this|the) (?:paper|article|submission|manuscript|preprint|work) (?:has been|is|was) (?:\w+ )?withdrawn\b/i.test(
    abstract,
  );
}

/** The withdrawn mark, from the authors' notes; `on` is the day of the newest version, if known. */
export function withdrawalOf(record: { comment?: unknown; abstract?: unknown; on?: unknown }): {
  withdrawnAt?: string;
} {
  const isBack =
    (typeof record.comment === 'string' && isWithdrawalNote(record.comment)) ||
    (typeof record.abstract === 'string' && isWithdrawnAbstract(record.abstract));
  if (!isBack) return {};
  return { withdrawnAt: typeof record.on === 'string' ? record.on.slice(0, 10) : '' };
}
