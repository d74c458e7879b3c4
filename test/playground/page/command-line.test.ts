import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findTyped,
  readCommandLine,
  readValue,
} from '../../../src/playground/page/browser/box/command-line.ts';
import type { CommandView, OptionView } from '../../../src/playground/page/protocol/scene.ts';

function option(name: string, change: Partial<OptionView> = {}): OptionView {
  const plain = { description: '', kind: 'string', required: false, autocomplete: false } as const;
  return { name, ...plain, choices: [], channelKinds: [], ...change };
}

const commands: CommandView[] = [
  {
    path: 'search',
    description: '',
    options: [option('query', { required: true }), option('author'), option('after'), option('quiet-days')],
  },
  {
    path: 'pin',
    description: '',
    options: [option('paper', { required: true }), option('note'), option('days', { kind: 'integer' })],
  },
  { path: 'digest set', description: '', options: [option('channel', { kind: 'channel', required: true })] },
  { path: 'digest list', description: '', options: [] },
  { path: 'status', description: '', options: [] },
];

function read(line: string) {
  const filled = readCommandLine(line, commands);
  return filled && { path: filled.command.path, ...Object.fromEntries(filled.values) };
}

const known = {
  channels: [{ id: '10', name: 'papers' }],
  people: [{ id: '20', name: 'Ada' }],
  roles: [{ id: '30', name: 'Moderators' }],
};

describe('a typed command line', () => {
  it('gives the first free option the rest of the text', () => {
    expect(read('/search retrieval augmented')).toEqual({ path: 'search', query: 'retrieval augmented' });
  });

  it('extracts name:value pairs for its own options, quoted or not, anywhere', () => {
    expect(read('/search after:2024 retrieval author:"Patrick Lewis" augmented')).toEqual({
      path: 'search',
      after: '2024',
      author: 'Patrick Lewis',
      query: 'retrieval augmented',
    });
    expect(read('/search x quiet-days:skip')).toEqual({ path: 'search', query: 'x', 'quiet-days': 'skip' });
  });

  it('takes everything after a name as its value, up to the next name, like Discord', () => {
    const pinned = { path: 'pin', paper: '2005.11401', note: 'second note' };
    expect(read('/pin paper:2005.11401 note:second note')).toEqual(pinned);
    expect(read('/pin 2005.11401 note: second note')).toEqual(pinned);
    expect(read('/pin note:second note days:3 paper:2005.11401')).toEqual({ ...pinned, days: '3' });
    expect(read('/pin paper:"2005.11401" note:"second" days:3 note')).toEqual({
      path: 'pin',
      paper: '2005.11401',
      note: 'second',
      days: '3 note',
    });
  });

  it('leaves pairs that match no option in the text', () => {
    expect(read('/search https://arxiv.org/abs/2005.11401 cat:cs.CL')).toEqual({
      path: 'search',
      query: 'https://arxiv.org/abs/2005.11401 cat:cs.CL',
    });
  });

  it('knows subcommands, and does not take a longer word for a command', () => {
    expect(read('/digest  set #papers')).toEqual({ path: 'digest set', channel: '#papers' });
    expect(read('/digest list')).toEqual({ path: 'digest list' });
    expect(read('/digest')).toBeUndefined();
    expect(read('/searching for x')).toBeUndefined();
    expect(read('search x')).toBeUndefined();
  });

  it('recovers any query as typed, except for spaces', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\p{L}\p{N}.,!?'()-]+( [\p{L}\p{N}.,!?'()-]+)*$/u), (query) => {
        expect(findTyped(`/search ${query}`, commands)?.rest).toBe(query);
        expect(read(`/search ${query}`)).toEqual({ path: 'search', query });
      }),
    );
  });
});

describe('the value of an option', () => {
  it('is left out if nothing was typed, unless it is required', () => {
    expect(readValue(option('note'), '  ', known)).toBeUndefined();
    expect(readValue(option('note', { required: true }), '', known)).toEqual({
      problem: 'note: this option is required.',
    });
  });

  it('finds channels, people and roles by name, prefix or id', () => {
    expect(readValue(option('channel', { kind: 'channel' }), '#papers', known)).toEqual({ value: '10' });
    expect(readValue(option('who', { kind: 'user' }), '@ada', known)).toEqual({ value: '20' });
    expect(readValue(option('who', { kind: 'mentionable' }), '<@&30>', known)).toEqual({ value: '30' });
    expect(readValue(option('channel', { kind: 'channel' }), '#none', known)).toEqual({
      problem: 'channel: there\'s no channel "#none".',
    });
  });

  it('keeps numbers to their type and bounds', () => {
    const size = option('size', { kind: 'integer', min: 1, max: 15 });
    expect(readValue(size, '7', known)).toEqual({ value: 7 });
    expect(readValue(size, '7.5', known)).toEqual({ problem: 'size: type a whole number.' });
    expect(readValue(size, '16', known)).toEqual({ problem: 'size: at most 15.' });
    expect(readValue(size, 'many', known)).toEqual({ problem: 'size: type a whole number.' });
  });

  it('keeps texts to their length', () => {
    expect(readValue(option('after', { max: 10 }), '2024-06-30', known)).toEqual({ value: '2024-06-30' });
    expect(readValue(option('after', { max: 10 }), 'since last May', known)).toEqual({
      problem: 'after: at most 10 characters.',
    });
  });

  it('takes only a fixed choice if there are any, and true or false for a boolean', () => {
    const sort = option('sort', { choices: [{ name: 'Newest first', value: 'newest' }] });
    expect(readValue(sort, 'newest first', known)).toEqual({ value: 'newest' });
    expect(readValue(sort, 'oldest', known)).toEqual({ problem: 'sort: choose one of Newest first.' });
    expect(readValue(option('private', { kind: 'boolean' }), 'True', known)).toEqual({ value: true });
    expect(readValue(option('private', { kind: 'boolean' }), 'perhaps', known)).toHaveProperty('problem');
  });
});
