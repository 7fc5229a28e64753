import { AppError } from './appError.ts';
import { RELAUNCH } from './errors/beginAgain.ts';

export { NotStored } from './notStored.ts';
export { RecordChanged } from './recordChanged.ts';
export { AppError };

const ASK_IT = 'If it happens again, tell your EHR’s support team and quote the title of this page.';
const withCode = (code: string | undefined): string => (code === undefined ? '' : ` Its reason: ${code}.`);

export class UnlistedIss extends AppError {
  constructor(reason?: string) {
    super({
      status: 400,
      code: 'unlisted-iss',
      title: 'This EHR is not registered',
      message: 'LiverMet was opened from an EHR that is not on its list, so nothing was requested from it.',
      todo: 'Ask the people who run LiverMet to register the exact FHIR address of your EHR.',
      reason,
    });
  }
}

export class MissingLaunch extends AppError {
  constructor() {
    super({
      status: 400,
      code: 'missing-launch',
      title: 'LiverMet has to be opened from a chart',
      message: 'The address lacks what an EHR adds when it opens an app for a patient, so no patient is known.',
      todo: `Do not use a bookmark. ${RELAUNCH}`,
    });
  }
}

export class UnknownState extends AppError {
  constructor(reason?: string) {
    super({
      status: 400,
      code: 'unknown-state',
      title: 'This launch is over',
      message:
        'LiverMet does not know this launch: it was completed before, took longer than ten minutes, or was not begun here.',
      todo: RELAUNCH,
      reason,
    });
  }
}

export class RefusedConsent extends AppError {
  constructor(site: string) {
    super({
      status: 403,
      code: 'refused-consent',
      title: 'Access was not granted',
      message: `${site} did not let LiverMet read this chart: access was declined, or your account may not grant it.`,
      todo: `If that was not intended: ${RELAUNCH}`,
    });
  }
}

/** @param oauthCode an error code that RFC 6749 or OpenID Connect defines; never free text of the server */
export class AuthorizationFailed extends AppError {
  constructor(site: string, oauthCode?: string) {
    super({
      status: 502,
      code: 'authorization-failed',
      title: 'The EHR could not complete the launch',
      message: `${site} answered the launch with an error.${withCode(oauthCode)}`,
      todo: `${RELAUNCH} ${ASK_IT}`,
      reason: oauthCode,
    });
  }
}

export class ReusedCode extends AppError {
  constructor(site: string) {
    super({
      status: 400,
      code: 'reused-code',
      title: 'This launch was used before',
      message: `${site} does not accept the code of this launch: it was used before, or it is too old.`,
      todo: RELAUNCH,
    });
  }
}

/** @param oauthCode see AuthorizationFailed */
export class TokenRefused extends AppError {
  constructor(site: string, oauthCode?: string) {
    super({
      status: 502,
      code: 'token-refused',
      title: 'The EHR refused LiverMet',
      message: `${site} did not accept LiverMet as a registered app.${withCode(oauthCode)}`,
      todo: 'Trying again will not help. Tell your EHR’s support team and quote the title of this page.',
      reason: oauthCode,
    });
  }
}

export class EhrUnreachable extends AppError {
  constructor(site: string, reason: string) {
    super({
      status: 503,
      code: 'ehr-unreachable',
      title: 'The EHR does not answer',
      message: `${site} did not answer, or not in time. Nothing was read from the chart.`,
      todo: `Wait a minute. ${RELAUNCH} ${ASK_IT}`,
      reason,
    });
  }
}

/** The EHR describes itself in a way that is unsafe to follow: endpoints on unlisted hosts, no PKCE. */
export class UnsuitableEhr extends AppError {
  constructor(site: string, reason: string) {
    super({
      status: 502,
      code: 'unsuitable-ehr',
      title: 'The EHR’s set-up does not fit',
      message: `What ${site} announces about its sign-in is not what LiverMet was registered for, so the launch was stopped.`,
      todo: 'Trying again will not help. Tell the people who run LiverMet and quote the title of this page.',
      reason,
    });
  }
}

export class UnverifiedIdentity extends AppError {
  constructor(site: string, reason: string) {
    super({
      status: 502,
      code: 'unverified-identity',
      title: 'Your identity could not be verified',
      message: `${site} sent no valid proof of who opened LiverMet, so the launch was stopped.`,
      todo: `${RELAUNCH} ${ASK_IT}`,
      reason,
    });
  }
}

export class MissingPatientContext extends AppError {
  constructor(site: string) {
    super({
      status: 502,
      code: 'missing-patient-context',
      title: 'No patient was chosen',
      message: `${site} opened LiverMet without saying for which patient.`,
      todo: `Open one patient’s chart first. ${RELAUNCH}`,
    });
  }
}

export class LaunchNotFound extends AppError {
  constructor() {
    super({
      status: 404,
      code: 'launch-not-found',
      title: 'There is no such page',
      message: 'This address belongs to no open launch: it has ended, or the address is incomplete.',
      todo: RELAUNCH,
    });
  }
}

export class LaunchExpired extends AppError {
  constructor() {
    super({
      status: 410,
      code: 'launch-expired',
      title: 'Your session has ended',
      message: 'Access to this chart was granted for a limited time, which is over.',
      todo: RELAUNCH,
    });
  }
}

export class ForeignBrowser extends AppError {
  constructor() {
    super({
      status: 403,
      code: 'foreign-browser',
      title: 'This page belongs to another browser',
      message:
        'Only the browser window in which LiverMet was opened from the chart may show it, and this one did not prove to be it.',
      todo: `${RELAUNCH} If you did just that, the browser blocks the cookies of LiverMet: allow them for this site.`,
    });
  }
}

/** @param problems one sentence for each field that cannot be taken as it is */
export class BadForm extends AppError {
  readonly problems: readonly string[];
  constructor(problems: readonly string[] = []) {
    super({
      status: 400,
      code: 'bad-form',
      title: 'Nothing was saved',
      message: ['The form could not be accepted.', ...problems].join(' '),
      todo: 'Go back, load the page again, and enter your answers once more.',
    });
    this.problems = problems;
  }
}

export class PageNotFound extends AppError {
  constructor() {
    super({
      status: 404,
      code: 'page-not-found',
      title: 'There is no such page',
      message: 'LiverMet has no page at this address.',
      todo: 'Check the address, or open LiverMet from the patient’s chart.',
    });
  }
}

export class Unexpected extends AppError {
  constructor() {
    super({
      status: 500,
      code: 'unexpected',
      title: 'Something went wrong',
      message: 'LiverMet met a fault of its own and could not show this page.',
      todo: `Load the page again. ${ASK_IT}`,
    });
  }
}

/** A request that the framework cannot read and that sent no form. */
export class UnreadableRequest extends AppError {
  constructor() {
    super({
      status: 400,
      code: 'unreadable-request',
      title: 'This address cannot be read',
      message: 'The browser asked for an address that LiverMet cannot make sense of.',
      todo: 'Check the address, or open LiverMet from the patient’s chart.',
    });
  }
}
