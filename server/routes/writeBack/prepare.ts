import type { Application } from 'express';
import { asList, asObject } from '../../chart/json.ts';
import { mayCreate, WRITTEN_TYPES } from '../../fhir/writeScopes.ts';
import { ecogProposal } from '../../present/writeBack/ecogProposal.ts';
import { type Proposed, WRITE_BACK_SYSTEM, type Writer } from '../../present/writeBack/proposal.ts';
import { sheetProposal } from '../../present/writeBack/sheetProposal.ts';
import type { Standing } from '../../present/writeBack/writeBackPage.ts';
import type { WriteBackKind } from '../../site.ts';
import type { WriteBack } from '../../store/store.ts';
import type { OpenLaunch, PatientPageDeps, Visit } from '../assessLaunch.ts';
import { type ReadForSheet, readForSheet } from '../readForSheet.ts';
import { sheetHtml } from './sheetHtml.ts';

export interface Prepared {
  readonly assessed: ReadForSheet;
  /** Of each thing that the site lets LiverMet write. */
  readonly standings: readonly (readonly [WriteBackKind, Standing])[];
  /** Everything written from here, or begun, oldest first. */
  readonly earlier: readonly WriteBack[];
}

/** Longer than an attempt can take: one that has not ended by then was broken off. */
const AN_ATTEMPT = 60_000;

/**
 * What could be written now, or was: read from the chart, from the answers and from what earlier attempts left behind.
 */
export async function prepare(
  deps: PatientPageDeps,
  opened: OpenLaunch,
  app: Application,
  visit: Visit,
): Promise<Prepared> {
  const { launch, site } = opened;
  const assessed = await readForSheet(deps, opened, visit);
  await settleWhatArrived(deps, opened, assessed);
  const earlier = await deps.store.writeBacks(site.id, launch.patientId);
  const standings = await Promise.all(
    (site.writeBack ?? []).map(async (kind) => {
      const proposed = await proposalOf(kind, opened, assessed, app);
      return [kind, standingOf(proposed, earlier, assessed, deps.now())] as const;
    }),
  );
  return { assessed, standings, earlier };
}

async function proposalOf(
  kind: WriteBackKind,
  { launch, site, port }: OpenLaunch,
  assessed: ReadForSheet,
  app: Application,
): Promise<Proposed> {
  const type = WRITTEN_TYPES[kind];
  if (!mayCreate(launch.tokens.scope, type))
    return { proposal: undefined, because: `${site.name} has not granted LiverMet the right to write this (${type}).` };
  const writer: Writer = { user: launch.user, baseUrl: port.baseUrl, patientId: launch.patientId };
  if (kind === 'ecog') return ecogProposal(assessed.assessment, writer);
  if (assessed.status !== 200)
    return { proposal: undefined, because: 'Nothing of the record could be read, so there is no sheet to write.' };
  return { proposal: sheetProposal(assessed.assessment, writer, await sheetHtml(app, assessed)) };
}

function standingOf(
  { proposal, because = '' }: Proposed,
  begun: readonly WriteBack[],
  { request }: ReadForSheet,
  now: Date,
): Standing {
  if (!proposal) return { state: 'unavailable', because };
  const earlier = begun.find(({ key }) => key === proposal.key);
  if (earlier?.state === 'written') return { state: 'written', proposal, reference: earlier.reference };
  const inChart = referenceIn(request.resources, proposal.key);
  if (inChart !== undefined) return { state: 'written', proposal, reference: inChart };
  if (because !== '') return { state: 'unavailable', because };
  if (!earlier) return { state: 'ready', proposal };
  const isUnderWay = earlier.state === 'sending' && now.getTime() - Date.parse(earlier.at) < AN_ATTEMPT;
  return isUnderWay ? { state: 'sending', proposal } : { state: 'unknown', proposal, beganAt: earlier.at };
}

/** What got no answer and stands in the chart all the same has arrived. */
async function settleWhatArrived(
  { store }: PatientPageDeps,
  { launch, site }: OpenLaunch,
  { request }: ReadForSheet,
): Promise<void> {
  const open = (await store.writeBacks(site.id, launch.patientId)).filter(({ state }) => state !== 'written');
  for (const { key } of open) {
    const reference = referenceIn(request.resources, key);
    if (reference !== undefined)
      await store.settleWriteBack(site.id, launch.patientId, key, { state: 'written', reference });
  }
}

/** The resource of the chart that bears a key of ours. */
function referenceIn(resources: readonly unknown[], key: string): string | undefined {
  const found = resources
    .map(asObject)
    .find((resource) =>
      asList(resource?.identifier).some(({ system, value }) => system === WRITE_BACK_SYSTEM && value === key),
    );
  return found && `${found.resourceType}/${found.id}`;
}
