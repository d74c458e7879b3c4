import { expect, it } from 'vitest';
import { myGuilds } from '../../../src/discord/delivery/my-guilds.ts';

const id = (n: number) => String(1000 + n);

it('names all servers, page by page', async () => {
  const all = Array.from({ length: 400 }, (_, n) => ({ id: id(n) }));
  let asked = 0;
  const rest = {
    get: async (_: string, { query }: { query?: URLSearchParams } = {}) => {
      asked += 1;
      const after = Number(query?.get('after'));
      return all.filter((one) => Number(one.id) > after).slice(0, Number(query?.get('limit')));
    },
  };
  expect((await myGuilds(rest)).size).toBe(400);
  expect(asked).toBe(3);
});

it('names none where a page is missing', async () => {
  const rest = { get: async () => ({ message: 'soon' }) };
  await expect(myGuilds(rest)).rejects.toThrow('unknown format');
});
