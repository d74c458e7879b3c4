/** Kinds of typed arrays that can be stored, keyed by their names in files. */
export const ARRAY_KINDS = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  i8: Int8Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;

export type ArrayKind = keyof typeof ARRAY_KINDS;

/** An array of numbers that can be stored. */
export type NumberArray = InstanceType<(typeof ARRAY_KINDS)[ArrayKind]>;

/** The kind of an array; undefined if the value isn't one of these arrays. */
export function kindOf(value: unknown): ArrayKind | undefined {
  for (const [kind, Kind] of Object.entries(ARRAY_KINDS)) {
    if (value instanceof Kind && isKind(kind)) return kind;
  }
  return undefined;
}

export function isKind(name: string): name is ArrayKind {
  return name in ARRAY_KINDS;
}
