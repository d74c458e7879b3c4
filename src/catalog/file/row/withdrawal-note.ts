/** A sentence that takes the paper itself back, and not an earlier version or a talk. */
const TAKEN_BACK =
  /\b(?:has|have|had|is|was) (?:been |now |hereby )*withdrawn\b(?! from (?!arxiv))|^\W*(?:(?:this|the|our) )?(?:paper |article |submission |manuscript |preprint )?withdrawn\b(?! from (?!arxiv))/i;
const EARLIER = /\b(?:version|v\d|first|earlier|previous)\b[^.]{0,60}withdrawn/i;

/** Whether a note of the authors, or an abstract put in place of the former, says that the paper was withdrawn. */
function isWithdrawalNote(note: string): boolean {
  const beginning = note.slice(0, 500);
  return TAKEN_BACK.test(beginning) && !EARLIER.test(beginning);
}

/** Whether an abstract says at its beginning that the paper was withdrawn. */
function isWithdrawnAbstract(abstract: string): boolean {
  return /^\W*(?:this|the) (?:paper|article|submission|manuscript|preprint|work) (?:has been|is|was) (?:\w+ )?withdrawn\b/i.test(
    abstract,
  );
}

/** The mark of a withdrawn paper, from what its authors say of it; `on` is the day of its newest version, if known. */
export function withdrawalOf(record: { comment?: unknown; abstract?: unknown; on?: unknown }): {
  withdrawnAt?: string;
} {
  const isBack =
    (typeof record.comment === 'string' && isWithdrawalNote(record.comment)) ||
    (typeof record.abstract === 'string' && isWithdrawnAbstract(record.abstract));
  if (!isBack) return {};
  return { withdrawnAt: typeof record.on === 'string' ? record.on.slice(0, 10) : '' };
}
