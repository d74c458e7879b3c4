/**
 * A function in WebAssembly that multiplies rows of signed bytes with one vector, sixteen numbers in a few instructions: over
 * 100,000 rows it takes a tenth of the time of a loop. Its instructions are written out here, as they are few
 * (https://webassembly.github.io/spec/core/binary/, and its part on vector instructions).
 */
export interface ByteRows {
  /** The vector, as whole numbers. */
  readonly vector: Int16Array;
  /** Rows one after the other, as many as there is room for. */
  readonly rows: Int8Array;
  /** The product of each row with the vector, once `multiply` was called. */
  readonly products: Int32Array;
  multiply(rowCount: number): void;
}

/** What of Node's global is used here; its types are the browser's, which the bot has none of. */
declare const WebAssembly: {
  validate(code: Uint8Array<ArrayBuffer>): boolean;
  readonly Module: new (code: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> };
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
};

const PAGE = 65_536;
/** Rows that there is room for unless told otherwise, in numbers. */
const ROOM = 500_000;
/** Numbers that one instruction loads. */
export const LANES = 16;

/** Makes room and code for rows of so many numbers, a multiple of `LANES`; undefined where the processor lacks the instructions. */
export function openByteRows(
  dimensions: number,
  room = Math.max(1, Math.floor(ROOM / dimensions)),
): ByteRows | undefined {
  const rowsAt = dimensions * Int16Array.BYTES_PER_ELEMENT;
  const productsAt = rowsAt + room * dimensions;
  const pages = Math.ceil((productsAt + room * Int32Array.BYTES_PER_ELEMENT) / PAGE);
  const code = moduleOf(dimensions, rowsAt, productsAt, pages);
  if (dimensions % LANES !== 0 || !WebAssembly.validate(code)) return undefined;
  const { memory, multiply } = new WebAssembly.Instance(new WebAssembly.Module(code)).exports;
  if (!(memory instanceof WebAssembly.Memory) || typeof multiply !== 'function') return undefined;
  return {
    vector: new Int16Array(memory.buffer, 0, dimensions),
    rows: new Int8Array(memory.buffer, rowsAt, room * dimensions),
    products: new Int32Array(memory.buffer, productsAt, room),
    multiply: (rowCount) => multiply(rowCount),
  };
}

const I32 = 0x7f;
const V128 = 0x7b;
const FUNCTION = 0x60;
const MEMORY_EXPORT = 2;
const FUNCTION_EXPORT = 0;
const NO_RESULT = 0x40;
/** The parameter, and the locals behind it; those for the vector are the last. */
const COUNT = 0;
const ROW = 1;
const PRODUCT = 2;
const SUM = 3;
const BYTES = 4;
const VECTOR = 5;

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

/** The module: `multiply(rowCount)` and the memory that it works on. */
function moduleOf(
  dimensions: number,
  rowsAt: number,
  productsAt: number,
  pages: number,
): Uint8Array<ArrayBuffer> {
  const vectors = dimensions / (LANES / 2);
  const steps = Array.from({ length: dimensions / LANES }, (_, step) => step);
  const body = [
    ...[3, 2, I32, 2, V128, ...unsigned(vectors), V128],
    ...Array.from({ length: vectors }, (_, i) => [
      ...whole(0),
      ...loadLanes(i * LANES),
      ...set(VECTOR + i),
    ]).flat(),
    ...[...whole(rowsAt), ...set(ROW), ...whole(productsAt), ...set(PRODUCT)],
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
    ...section(1, [1, FUNCTION, 1, I32, 0]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0, ...unsigned(pages)]),
    ...section(7, [2, ...text('memory'), MEMORY_EXPORT, 0, ...text('multiply'), FUNCTION_EXPORT, 0]),
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
