/** Names people type that are no IANA names, and the zone they mean. */
const COMMON: Readonly<Record<string, string>> = {
  est: 'America/New_York',
  edt: 'America/New_York',
  et: 'America/New_York',
  'eastern time': 'America/New_York',
  boston: 'America/New_York',
  washington: 'America/New_York',
  cst: 'America/Chicago',
  ct: 'America/Chicago',
  'central time': 'America/Chicago',
  mst: 'America/Denver',
  'mountain time': 'America/Denver',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  pt: 'America/Los_Angeles',
  'pacific time': 'America/Los_Angeles',
  'san francisco': 'America/Los_Angeles',
  seattle: 'America/Los_Angeles',
  montreal: 'America/Toronto',
  gmt: 'UTC',
  z: 'UTC',
  bst: 'Europe/London',
  cet: 'Europe/Paris',
  cest: 'Europe/Paris',
  munich: 'Europe/Berlin',
  germany: 'Europe/Berlin',
  france: 'Europe/Paris',
  india: 'Asia/Kolkata',
  ist: 'Asia/Kolkata',
  delhi: 'Asia/Kolkata',
  mumbai: 'Asia/Kolkata',
  bangalore: 'Asia/Kolkata',
  kolkata: 'Asia/Kolkata',
  beijing: 'Asia/Shanghai',
  china: 'Asia/Shanghai',
  japan: 'Asia/Tokyo',
  jst: 'Asia/Tokyo',
  korea: 'Asia/Seoul',
  kyiv: 'Europe/Kiev',
};

const MOST = 25;

/** Every zone of the IANA list that this Node knows, and UTC. */
export function allTimezones(): readonly string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];
}

/** The zone a person means by what they typed: an IANA name, its city, or a common name; undefined when none. */
export function readTimezone(typed: string): string | undefined {
  const wanted = plain(typed);
  if (wanted === '') return undefined;
  const zones = allTimezones();
  const exact = zones.find((zone) => plain(zone) === wanted);
  if (exact !== undefined) return exact;
  const common = Object.hasOwn(COMMON, wanted) ? COMMON[wanted] : undefined;
  if (common !== undefined) return known(common);
  const cities = zones.filter((zone) => plain(city(zone)) === wanted);
  return cities.length === 1 ? cities[0] : known(typed.trim());
}

/** Zones for what was typed so far, best first: those that begin with it, by name or city, before those that hold it. */
export function suggestTimezones(typed: string): readonly string[] {
  const wanted = plain(typed);
  const zones = allTimezones();
  const meant = readTimezone(typed);
  const common = Object.entries(COMMON).flatMap(([name, zone]) =>
    wanted !== '' && name.startsWith(wanted) ? (known(zone) ?? []) : [],
  );
  const begins = zones.filter(
    (zone) => plain(zone).startsWith(wanted) || plain(city(zone)).startsWith(wanted),
  );
  const holds = zones.filter((zone) => plain(zone).includes(wanted));
  const first = wanted === '' ? ['UTC', 'Europe/London', 'Europe/Berlin', 'America/New_York'] : [];
  const all = [...(meant === undefined ? [] : [meant]), ...first, ...common, ...begins, ...holds];
  return [...new Set(all)].slice(0, MOST);
}

/** `Europe/Berlin · 14:05 there now`. */
export function timezoneLabel(zone: string, now: Date): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  return `${zone} · ${time.format(now)} there now`;
}

/** A zone as this Node names it, when it knows it at all; old names such as `US/Eastern` are understood. */
function known(zone: string): string | undefined {
  if (!/^[A-Za-z][\w+/-]*$/.test(zone)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function plain(text: string): string {
  return text.trim().toLowerCase().replaceAll('_', ' ').replace(/\s+/g, ' ');
}

function city(zone: string): string {
  return zone.split('/').at(-1) ?? zone;
}
