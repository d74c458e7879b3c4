import { expect, it } from 'vitest';
import { playgroundWelcome } from '../../src/view/playground-welcome.ts';

it('tells whoever starts the playground where it is and what to try, and how to fill an empty catalog', () => {
  const told = (papers: number) => playgroundWelcome('http://a/', 'http://b/', papers);
  for (const papers of [0, 6]) {
    expect(told(papers)).toContain('open: http://a/\n');
    expect(told(papers)).toContain('http://b/\n');
    expect(told(papers)).toContain('http://a/mailbox\n');
  }
  expect(told(6)).toContain(
    'Nothing leaves your machine.\n  It knows 6 papers. Try /search retrieval augmented.\n',
  );
  expect(told(6)).not.toContain('no papers');
  expect(told(0)).toContain(
    'Nothing leaves your machine.\n  The catalog has no papers. Import some with "papers import".\n',
  );
});
