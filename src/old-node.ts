/** Older versions of Node get no security fixes any more. */
const OLDEST_CARED_FOR = 22;

/** Says that a version of Node is too old to be safe, such as `20.1.0`; undefined for any other. */
export function oldNode(version: string): string | undefined {
  return Number.parseInt(version, 10) < OLDEST_CARED_FOR
    ? `Node ${version} no longer gets security fixes. Paperboy runs on it, but Node 24 is a better choice.`
    : undefined;
}
