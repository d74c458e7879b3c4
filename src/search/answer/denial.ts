/** Words by which a title denies something. */
const DENIES =
  /\b(?:not|never|no|cannot|without|fails?|failed|failing|failure|lacks?|lacking|nor|neither|myth|harmful|considered harmful)\b|n['’]t\b/i;
/** Words by which a sentence denies it, too, or says how little there is of it. */
const DENIED =
  /\b(?:not|never|no|none|cannot|without|fail\w*|lack\w*|nor|neither|little|low|lower|limited|poor\w*|weak\w*|negativ\w*|worse\w*|unable|hardly|barely|rarely|underperform\w*|inadequa\w*|insufficient\w*|unreliab\w*|unsuitab\w*|inconsisten\w*|mislead\w*|penali[sz]\w*|decreas\w*|degrad\w*|however|but)\b|n['’]t\b/i;

/**
 * Whether a sentence agrees with its paper: if the title denies what the question asks about, a sentence that affirms it
 * isn't quoted.
 */
export function isInLine(question: string, title: string, sentence: string): boolean {
  return !DENIES.test(title) || DENIES.test(question) || DENIED.test(sentence);
}
