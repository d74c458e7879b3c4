/** Memory that instances of the code in several threads work on; a message takes it to another thread as it is. */
export interface RowMemory {
  readonly buffer: SharedArrayBuffer;
  /** Adds so many pages behind; arrays over it stay as they are. */
  grow(pages: number): number;
}

/**
 * A function in WebAssembly that multiplies rows of signed bytes with one vector of numbers of 16 bits, sixteen in a few
 * instructions: over 100,000 rows it takes a tenth of the time of a loop. It is told where in the memory the vector and the rows lie,
 * and where the products of 32 bits go. Its instructions are written out here, as they are few
 * (https://webassembly.github.io/spec/core/binary/, and its parts on vector instructions and threads).
 */
export type Multiply = (vectorAt: number, rowsAt: number, productsAt: number, rowCount: number) => void;

/** What of Node's global is used here; its types are the browser's, which the bot has none of. */
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
/** The most that one memory holds. */
const MOST_PAGES = 65_536;
/** Numbers that one instruction loads. */
export const LANES = 16;

/** Makes memory of so many bytes that may grow; undefined where the system gives none. */
export function openRowMemory(bytes: number, most: number): RowMemory | undefined {
  try {
    const initial = Math.ceil(bytes / PAGE);
    const maximum = Math.min(MOST_PAGES, Math.max(initial, Math.ceil(most / PAGE)));
    return new WebAssembly.Memory({ initial, maximum, shared: true });
  } catch {
    return undefined;
  }
}

/** Makes code for rows of so many numbers, a multiple of `LANES`; undefined where the processor lacks the instructions. */
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
/** The parameters, and the locals behind them; those for the vector are the last. */
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
/** Multiplies eight pairs of numbers of 16 bits and adds up neighbours: four sums of 32 bits. */
const dot = [0xfd, ...unsigned(186)];

/** The module: `multiply(vectorAt, rowsAt, productsAt, rowCount)`, on a memory that it is given. */
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

/** LEB128: seven bits a byte, the lowest first. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** The same for a number that is not negative where one may be: the last byte must not look like the end of a negative one. */
function signed(value: number): number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(value >>> 7)];
}
