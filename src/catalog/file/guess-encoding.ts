import { createRequire } from 'node:module';
import type { analyse, Match } from 'chardet';

/** Bytes sampled for a guess. */
const SAMPLE = 64 * 1024;
/** Minimum confidence, out of 100, for a guess at an East Asian encoding. */
const SURE = 50;
/** Multibyte encodings. */
const WIDE = /^(?:gb|big5|shift|euc|iso-2022|utf-(?:16|32))/i;
/** Results that don't count as guesses. */
const PLAIN = /^(?:ascii|utf-8)$/i;
const WESTERN = 'windows-1252';
/** Unreadable characters, and Japanese half-width kana: Chinese text decoded as Japanese is full of them. */
const UNLIKELY = /[\ufffd\uff61-\uff9f]/;

/** Candidate encodings, most likely first. Loaded only for files that aren't all UTF-8, which are few. */
function guessesOf(sample: Buffer): ReturnType<typeof analyse> {
  const chardet: typeof import('chardet') = createRequire(import.meta.url)('chardet');
  return chardet.analyse(sample);
}

/** The most likely encoding of bytes that aren't all UTF-8. */
export function guessEncoding(bytes: Buffer): string {
  const sample = sampleOf(bytes);
  if (isMostlyUtf8(sample)) return 'utf-8';
  // In Western languages, non-ASCII bytes stand alone between ASCII ones; Chinese, Japanese and Korean ones
  // come in pairs.
  const comesInPairs = shareOfPairs(sample) > 0.8;
  const firstLetters = bytes.subarray(bytes.findIndex((byte) => byte >= 0x80)).subarray(0, SAMPLE);
  if (kanaIn(firstLetters) > 0.25) return 'Shift_JIS';
  const likely = guessesOf(sample).find(
    ({ name }) => isWide(name) === comesInPairs && !PLAIN.test(name) && isWhole(sample, name),
  );
  if (comesInPairs) return wideOf(likely, sample);
  // Several encodings decode most texts the same way: then use the best-known one.
  const isTheSame = textIn(likely?.name ?? WESTERN, sample) === textIn(WESTERN, sample);
  return isTheSame ? WESTERN : (likely?.name ?? WESTERN);
}

/** A few characters aren't enough to be sure: then assume the most common encoding. */
function wideOf(likely: Match | undefined, sample: Buffer): string {
  if (likely !== undefined && likely.confidence >= SURE) return likely.name;
  return isWhole(sample, 'gb18030') ? 'GB18030' : (likely?.name ?? WESTERN);
}

/** The bytes around anything that isn't ASCII, since most of a file may be; no character is split. */
export function sampleOf(bytes: Buffer): Buffer {
  const isPlain = (at: number) => (bytes[at] ?? 0) < 0x80;
  const parts: Buffer[] = [];
  let length = 0;
  for (let at = 0, done = 0; at < bytes.length && length < SAMPLE; at++) {
    if (isPlain(at)) continue;
    // Up to eight ASCII bytes after the last non-ASCII one.
    let last = at;
    for (let next = at; next < bytes.length && next - last <= 8; next++) if (!isPlain(next)) last = next;
    const end = last + 9;
    const part = bytes.subarray(Math.max(done, at - 8), end);
    parts.push(part);
    length += part.length;
    at = end;
    done = end;
  }
  return Buffer.concat(parts);
}

/** The share of non-ASCII runs of even length; two runs in one ASCII word, as in Größe, don't count as pairs. */
function shareOfPairs(bytes: Buffer): number {
  let runs = 0;
  let pairs = 0;
  for (let at = 0; at < bytes.length; at++) {
    const begin = at;
    while (at < bytes.length && (bytes[at] ?? 0) >= 0x80) at += 1;
    if (at === begin) continue;
    runs += 1;
    const isInWord = at - begin === 2 && (isLetter(bytes[begin - 1]) || isLetter(bytes[at]));
    if ((at - begin) % 2 === 0 && !isInWord) pairs += 1;
  }
  return pairs / Math.max(1, runs);
}

function isLetter(byte = 0): boolean {
  return /[a-z]/i.test(String.fromCharCode(byte));
}

/**
 * The share of kana if the bytes are decoded as Shift_JIS, where a character's second byte may be ASCII; 0 if they
 * aren't text.
 */
function kanaIn(bytes: Buffer): number {
  const text = textIn('shift_jis', bytes);
  const letters = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  const kana = text.match(/[\u3040-\u30ff]/g)?.length ?? 0;
  return isWhole(bytes, 'shift_jis') ? kana / Math.max(1, letters) : 0;
}

/** Whether the bytes are UTF-8, apart from a few damaged ones. */
function isMostlyUtf8(bytes: Buffer): boolean {
  const text = new TextDecoder().decode(bytes);
  const damaged = text.split('\ufffd').length - 1;
  const letters = text.replace(/[\p{ASCII}\ufffd]+/gu, '').length;
  return letters > damaged;
}

/** Whether all bytes are valid characters of an encoding, and ones that occur in real text. */
function isWhole(bytes: Buffer, encoding: string): boolean {
  return isSupported(encoding) && !UNLIKELY.test(textIn(encoding, bytes).slice(1, -1));
}

function textIn(encoding: string, bytes: Buffer): string {
  return new TextDecoder(encoding).decode(bytes);
}

export function isSupported(encoding: string): boolean {
  try {
    return new TextDecoder(encoding).encoding !== '';
  } catch {
    return false;
  }
}

/** Whether an encoding is multibyte. */
export function isWide(encoding: string): boolean {
  return WIDE.test(encoding);
}
