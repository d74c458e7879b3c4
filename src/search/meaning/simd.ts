/** WebAssembly memory that several threads work on; posting it to another thread shares it. */
export interface RowMemory {
  readonly buffer: SharedArrayBuffer;
  /** Adds this many pages; existing arrays over it stay valid. */
  grow(pages: number): number;
}

/**
 * A WebAssembly function that multiplies rows of signed bytes with a vector of 16-bit numbers, sixteen in a few instructions: a
 * tenth of the time of a loop over 100,000 rows. Takes the addresses of the vector, the rows and the 32-bit products. The code is
 * short enough to be assembled by hand here
 * (https://webassembly.github.io/spec/core/binary/, and its parts on vector instructions and threads).
 */
export type Multiply = (vectorAt: number, rowsAt: number, productsAt: number, rowCount: number) => void;

/** The parts of the global used here: its types come with the DOM library, which the bot doesn't include. */
declare const WebAssembly: {
  validate(code: Uint8Array<ArrayBuffer>): boolean;
  readonly Module: new (code: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly own: { readonly memory: RowMemory } },
  ) => { readonly exports: Readonly<Record<string, unknown>> };
  readonly Memory: new (size: {
    readonly initial: number;
    readonly maximum: number;
    readonly shared: true;
  }) => RowMemory;
};

export const PAGE = 65_536;
/** Most pages in a memory. */
const MOST_PAGES = 65_536;
/** Bytes that one instruction loads. */
export const LANES = 16;

/** Allocates growable memory; undefined if the system can't provide it. */
export function openRowMemory(bytes: number, most: number): RowMemory | undefined {
  try {
    const initial = Math.ceil(bytes / PAGE);
    const maximum = Math.min(MOST_PAGES, Math.max(initial, Math.ceil(most / PAGE)));
    return new WebAssembly.Memory({ initial, maximum, shared: true });
  } catch {
    return undefined;
  }
}

/** Compiles the code for rows of this many numbers, a multiple of `LANES`. Undefined if SIMD isn't supported. */
export function openMultiply(dimensions: number, memory: RowMemory): Multiply | undefined {
  const code = moduleOf(dimensions);
  if (dimensions % LANES !== 0 || !WebAssembly.validate(code)) return undefined;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { own: { memory } });
  const { multiply } = exports;
  return typeof multiply === 'function' ? (...places) => multiply(...places) : undefined;
}

const I32 = 0x7f;
const V128 = 0x7b;
const FUNCTION = 0x60;
const MEMORY_IMPORT = 2;
/** Shared, with a limit. */
const SHARED = 3;
const FUNCTION_EXPORT = 0;
const NO_RESULT = 0x40;
/** Parameters, then locals; those from `VECTOR` on hold the vector. */
const VECTOR_AT = 0;
const ROW = 1;
const PRODUCT = 2;
const COUNT = 3;
const SUM = 4;
const BYTES = 5;
const VECTOR = 6;

const block = [0x02, NO_RESULT];
const loop = [0x03, NO_RESULT];
const end = [0x0b];
const branch = (depth: number) => [0x0c, depth];
const branchIf = (depth: number) => [0x0d, depth];
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const whole = (value: number) => [0x41, ...signed(value)];
const isZero = [0x45];
const add = [0x6a];
const subtract = [0x6b];
const store = [0x36, 2, 0];
const loadLanes = (offset: number) => [0xfd, 0, 0, ...unsigned(offset)];
const lane = (number: number) => [0xfd, 27, number];
const lowHalf = [0xfd, ...unsigned(135)];
const highHalf = [0xfd, ...unsigned(136)];
const addLanes = [0xfd, ...unsigned(174)];
/** Multiplies eight pairs of 16-bit numbers and adds neighbours: four 32-bit sums. */
const dot = [0xfd, ...unsigned(186)];

/** The module: `multiply(vectorAt, rowsAt, productsAt, rowCount)`, on an imported memory. */
function moduleOf(dimensions: number): Uint8Array<ArrayBuffer> {
  const vectors = dimensions / (LANES / 2);
  const steps = Array.from({ length: dimensions / LANES }, (_, step) => step);
  const body = [
    ...[2, 2, V128, ...unsigned(vectors), V128],
    ...Array.from({ length: vectors }, (_, i) => [
      ...get(VECTOR_AT),
      ...loadLanes(i * LANES),
      ...set(VECTOR + i),
    ]).flat(),
    ...[...block, ...loop, ...get(COUNT), ...isZero, ...branchIf(1)],
    ...steps.flatMap((step) => [
      ...[...get(ROW), ...loadLanes(step * LANES), ...set(BYTES)],
      ...[...get(BYTES), ...lowHalf, ...get(VECTOR + 2 * step), ...dot],
      ...[...get(BYTES), ...highHalf, ...get(VECTOR + 2 * step + 1), ...dot, ...addLanes],
      ...(step === 0 ? [] : [...get(SUM), ...addLanes]),
      ...set(SUM),
    ]),
    ...get(PRODUCT),
    ...[0, 1, 2, 3].flatMap((i) => [...get(SUM), ...lane(i), ...(i === 0 ? [] : add)]),
    ...store,
    ...[...get(ROW), ...whole(dimensions), ...add, ...set(ROW)],
    ...[...get(PRODUCT), ...whole(4), ...add, ...set(PRODUCT)],
    ...[...get(COUNT), ...whole(1), ...subtract, ...set(COUNT), ...branch(0)],
    ...[...end, ...end, ...end],
  ];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, FUNCTION, 4, I32, I32, I32, I32, 0]),
    ...section(2, [1, ...text('own'), ...text('memory'), MEMORY_IMPORT, SHARED, 0, ...unsigned(MOST_PAGES)]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...text('multiply'), FUNCTION_EXPORT, 0]),
    ...section(10, [1, ...sized(body)]),
  ]);
}

function section(number: number, content: readonly number[]): number[] {
  return [number, ...sized(content)];
}

function text(name: string): number[] {
  return sized([...Buffer.from(name)]);
}

function sized(bytes: readonly number[]): number[] {
  return [...unsigned(bytes.length), ...bytes];
}

/** Unsigned LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** Signed LEB128 of a non-negative number: the sign bit of the last byte must be 0. */
function signed(value: number): number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(value >>> 7)];
}
