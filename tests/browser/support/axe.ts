import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe finds wrong, whatever its severity, and what it leaves to a person to decide. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  const { violations, incomplete } = await new AxeBuilder({ page })
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze();
  const kinds = [
    ['wrong', violations],
    ['in doubt', incomplete],
  ] as const;
  return kinds.flatMap(([kind, rules]) =>
    rules.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => `${kind}: ${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
    ),
  );
}
