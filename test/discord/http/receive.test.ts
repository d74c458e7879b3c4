import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createReceive, type SignedRequest } from '../../../src/discord/http/receive.ts';
import { publicKeyFrom } from '../../../src/discord/http/signature.ts';
import { silent } from '../../support/stores.ts';

const NOW = new Date('2026-11-25T12:00:00Z');
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const HEX = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');

function receiver(
  more: {
    isStopping?: boolean;
    handOver?: (interaction: object) => void;
    isFirst?: (id: string) => Promise<boolean>;
  } = {},
) {
  const taken: object[] = [];
  const receive = createReceive({
    key: publicKeyFrom(HEX),
    clock: () => NOW,
    log: silent,
    handOver: more.handOver ?? ((interaction) => taken.push(interaction)),
    isStopping: () => more.isStopping === true,
    isFirst: more.isFirst,
  });
  return { receive, taken };
}

function signed(body: string | object, at = NOW): SignedRequest {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = sign(null, Buffer.from(timestamp + text), privateKey).toString('hex');
  return { body: Buffer.from(text), signature, timestamp };
}

const minutes = (many: number) => new Date(NOW.getTime() + many * 60_000);

describe('an interaction that Discord posts', () => {
  it('is passed on once, and a repetition rejected', async () => {
    const { receive, taken } = receiver();
    const request = signed({ type: 2, id: '7', data: { name: 'search' } });
    expect([await receive(request), await receive(request)]).toEqual([{ status: 202 }, { status: 409 }]);
    expect(await receive(signed({ type: 2, id: '7' }, minutes(1)))).toEqual({ status: 409 });
    expect(taken).toEqual([{ type: 2, id: '7', data: { name: 'search' } }]);
  });

  it('is answered at once if it is a ping, as often as it comes', async () => {
    const { receive, taken } = receiver({ isStopping: true });
    const ping = signed({ type: 1, id: '1' });
    for (const _ of [1, 2]) expect(await receive(ping)).toEqual({ status: 200, body: { type: 1 } });
    expect(taken).toEqual([]);
  });

  const good = signed({ type: 2, id: '7' });
  it.each<[string, SignedRequest]>([
    ['with another body', { ...good, body: Buffer.from('{"type":2,"id":"8"}') }],
    ['with a byte more', { ...good, body: Buffer.concat([good.body, Buffer.from(' ')]) }],
    ['with another time', { ...good, timestamp: String(Number(good.timestamp) + 1) }],
    ['with a signature of nought', { ...good, signature: '0'.repeat(128) }],
    ['with half a signature', { ...good, signature: good.signature.slice(0, 64) }],
    ['with a signature that is no number', { ...good, signature: 'x'.repeat(128) }],
    ['without a signature', { ...good, signature: '' }],
    ['without a time', { ...good, timestamp: '' }],
    ['with a time that is no number', { ...good, timestamp: `${good.timestamp}.0` }],
    ['of six minutes ago', signed({ type: 2, id: '7' }, minutes(-6))],
    ['of in six minutes', signed({ type: 1, id: '7' }, minutes(6))],
  ])('is refused %s', async (_, request) => {
    const { receive, taken } = receiver();
    expect([await receive(request), taken]).toEqual([{ status: 401 }, []]);
  });

  it.each(['', 'null', '[]', '{"type":"2"}', '{"type":2}', '{"type'])(
    'is refused as unreadable: %s',
    async (body) => {
      expect(await receiver().receive(signed(body))).toEqual({ status: 400 });
    },
  );

  it('may come with a clock slightly off, in either direction', async () => {
    const { receive } = receiver();
    expect(await receive(signed({ type: 2, id: '1' }, minutes(-4)))).toEqual({ status: 202 });
    expect(await receive(signed({ type: 2, id: '2' }, minutes(4)))).toEqual({ status: 202 });
  });

  it('is left to another process while this one stops', async () => {
    const { receive, taken } = receiver({ isStopping: true });
    expect([await receive(signed({ type: 2, id: '7' })), taken]).toEqual([{ status: 503 }, []]);
  });

  it('is taken by one of several processes, or by each while the store is away', async () => {
    const ids = new Set<string>();
    const isFirst = async (id: string) => ids.size < ids.add(id).size;
    const [one, other] = [receiver({ isFirst }), receiver({ isFirst })];
    const request = signed({ type: 2, id: '7' });
    expect([await one.receive(request), await other.receive(request)]).toEqual([
      { status: 202 },
      { status: 409 },
    ]);
    expect(other.taken).toEqual([]);
    const away = receiver({ isFirst: () => Promise.reject(new Error('away')) });
    const silentStore = receiver({ isFirst: () => new Promise(() => {}) });
    for (const { receive } of [away, silentStore]) expect(await receive(request)).toEqual({ status: 202 });
  });

  it('asks nobody about suggestions, which change nothing', async () => {
    const asked: string[] = [];
    const { receive } = receiver({ isFirst: async (id) => asked.push(id) > 1 });
    expect(await receive(signed({ type: 4, id: '8' }))).toEqual({ status: 202 });
    expect(asked).toEqual([]);
  });

  it('does no further harm if its shape is unreadable', async () => {
    const { receive } = receiver({
      handOver: () => {
        throw new TypeError('unheard of');
      },
    });
    expect(await receive(signed({ type: 99, id: '7' }))).toEqual({ status: 400 });
  });
});
