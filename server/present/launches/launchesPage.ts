import { formatInstant } from '../dates.ts';
import { CSRF_FIELD, LAUNCH_FIELD } from '../formFields.ts';
import type { PageFrame } from '../pageFrame.ts';

/** A launch as its user may know it. */
export interface ListedLaunch {
  readonly id: string;
  readonly patientId: string;
  /** ISO instants. */
  readonly createdAt: string;
  readonly usedAt?: string | undefined;
}

interface LaunchRow {
  /** "Patient/7" */
  readonly patient: string;
  readonly started: string;
  readonly lastUsed: string;
  /** The one from which the page is looked at. */
  readonly isThis: boolean;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
}

export interface LaunchesPageModel extends PageFrame {
  readonly title: string;
  readonly siteName: string;
  readonly action: string;
  readonly hasEnded: boolean;
  readonly rows: readonly LaunchRow[];
}

interface LaunchesPageContext {
  readonly frame: PageFrame;
  readonly siteName: string;
  readonly zone: string;
  readonly launch: ListedLaunch & { readonly csrfToken: string };
  readonly launches: readonly ListedLaunch[];
  /** The id of one that was ended from here. */
  readonly ended: unknown;
}

/** The open launches of a user, the one that is looked at first. */
export function launchesPage({ frame, launch, launches, ...site }: LaunchesPageContext): LaunchesPageModel {
  const { zone, siteName, ended } = site;
  const others = launches.filter(({ id }) => id !== launch.id);
  return {
    ...frame,
    title: `${frame.patient.name} - your open launches`,
    siteName,
    action: `/l/${launch.id}/end`,
    hasEnded: typeof ended === 'string' && ended !== launch.id && others.every(({ id }) => id !== ended),
    rows: [launch, ...others].map(({ id, patientId, createdAt, usedAt = createdAt }) => ({
      patient: `Patient/${patientId}`,
      started: formatInstant(createdAt, zone),
      lastUsed: formatInstant(usedAt, zone),
      isThis: id === launch.id,
      hidden: [
        { name: CSRF_FIELD, value: launch.csrfToken },
        { name: LAUNCH_FIELD, value: id },
      ],
    })),
  };
}
