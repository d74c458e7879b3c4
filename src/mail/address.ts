import { z } from 'zod';

const LONGEST = 254;
const LONGEST_LOCAL_PART = 64;

const plain = z.email();

/**
 * Reads a mail address: the part before the @ as it was typed, the domain in lower case. Undefined for anything but one plain
 * address, names, lists and line breaks included.
 */
export function readAddress(typed: string): string | undefined {
  const address = typed.trim();
  if (address.length > LONGEST || !plain.safeParse(address).success) return undefined;
  const at = address.lastIndexOf('@');
  if (at > LONGEST_LOCAL_PART) return undefined;
  return address.slice(0, at + 1) + address.slice(at + 1).toLowerCase();
}

/** What two spellings of one mailbox have in common: servers that tell upper from lower case are not met any more. */
export function foldAddress(address: string): string {
  return address.toLowerCase();
}

/** A text of a mail server with whatever looks like an address taken out: for the log and the ledger. */
export function withoutAddresses(text: string): string {
  return text.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;]+/g, '[address]');
}
