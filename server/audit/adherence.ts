import type { Status } from '../criteria/status.ts';

/** What a case is called for each status of its verdict; the order is that of reports. */
export const ADHERENCES = ['adherent', 'correctable', 'not-adherent', 'not-documented'] as const;
export type Adherence = (typeof ADHERENCES)[number];

const OF_STATUS: Readonly<Record<Status, Adherence>> = {
  met: 'adherent',
  correctable: 'correctable',
  'not-met': 'not-adherent',
  unknown: 'not-documented',
};

/** Unknown stays apart: it is never counted as adherent or as not adherent. */
export const adherenceOf = (status: Status): Adherence => OF_STATUS[status];
