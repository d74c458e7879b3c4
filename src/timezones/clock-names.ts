import { foldPlace } from './fold-place.ts';

/**
 * Clock names and the zones they may mean, most likely first. A zone is a place, not an offset: someone typing `EST`
 * in June wants New York's wall-clock time.
 */
const CLOCKS: readonly (readonly [names: readonly string[], zones: readonly string[]])[] = [
  [['utc', 'gmt', 'z', 'zulu', 'ut', 'uct', 'greenwich'], ['UTC']],
  [['aoe', 'anywhere on earth'], ['-12:00']],
  [
    ['est', 'edt', 'et', 'eastern'],
    ['America/New_York', 'America/Toronto'],
  ],
  [
    ['cst', 'cdt', 'ct', 'central'],
    ['America/Chicago', 'America/Mexico_City', 'Asia/Shanghai', 'America/Havana'],
  ],
  [
    ['mst', 'mdt', 'mt', 'mountain'],
    ['America/Denver', 'America/Phoenix', 'America/Edmonton'],
  ],
  [
    ['pst', 'pdt', 'pt', 'pacific'],
    ['America/Los_Angeles', 'America/Vancouver', 'Asia/Manila'],
  ],
  [['akst', 'akdt', 'akt'], ['America/Anchorage']],
  [
    ['hst', 'hdt', 'hast'],
    ['Pacific/Honolulu', 'America/Adak'],
  ],
  [
    ['ast', 'adt', 'atlantic'],
    ['America/Halifax', 'America/Puerto_Rico', 'Asia/Riyadh'],
  ],
  [['nst', 'ndt'], ['America/St_Johns']],
  [['brt', 'brst'], ['America/Sao_Paulo']],
  [['art'], ['America/Argentina/Buenos_Aires']],
  [['clt', 'clst'], ['America/Santiago']],
  [['cot'], ['America/Bogota']],
  [['pet'], ['America/Lima']],
  [['vet'], ['America/Caracas']],
  [['uyt'], ['America/Montevideo']],
  [['bot'], ['America/La_Paz']],
  [['ect'], ['America/Guayaquil']],
  [['pyt', 'pyst'], ['America/Asuncion']],
  [['wet', 'west', 'western european'], ['Europe/Lisbon']],
  [
    ['bst', 'british'],
    ['Europe/London', 'Asia/Dhaka'],
  ],
  [
    ['cet', 'cest', 'central european'],
    ['Europe/Paris', 'Europe/Berlin', 'Europe/Warsaw', 'Europe/Madrid'],
  ],
  [
    ['mez', 'mesz'],
    ['Europe/Berlin', 'Europe/Vienna', 'Europe/Zurich'],
  ],
  [
    ['eet', 'eest', 'eastern european'],
    ['Europe/Athens', 'Europe/Helsinki', 'Europe/Kyiv', 'Africa/Cairo'],
  ],
  [['msk', 'msd'], ['Europe/Moscow']],
  [['trt'], ['Europe/Istanbul']],
  [['sast'], ['Africa/Johannesburg']],
  [['wat', 'west africa'], ['Africa/Lagos']],
  [['cat', 'central africa'], ['Africa/Maputo']],
  [['eat', 'east africa'], ['Africa/Nairobi']],
  [['ist'], ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']],
  [['idt'], ['Asia/Jerusalem']],
  [['irst', 'irdt'], ['Asia/Tehran']],
  [['gst', 'gulf'], ['Asia/Dubai']],
  [['amt'], ['America/Manaus', 'Asia/Yerevan']],
  [['azt'], ['Asia/Baku']],
  [['get'], ['Asia/Tbilisi']],
  [['aft'], ['Asia/Kabul']],
  [['pkt'], ['Asia/Karachi']],
  [['uzt'], ['Asia/Tashkent']],
  [['almt'], ['Asia/Almaty']],
  [['npt'], ['Asia/Kathmandu']],
  [['bdt', 'bdst'], ['Asia/Dhaka']],
  [['slst'], ['Asia/Colombo']],
  [['mmt'], ['Asia/Yangon']],
  [
    ['ict', 'indochina'],
    ['Asia/Bangkok', 'Asia/Ho_Chi_Minh'],
  ],
  [['wib'], ['Asia/Jakarta']],
  [['wita'], ['Asia/Makassar']],
  [['wit'], ['Asia/Jayapura']],
  [['sgt'], ['Asia/Singapore']],
  [['myt'], ['Asia/Kuala_Lumpur']],
  [['pht', 'phst'], ['Asia/Manila']],
  [['hkt'], ['Asia/Hong_Kong']],
  [['jst'], ['Asia/Tokyo']],
  [['kst'], ['Asia/Seoul']],
  [['ulat'], ['Asia/Ulaanbaatar']],
  [['samt'], ['Europe/Samara']],
  [['yekt'], ['Asia/Yekaterinburg']],
  [['omst'], ['Asia/Omsk']],
  [['novt'], ['Asia/Novosibirsk']],
  [['krat'], ['Asia/Krasnoyarsk']],
  [['irkt'], ['Asia/Irkutsk']],
  [['yakt'], ['Asia/Yakutsk']],
  [['vlat'], ['Asia/Vladivostok']],
  [['magt'], ['Asia/Magadan']],
  [['pett'], ['Asia/Kamchatka']],
  [['awst', 'australian western'], ['Australia/Perth']],
  [
    ['acst', 'acdt', 'australian central'],
    ['Australia/Adelaide', 'Australia/Darwin'],
  ],
  [
    ['aest', 'aedt', 'aet', 'australian eastern'],
    ['Australia/Sydney', 'Australia/Melbourne', 'Australia/Brisbane'],
  ],
  [['nzst', 'nzdt', 'nzt'], ['Pacific/Auckland']],
  [['chst'], ['Pacific/Guam']],
  [['fjt'], ['Pacific/Fiji']],
];

const byName = new Map(CLOCKS.flatMap(([names, zones]) => names.map((name) => [name, zones] as const)));

/** Zones that a clock name (`PST`, `Pacific Time`) may mean, most likely first; empty for any other name. */
export function zonesOfClock(typed: string): readonly string[] {
  const name = foldPlace(typed);
  return byName.get(name) ?? byName.get(withoutTime(name)) ?? [];
}

/** Turns `india standard time` into `india`. */
export function withoutTime(name: string): string {
  return name.replace(/ (?:standard |daylight |summer )?time$/, '');
}
