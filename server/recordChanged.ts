import { AppError } from './appError.ts';

/** What was printed or confirmed is not what the record and the answers say now. */
export class RecordChanged extends AppError {
  constructor() {
    super({
      status: 409,
      code: 'record-changed',
      title: 'The record has changed',
      message:
        'Since that page was made the record, an answer or what could be read has changed, so that it can no longer be made as it was. Nothing was written.',
      todo: 'Open the page again and look at the new one.',
    });
  }
}
