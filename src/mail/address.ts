import { z } from 'zod';

const LONGEST = 254;
const LONGEST_LOCAL_PART = 64;

const plain = z.email();

/**
 * Parses a mail address: the local part as typed, the domain in lower case. Undefined for anything but one plain
 * address; no names, lists or line breaks.
 */
export function readAddress(typed: string): string | undefined {
  const address = typed.trim();
  if (address.length > LONGEST || !plain.safeParse(address).success) return undefined;
  const at = address.lastIndexOf('@');
  if (at > LONGEST_LOCAL_PART) return undefined;
  return address.slice(0, at + 1) + address.slice(at + 1).toLowerCase();
}

/** The form shared by all spellings of one mailbox: servers that distinguish case no longer exist in practice. */
export function foldAddress(address: string): string {
  return address.toLowerCase();
}

/** A mail server's text with anything that looks like an address removed, for the log and the ledger. */
export function withoutAddresses(text: string): string {
  return text.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;]+/g, '[address]');
}
