import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ServiceError } from '../../../src/catalog/http/service-error.ts';
import { askInParts } from '../../../src/catalog/refresh/ask-in-parts.ts';

const ids = (count: number) => Array.from({ length: count }, (_, i) => `2611.${10_000 + i}`);

/** A service that rejects every request containing a bad id. */
function service(bad: readonly string[], status: number | undefined = 400) {
  const questions: (readonly string[])[] = [];
  const answered: string[] = [];
  return {
    questions,
    answered,
    async ask(some: readonly string[]) {
      questions.push(some);
      if (some.some((id) => bad.includes(id)))
        throw new ServiceError('refused', { cause: undefined, status });
      answered.push(...some);
      return { papers: [], skipped: [] };
    },
  };
}

describe('a request about many ids', () => {
  it('is made once if all is well', async () => {
    const { ask, questions } = service([]);
    expect(await askInParts(ask, ids(100))).toMatchObject({ rejected: [] });
    expect(questions).toHaveLength(1);
  });

  it.each([400, 500, undefined])('is answered except for one id, rejected with %s', async (status) => {
    for (const bad of [0, 1, 49, 50, 63, 98, 99].map((at) => ids(100)[at] ?? '')) {
      const { ask, questions, answered } = service([bad], status);
      expect((await askInParts(ask, ids(100))).rejected).toEqual([bad]);
      expect(answered.sort()).toEqual(ids(100).filter((id) => id !== bad));
      expect(questions.length).toBeLessThan(20);
    }
  });

  it('loses every bad id and no other, wherever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: 38 }), { maxLength: 4 }), async (places) => {
        const all = ids(40);
        const bad = places.map((at) => all[at] ?? '').sort();
        const { ask, answered } = service(bad);
        expect([...(await askInParts(ask, all)).rejected].sort()).toEqual(bad);
        expect(answered.sort()).toEqual(all.filter((id) => !bad.includes(id)));
      }),
    );
  });

  it('is given up after three more if the service answers none', async () => {
    const { ask, questions } = service(ids(100), 500);
    await expect(askInParts(ask, ids(100))).rejects.toThrow('refused');
    expect(questions).toHaveLength(4);
  });

  it.each([401, 403, 429])('is given up at once after a %i', async (status) => {
    const { ask, questions } = service(ids(100).slice(0, 1), status);
    await expect(askInParts(ask, ids(100))).rejects.toThrow('refused');
    expect(questions).toHaveLength(1);
  });

  it('about one bad id names it, but does not blame it for a failing service', async () => {
    expect((await askInParts(service(ids(1)).ask, ids(1))).rejected).toEqual(ids(1));
    await expect(askInParts(service(ids(1), 503).ask, ids(1))).rejects.toThrow('refused');
  });

  it('is not repeated when the program ends', async () => {
    const { ask, questions } = service(ids(100).slice(3, 4));
    await expect(askInParts(ask, ids(100), () => true)).rejects.toThrow('refused');
    expect(questions).toHaveLength(1);
  });
});
