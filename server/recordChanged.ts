import { AppError } from './appError.ts';

/** What was printed or confirmed is not what the record and the answers say now. */
export class RecordChanged extends AppError {
  constructor() {
    super({
      status: 409,
      code: 'record-changed',
      title: 'The record has changed',
      message:
        'Since this sheet was made the record, an answer or what could be read of it has changed, so that the sheet can no longer be made as it was.',
      todo: 'Open the tumor-board sheet again and use the new one.',
    });
  }
}
