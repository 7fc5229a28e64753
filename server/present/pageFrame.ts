import type { Assessment } from './assessment.ts';
import { formatInstant } from './dates.ts';
import { CSRF_FIELD } from './formFields.ts';
import { type GapRows, gapRows } from './gapRows.ts';
import { type NavLink, type PatientPageId, pageNav } from './pageNav.ts';
import { type PatientBanner, patientBanner } from './patientBanner.ts';

/** Where a page about a patient stands. */
export interface PageContext {
  /** The EHR's name as a clinician knows it. */
  readonly siteName: string;
  readonly appVersion: string;
  /** FHIR base URL of the EHR, where the resources stand that a value was read from. */
  readonly iss: string;
  /** "/l/<id>/" */
  readonly launchPath: string;
  /** Proves that a form came from a page of the launch. */
  readonly csrfToken: string;
  /** The EHR answered nothing at all. */
  readonly nothingRead?: boolean;
  /** The EHR lets LiverMet write into the chart. */
  readonly writesBack?: boolean;
  /** The user is a privacy officer of the site. */
  readonly mayExamineTrail?: boolean;
}

/** What every page about a patient shows: who it is about, what could not be read, and the way to the other pages. */
export interface PageFrame {
  readonly appVersion: string;
  readonly asOf: string;
  readonly gaps: GapRows;
  readonly patient: PatientBanner;
  readonly nav: readonly NavLink[];
  /** How the launch is ended, and where the user's launches are listed. */
  readonly launch: {
    readonly list: string;
    readonly end: { readonly action: string; readonly hidden: readonly { name: string; value: string }[] };
  };
}

export function pageFrame(
  { asOf, policy, gaps, patient }: Pick<Assessment, 'asOf' | 'policy' | 'gaps' | 'patient'>,
  { siteName, appVersion, launchPath, csrfToken, nothingRead, writesBack, mayExamineTrail }: PageContext,
  current: PatientPageId | null,
): PageFrame {
  return {
    appVersion,
    asOf: formatInstant(asOf, policy.timeZone),
    gaps: gapRows(gaps, nothingRead),
    patient: patientBanner(patient, gaps, siteName, { asOf, zone: policy.timeZone }),
    nav: pageNav(launchPath, current, { writesBack, mayExamineTrail }),
    launch: {
      list: `${launchPath}launches`,
      end: { action: `${launchPath}end`, hidden: [{ name: CSRF_FIELD, value: csrfToken }] },
    },
  };
}
