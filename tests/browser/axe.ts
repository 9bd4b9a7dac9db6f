import { createRequire } from 'node:module';
import type { default as Axe, AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe-core finds serious or critical in a part of a page, and the elements that it found in order, as HTML. */
export async function lookWithAxe(page: Page, selector: string): Promise<{ faults: string[]; fine: string[][] }> {
  await page.addScriptTag({ path: createRequire(__filename).resolve('axe-core') });
  const { violations, passes }: AxeResults = await page.evaluate(
    (selector) => (window as unknown as { axe: typeof Axe }).axe.run(selector),
    selector,
  );
  const htmlOf = ({ nodes }: { nodes: { html: string }[] }) => nodes.map(({ html }) => html.slice(0, 200));
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return { faults: grave.map((one) => `${one.id}: ${htmlOf(one).join('; ')}`), fine: passes.map(htmlOf) };
}
