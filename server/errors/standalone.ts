import { AppError } from '../appError.ts';
import { BEGIN_AGAIN } from './beginAgain.ts';

export class UnknownSite extends AppError {
  constructor() {
    super({
      status: 404,
      code: 'unknown-site',
      title: 'This EHR is not registered',
      message: 'The address names an EHR, or a purpose, that LiverMet does not know, so nothing was requested from it.',
      todo: 'Open the start page of LiverMet (/standalone) and choose from what it lists.',
    });
  }
}

export class NoStandaloneLaunch extends AppError {
  constructor(site: string) {
    super({
      status: 502,
      code: 'no-standalone-launch',
      title: 'This EHR opens LiverMet only from a chart',
      message: `${site} does not announce that an app may be opened from outside a chart, so the launch was not begun.`,
      todo: 'Open LiverMet from the patient’s chart in the EHR.',
    });
  }
}

/** The user signed in, and the EHR did not say which patient was chosen. */
export class NoPatientChosen extends AppError {
  constructor(site: string) {
    super({
      status: 502,
      code: 'no-patient-chosen',
      title: 'No patient was chosen',
      message: `${site} let LiverMet in without saying for which patient, so no chart was read.`,
      todo: `${BEGIN_AGAIN} Choose a patient when the EHR asks for one; if it does not ask, open LiverMet from the patient’s chart.`,
    });
  }
}

export class NotQualityTeam extends AppError {
  constructor(site: string) {
    super({
      status: 403,
      code: 'not-quality-team',
      title: 'These pages are for the quality team',
      message: `You are signed in, but not among the people whom ${site} has named as its quality team. The attempt was recorded.`,
      todo: 'If you belong to the quality team, ask the people who run LiverMet to add you to qualityTeam in the sites file.',
    });
  }
}

/** One page for a session that is over, unknown or of another browser: which of them is nobody’s business. */
export class QualitySignIn extends AppError {
  constructor() {
    super({
      status: 403,
      code: 'quality-sign-in',
      title: 'Sign in to see this page',
      message:
        'The pages of the quality team show only in the browser in which a member has signed in, and for a limited time.',
      todo: 'Open the start page of LiverMet (/standalone) and choose the quality team’s pages.',
    });
  }
}
