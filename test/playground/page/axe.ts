import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const SOURCE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** The rules about colours. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** Reporting everything that is right would take as long again. */
const VIOLATIONS = { resultTypes: ['violations'] };

const report = z.array(
  z.object({
    id: z.string(),
    nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string().optional() })),
  }),
);

/**
 * What axe-core finds wrong with the page's current state, one sentence each.
 * @param rules all of them, or only those about colours: for a page that was checked before and only changed its
 * colours.
 */
export async function accessibilityFaults(page: Page, rules: 'all' | 'colours' = 'all'): Promise<string[]> {
  // Half a megabyte, which a page that is checked again has loaded already.
  if (!(await page.evaluate(`'axe' in globalThis`))) await page.evaluate(SOURCE);
  const options = rules === 'all' ? VIOLATIONS : { ...VIOLATIONS, runOnly: COLOURS };
  const run = `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`;
  const found = report.parse(await page.evaluate(run));
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.flat().join(' ')}: ${failureSummary}`),
  );
}

/**
 * What a narrow window cuts off, one sentence each: text hidden by its element, and anything beyond the window's edge.
 * What people can scroll to vertically doesn't count.
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
