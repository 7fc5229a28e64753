import type { Logger } from 'pino';
import type { CreatePort } from '../../fhir/createPort.ts';
import { createResource, type Written } from '../../fhir/createResource.ts';
import { type Proposal, searchFor } from '../../present/writeBack/proposal.ts';
import type { Launch, Store, WriteBack } from '../../store/store.ts';
import { keptAfterwards } from './keptAfterwards.ts';

/** An attempt of which something came. */
export type Ended = Written & {
  readonly begun: Omit<WriteBack, 'state' | 'reference'>;
  /** The store knows what came of it. */
  readonly isKept: boolean;
};

/** `elsewhere`: another request has the right to write this, or has written it. */
export type Attempt = Ended | { readonly kind: 'elsewhere' };

export interface WriteDeps {
  readonly store: Store;
  readonly now: () => Date;
  readonly logger: Logger;
}

/**
 * Writes something that was confirmed, once: whoever comes second finds that it is under way or done. Rejects only while
 * nothing has been sent.
 *
 * @param beganAt the earlier attempt that this one takes the place of
 */
export async function writeOnce(
  { store, now, logger }: WriteDeps,
  { launch, port }: { readonly launch: Launch; readonly port: CreatePort },
  { kind, key, resource }: Proposal,
  beganAt: string | undefined,
): Promise<Attempt> {
  const { siteId, patientId, user } = launch;
  const begun = { siteId, patientId, key, kind, at: now().toISOString(), by: user };
  if (!(await store.claimWriteBack(begun, beganAt))) return { kind: 'elsewhere' };
  const resourceType = String(resource.resourceType);
  const written = await createResource(port, { resourceType, resource, ifNoneExist: searchFor(key) });
  const outcome =
    written.kind === 'written' ? { state: written.kind, reference: written.reference } : { state: written.kind };
  const isKept = await keptAfterwards(logger, 'write-back-not-stored', () =>
    store.settleWriteBack(siteId, patientId, key, outcome),
  );
  return { ...written, begun, isKept };
}
