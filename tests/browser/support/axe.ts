import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe cannot decide and a person has: by rule, the elements in doubt, and why they are right. */
const REVIEWED = [
  {
    rule: 'th-has-data-cells',
    element: /^<th [^>]*scope="rowgroup"/,
    because: 'axe looks to the right of a header of rows; that of a group of rows has its cells in the rows below it',
  },
] as const;

/** Words in a drawing: axe cannot tell on what ground they stand. Their contrast is measured in drawings.test.ts. */
const DRAWN = { rule: 'color-contrast', element: /^<(text|tspan)\b/ } as const;

/** What axe finds wrong, whatever its severity, and what it leaves in doubt, unless a person has looked at it. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  const { violations, incomplete } = await new AxeBuilder({ page })
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze();
  const doubts = incomplete.map(({ id, nodes }) => ({
    id,
    nodes: nodes.filter((node) => !isDrawn(id, node) && !isReviewed(id, doubtfulElements(node))),
  }));
  const kinds = [
    ['wrong', violations],
    ['in doubt', doubts],
  ] as const;
  return kinds.flatMap(([kind, rules]) =>
    rules.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => `${kind}: ${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
    ),
  );
}

type Finding = Awaited<ReturnType<AxeBuilder['analyze']>>['incomplete'][number]['nodes'][number];

const doubtfulElements = ({ all, any, none }: Finding): readonly string[] =>
  [...all, ...any, ...none].flatMap(({ relatedNodes }) => relatedNodes ?? []).map(({ html }) => html);

const isDrawn = (id: string, { html }: Finding): boolean => id === DRAWN.rule && DRAWN.element.test(html);

const isReviewed = (id: string, elements: readonly string[]): boolean =>
  elements.length > 0 &&
  elements.every((html) => REVIEWED.some(({ rule, element }) => rule === id && element.test(html)));
