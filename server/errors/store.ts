import { AppError } from '../appError.ts';

/** The database does not answer, or refuses to write: nothing may be called saved, and no page is shown. */
export class StoreAway extends AppError {
  /** @param reason the database's code of the failure, for the log: never its message, which can quote values */
  constructor(reason: string) {
    super({
      status: 503,
      code: 'store-away',
      title: 'LiverMet cannot reach its store',
      message:
        'LiverMet keeps launches, answers and its record of access in a database, which does not answer. ' +
        'So nothing about the patient is shown, and what you may have sent is not called saved.',
      todo: 'Wait a minute, then load the page again; a form that is sent again is never saved twice. If it keeps happening, tell the people who run LiverMet.',
      reason,
    });
  }
}
