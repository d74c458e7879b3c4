import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const SOURCE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** The rules that look at colours. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** What it would tell of all that is right takes as long again. */
const VIOLATIONS = { resultTypes: ['violations'] };

const report = z.array(
  z.object({
    id: z.string(),
    nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string().optional() })),
  }),
);

/**
 * What axe-core finds wrong with the page as it stands, one sentence each.
 *
 * @param rules all of them, or only those of colours: for a page that was looked at and has changed in its colours alone.
 */
export async function accessibilityFaults(page: Page, rules: 'all' | 'colours' = 'all'): Promise<string[]> {
  // Half a megabyte, which a page that is looked at again has read already.
  if (!(await page.evaluate(`'axe' in globalThis`))) await page.evaluate(SOURCE);
  const options = rules === 'all' ? VIOLATIONS : { ...VIOLATIONS, runOnly: COLOURS };
  const run = `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`;
  const found = report.parse(await page.evaluate(run));
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.flat().join(' ')}: ${failureSummary}`),
  );
}

/**
 * What a narrow window cuts, one sentence each: text that its element hides, and what lies beyond the edge of the window. What a
 * reader can scroll to up and down is not cut.
 */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && one.closest('.unseen, [inert]') === null;
    const all = [...document.body.querySelectorAll('*')].filter(seen);
    const name = (one) => one.localName + '.' + one.className + ': ' + one.textContent.trim().slice(0, 60);
    const beyond = all
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1)
      .map((one) => 'beyond the edge: ' + name(one));
    const hidden = all
      .filter((one) => !['INPUT', 'SELECT', 'TEXTAREA', 'IMG'].includes(one.tagName))
      .filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1)
      .filter((one) => getComputedStyle(one).overflowX !== 'visible')
      .map((one) => 'hides its text: ' + name(one));
    return [...beyond, ...hidden];
  })()`);
}
