import type { Citation } from '../../criteria/citation.ts';
import type { KnownProblem } from '../../evidence/knownProblem.ts';
import { BEAD_PROTOCOLS, type BeadProtocol } from '../../evidence/planning/beadProtocols.ts';
import { beadLoading } from '../../evidence/publications/moffittProblems.ts';

/** Loading, session maximum and interval of each source, side by side. */
export interface BeadSheet {
  readonly protocols: readonly BeadProtocolRow[];
  /** How the loading of the series differs. */
  readonly problem: KnownProblem;
  /** How its interval differs. */
  readonly interval: string;
}

export interface BeadProtocolRow {
  readonly title: string;
  readonly patients: string;
  readonly beads: string;
  readonly loading: string;
  readonly session: string;
  readonly interval: string;
  readonly citations: readonly Citation[];
}

const NOT_STATED = 'not stated in what was read';

export const beadSheet = (): BeadSheet => ({
  protocols: BEAD_PROTOCOLS.map(protocolRow),
  problem: beadLoading,
  interval: intervalText(BEAD_PROTOCOLS),
});

const protocolRow = ({ title, patients, beads, loading, session, interval, citations }: BeadProtocol) => ({
  title,
  patients: patients ?? NOT_STATED,
  beads: beads ?? NOT_STATED,
  loading: loadingText(loading),
  session: session ?? NOT_STATED,
  interval: interval?.text ?? NOT_STATED,
  citations,
});

/** Brought to mg per mL where the source counts by vials, so that the rows can be compared. */
function loadingText({ mgPerMl: [low, high], text }: BeadProtocol['loading']): string {
  return low === high ? text : `${text} (${low} to ${high} mg per mL)`;
}

function intervalText(protocols: readonly BeadProtocol[]): string {
  const stated = protocols.flatMap(({ title, interval }) => (interval ? [{ title, weeks: interval.weeks }] : []));
  const each = stated.map(({ title, weeks: [low, high] }) => `${title}: ${low} to ${high} weeks`);
  return `The intervals differ. ${each.join('; ')}.`;
}
