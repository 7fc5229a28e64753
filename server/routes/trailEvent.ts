import type { Response } from 'express';
import { criteriaEdition } from '../criteria/criteriaEdition.ts';
import { requestIdOf } from '../requestId.ts';
import { launchUser } from '../store/launchUser.ts';
import type { Launch } from '../store/store.ts';
import type { TrailEvent } from '../trail/trailEntry.ts';

/** What is recorded of an open launch: `detail` says which page or which questions, never what was answered. */
export type Act = Pick<TrailEvent, 'action' | 'detail'> & { readonly outcome?: TrailEvent['outcome'] };

/** @param launch whose user acts; its patient may be another one, or none, where the chart is not what is looked at */
export function trailEvent(
  now: () => Date,
  launch: Omit<Launch, 'patientId'> & Pick<TrailEvent, 'patientId'>,
  response: Response,
  act: Act,
): TrailEvent {
  const at = now().toISOString();
  return {
    at,
    siteId: launch.siteId,
    user: launchUser(launch),
    patientId: launch.patientId,
    outcome: 'success',
    edition: criteriaEdition(at),
    requestId: requestIdOf(response),
    ...act,
  };
}
