import { AppError } from '../appError.ts';

/** The trail shows who looked at whose chart; only the people named for it may see it. */
export class NotPrivacyOfficer extends AppError {
  constructor() {
    super({
      status: 403,
      code: 'not-privacy-officer',
      title: 'The audit trail is for privacy officers',
      message:
        'The audit trail shows who has looked at which chart. You are not among the people whom your hospital has named to examine it. The attempt was recorded.',
      todo: 'Go back to the patient. If you are a privacy officer, ask the people who run LiverMet to add you to privacyOfficers in the sites file.',
    });
  }
}
