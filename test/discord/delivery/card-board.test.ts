import { REST } from 'discord.js';
import { expect, it, onTestFinished } from 'vitest';
import { createCardBoard } from '../../../src/discord/delivery/card-board.ts';
import { paper } from '../../support/papers.ts';
import { startSourceServer } from '../../support/source-server.ts';

const place = { channelId: '300', messageId: '301' };
const card = { paperId: '2610.00001', votes: 2 };

/** What each act on a card comes to if Discord answers all of them so. */
async function answered(status: number, body: object) {
  const server = await startSourceServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(status === 204 ? undefined : JSON.stringify(body));
  });
  onTestFinished(() => server.close());
  const rest = new REST({ api: `${server.address}/api`, retries: 0 }).setToken('token');
  const board = createCardBoard({ rest, find: (id) => (id === card.paperId ? paper(id) : undefined) });
  return Promise.all([
    board.post('300', card),
    board.redraw(place, card),
    board.pin(place),
    board.unpin(place),
  ]);
}

const problem = (said: string) => ({ problem: { kind: 'turned-down', said } });

it.each([
  ['that it is done', 200, { id: '9' }, [{ messageId: '9' }, 'redrawn', 'pinned', 'unpinned']],
  [
    'that the message is gone',
    404,
    { code: 10008, message: 'Unknown Message' },
    [problem('Discord rejected the message: Unknown Message'), 'gone', 'gone', 'left'],
  ],
  [
    'that the channel is gone',
    404,
    { code: 10003, message: 'Unknown Channel' },
    [problem('The channel no longer exists.'), 'gone', 'gone', 'left'],
  ],
  [
    'that it has problems',
    500,
    { code: 0, message: 'Oh' },
    [
      problem('Discord is having problems (500).'),
      'later',
      problem('Discord is having problems (500).'),
      'later',
    ],
  ],
  [
    'that there are too many pins',
    400,
    { code: 30003, message: 'Too many pins' },
    [
      problem('Discord rejected the message: Too many pins'),
      problem('Discord rejected the message: Too many pins'),
      { problem: { kind: 'too-many-pins' } },
      'left',
    ],
  ],
  [
    'that the bot may not',
    403,
    { code: 50013, message: 'Missing Permissions' },
    [
      problem("I'm missing a permission in the channel."),
      problem("I'm missing a permission in the channel."),
      { problem: { kind: 'may-not-pin' } },
      'left',
    ],
  ],
])('if Discord says of a card %s', async (_, status, body, outcomes) => {
  expect(await answered(status, body)).toEqual(outcomes);
});

it('a card of a paper that is held no more is neither posted nor redrawn', async () => {
  const board = createCardBoard({ rest: new REST(), find: () => undefined });
  const notHeld = { problem: { kind: 'not-held' } };
  expect([await board.post('300', card), await board.redraw(place, card)]).toEqual([notHeld, notHeld]);
});
