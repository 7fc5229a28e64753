import type { Decision } from '../criteria/decision.ts';
import {
  type AssessedLaunch,
  assessLaunch,
  type OpenLaunch,
  type PatientPageDeps,
  type Visit,
} from './assessLaunch.ts';

/** What a tumor-board sheet is drawn from. */
export interface ReadForSheet extends AssessedLaunch {
  /** In the order in which they were made. */
  readonly decisions: readonly Decision[];
}

export async function readForSheet(deps: PatientPageDeps, opened: OpenLaunch, visit: Visit): Promise<ReadForSheet> {
  const { launch, site } = opened;
  const [assessed, decisions] = await Promise.all([
    assessLaunch(deps, opened, visit),
    deps.store.decisions(site.id, launch.patientId),
  ]);
  return { ...assessed, decisions };
}
