import type { CardOverride, Entered } from './audit/entered.ts';
import type { Answer } from './chart/answer.ts';
import { exportEvent } from './commandEvent.ts';
import type { Environment } from './config.ts';
import { openStore } from './store/openStore.ts';
import type { OverriddenCard, Store } from './store/store.ts';
import { existingStore } from './storeAccess.ts';
import { loadStoreSettings } from './storeSettings.ts';

/** What was entered in the app about one patient. */
export interface PatientEntries extends Entered {
  readonly answers: readonly Answer[];
}

/** By logical id of the Patient at the EHR of the site: nothing else says that two records are about the same person. */
export type SiteEntries = ReadonlyMap<string, PatientEntries>;

/**
 * The same at the command line, where the environment names the store of the app; that it was taken out stands in the trail.
 *
 * @throws CliError, ConfigError or StoreAway for anything the caller can mend
 */
export async function entriesOfSite(siteId: string, environment: Environment): Promise<SiteEntries> {
  const store = await openStore(existingStore(loadStoreSettings(environment)));
  try {
    await store.record(exportEvent(siteId, 'audit'));
    return await entriesIn(store, siteId);
  } finally {
    await store.close();
  }
}

/** Everything that was entered at a site. */
export async function entriesIn(
  store: Pick<Store, 'answersOfSite' | 'decisionsOfSite' | 'overridesOfSite'>,
  siteId: string,
): Promise<SiteEntries> {
  const entries = new Map<string, Writable>();
  const of = (patientId: string): Writable => {
    const found = entries.get(patientId) ?? { answers: [], decisions: [], overrides: [] };
    entries.set(patientId, found);
    return found;
  };
  for (const { patientId, answer } of await store.answersOfSite(siteId)) of(patientId).answers.push(answer);
  for (const { patientId, decision } of await store.decisionsOfSite(siteId, ...ALWAYS))
    of(patientId).decisions.push(decision);
  for (const each of await store.overridesOfSite(siteId)) of(each.card.patientId).overrides.push(overrideOf(each));
  return entries;
}

const ALWAYS = ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'] as const;

type Writable = { [Key in keyof PatientEntries]: PatientEntries[Key][number][] };

const overrideOf = ({ card, feedback }: OverriddenCard): CardOverride => ({
  at: feedback.at,
  user: card.user,
  hook: card.hook,
  reason: feedback.reason?.code ?? '',
  comment: feedback.comment ?? '',
});
