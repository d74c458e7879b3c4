/** libpq's default port. */
const USUAL_PORT = '5432';

/** libpq's `target_session_attrs` values that may lead to a writable server; null if not given. */
const WRITABLE: readonly (string | null)[] = [null, 'read-write', 'primary'];

/**
 * The servers in an address such as `postgres://user:password@one:5432,two:5433/paperboy?target_session_attrs=read-write`,
 * as one address each; an address with a single server is returned unchanged.
 * Supports the multiple-host form of https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-MULTIPLE-HOSTS.
 */
export function addressesOf(databaseUrl: string): readonly string[] {
  const { scheme, user, hosts, rest } = partsOf(databaseUrl);
  if (hosts.length === 1) return [databaseUrl];
  return hosts.map((host) => `${scheme}${user}${host}${rest}`);
}

/** The first server as a URL, and all of them for people: `one:5432, two:5433`. */
export function namesOf(databaseUrl: string): { readonly url: URL; readonly where: string } {
  const [first = databaseUrl, ...others] = addressesOf(databaseUrl).map((address) => new URL(address));
  const name = ({ hostname, port }: URL) => `${hostname}:${port === '' ? USUAL_PORT : port}`;
  const url = new URL(first);
  return { url, where: [url, ...others].map(name).join(', ') };
}

/** Whether an address is valid and may lead to a writable server. */
export function isServerAddress(databaseUrl: string): boolean {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) return false;
  const addresses = addressesOf(databaseUrl);
  if (addresses.length === 1) return true;
  return addresses.every((address) => {
    if (!URL.canParse(address)) return false;
    const { hostname, searchParams } = new URL(address);
    return hostname !== '' && WRITABLE.includes(searchParams.get('target_session_attrs'));
  });
}

/** A password may contain commas and other symbols: hosts start after the last `@` before the path. */
function partsOf(databaseUrl: string) {
  const [, scheme = '', user = '', hosts = '', rest = ''] =
    /^(\w+:\/\/)([^/?#]*@)?([^/?#]*)(.*)$/s.exec(databaseUrl) ?? [];
  return { scheme, user, hosts: hosts.split(','), rest };
}
