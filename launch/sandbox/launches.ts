import { randomBytes } from 'node:crypto';

const MAXIMUM_AGE = 10 * 60_000;

/** What the EHR remembers of a launch it has begun. */
export interface EhrLaunch {
  readonly patientId: string;
  /** `ask` shows the user a page with Allow and Refuse; `given` does not. */
  readonly consent: 'given' | 'ask';
  /** In a frame the EHR's own header already names the patient. */
  readonly needPatientBanner: boolean;
  /** What the CDS card said that the user launched from. */
  readonly appContext?: string;
}

/** Launch ids are opaque, fresh for every launch, and known for ten minutes. */
export interface Launches {
  begin(launch: EhrLaunch): string;
  find(id: string): EhrLaunch | undefined;
}

export function createLaunches(now: () => Date): Launches {
  const begun = new Map<string, { readonly launch: EhrLaunch; readonly until: number }>();
  const forgetOld = () => {
    for (const [id, { until }] of begun) if (until <= now().getTime()) begun.delete(id);
  };
  return {
    begin(launch) {
      forgetOld();
      const id = randomBytes(24).toString('base64url');
      begun.set(id, { launch, until: now().getTime() + MAXIMUM_AGE });
      return id;
    },
    find(id) {
      forgetOld();
      return begun.get(id)?.launch;
    },
  };
}
