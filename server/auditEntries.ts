import type { CardOverride, Entered } from './audit/entered.ts';
import type { Answer } from './chart/answer.ts';
import { exportEvent } from './commandEvent.ts';
import type { Environment } from './config.ts';
import { openStore } from './store/openStore.ts';
import type { OverriddenCard } from './store/store.ts';
import { existingStore } from './storeAccess.ts';
import { loadStoreSettings } from './storeSettings.ts';

/** What was entered in the app about one patient. */
export interface PatientEntries extends Entered {
  readonly answers: readonly Answer[];
}

/** By logical id of the Patient at the EHR of the site: nothing else says that two records are about the same person. */
export type SiteEntries = ReadonlyMap<string, PatientEntries>;

/** Whether the environment names a store to be asked. */
export const hasStore = ({ DATABASE_FILE, DATABASE_URL }: Environment): boolean =>
  Boolean(DATABASE_FILE || DATABASE_URL);

/**
 * Everything that was entered at a site, from the store of the app, for an audit; that it was taken out stands in the trail.
 *
 * @throws CliError, ConfigError or StoreAway for anything the caller can mend
 */
export async function entriesOfSite(siteId: string, environment: Environment): Promise<SiteEntries> {
  const store = await openStore(existingStore(loadStoreSettings(environment)));
  try {
    await store.record(exportEvent(siteId, 'audit'));
    const answers = await store.answersOfSite(siteId);
    const decisions = await store.decisionsOfSite(siteId, '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z');
    const overrides = await store.overridesOfSite(siteId);
    const ids = [...answers, ...decisions, ...overrides.map(({ card }) => card)].map(({ patientId }) => patientId);
    const of = <T extends { readonly patientId: string }>(all: readonly T[]) => {
      const byPatient = Map.groupBy(all, ({ patientId }) => patientId);
      return (id: string): readonly T[] => byPatient.get(id) ?? [];
    };
    const [answersOf, decisionsOf] = [of(answers), of(decisions)];
    const overridesOf = of(overrides.map((each) => ({ patientId: each.card.patientId, override: overrideOf(each) })));
    return new Map(
      [...new Set(ids)].map((id) => [
        id,
        {
          answers: answersOf(id).map(({ answer }) => answer),
          decisions: decisionsOf(id).map(({ decision }) => decision),
          overrides: overridesOf(id).map(({ override }) => override),
        },
      ]),
    );
  } finally {
    await store.close();
  }
}

const overrideOf = ({ card, feedback }: OverriddenCard): CardOverride => ({
  at: feedback.at,
  user: card.user,
  hook: card.hook,
  reason: feedback.reason?.code ?? '',
  comment: feedback.comment ?? '',
});
