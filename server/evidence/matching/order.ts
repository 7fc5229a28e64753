import { ENDPOINTS } from '../endpoint.ts';
import type { Outcome } from '../outcome.ts';
import type { TimeOrigin } from '../timeOrigin.ts';

/** What decides the place of an outcome in the list. */
export interface Place {
  /** 0 the nearest. */
  readonly tier: number;
  /** Features of the subgroup that are this patient's. */
  readonly shared: number;
  readonly outcome: Outcome;
  /** Outcomes that are shown side by side, and the size of the larger of them; `null` for one that stands alone. */
  readonly group: { readonly key: string; readonly n: number } | null;
}

const ORIGINS: readonly TimeOrigin[] = [
  'first-liver-directed-treatment',
  'liver-resection',
  'repeat-liver-resection',
  'treatment',
  'liver-metastasis',
  'diagnosis',
  'not-stated',
];

/**
 * Nearest tier first; doubted figures last within it; then the more of the subgroup is this patient's; then survival before
 * response before harm; then the larger group, counterparts side by side; then time from treatment before other origins.
 * The id settles what is left, so that the order never depends on how the library is listed.
 */
export function inOrder(a: Place, b: Place): number {
  return (
    a.tier - b.tier ||
    doubted(a) - doubted(b) ||
    b.shared - a.shared ||
    endpoint(a) - endpoint(b) ||
    size(b) - size(a) ||
    compareText(a.group?.key ?? '', b.group?.key ?? '') ||
    (b.outcome.n ?? 0) - (a.outcome.n ?? 0) ||
    origin(a) - origin(b) ||
    compareText(a.outcome.id, b.outcome.id)
  );
}

const doubted = ({ outcome }: Place): number => (outcome.standing?.kind === 'doubted' ? 1 : 0);
const endpoint = ({ outcome }: Place): number => ENDPOINTS.indexOf(outcome.result.endpoint);
const size = ({ group, outcome }: Place): number => group?.n ?? outcome.n ?? 0;
const origin = ({ outcome: { result } }: Place): number =>
  result.kind === 'time-to-event' ? ORIGINS.indexOf(result.origin) : ORIGINS.length;
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
