import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

type Violation = Readonly<{ id: string; nodes: readonly Readonly<{ html: string }>[] }>;

/** What axe objects to in the page as it is now, and whether it scrolls sideways. The context needs `bypassCSP`. */
export async function problemsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const violations = await page.evaluate(async (tags): Promise<Violation[]> => {
    const { axe: engine } = window as unknown as {
      axe: { run(root: Document, options: object): Promise<{ violations: Violation[] }> };
    };

    return (await engine.run(document, { runOnly: tags })).violations;
  }, rules);
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1);

  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`),
    ...(isWide ? ['scrolls sideways'] : []),
  ];
}
