import { AppError } from '../appError.ts';

const ASK =
  'Ask the people who run LiverMet and your EHR to compare the CDS Hooks client with the entry in the sites file.';

/** The caller did not prove that it is the CDS Hooks client of a registered EHR. */
export class UnknownCdsClient extends AppError {
  /** @param reason the rule that the JWT breaks, for the log */
  constructor(reason: string) {
    super({
      status: 401,
      code: 'unknown-cds-client',
      title: 'This CDS client is not known',
      message:
        'The call carries no JWT of a registered CDS Hooks client, or one that is not valid for this address. Nothing was read.',
      todo: ASK,
      reason,
    });
  }
}

/** A call that cannot be understood: nothing is evaluated, nothing is stored. */
export class BadCdsRequest extends AppError {
  /** @param problem which field is wrong and how; never its value */
  constructor(problem: string) {
    super({
      status: 400,
      code: 'bad-cds-request',
      title: 'This is not a CDS Hooks request that LiverMet understands',
      message: `${problem}.`,
      todo: 'Send what CDS Hooks 2.0 and the entry at /cds-services describe.',
      reason: problem,
    });
  }
}

/** Feedback on a card that this EHR was never given. */
export class UnknownCard extends AppError {
  constructor() {
    super({
      status: 404,
      code: 'unknown-card',
      title: 'This card is not known',
      message: 'The feedback names a card that LiverMet did not give to this EHR. None of the feedback was stored.',
      todo: 'Send the uuid of the card as it came in the answer.',
    });
  }
}

/** The app was opened from a card about one patient, and the EHR gave the chart of another. */
export class OtherPatient extends AppError {
  constructor(site: string) {
    super({
      status: 409,
      code: 'other-patient',
      title: 'The card was about another patient',
      message: `LiverMet was opened from a card about one patient, but ${site} passed on another one. No chart was read.`,
      todo: 'Open the chart of the patient you mean, and open LiverMet from there.',
    });
  }
}
