import { AppError } from './appError.ts';

/** The store failed, and the page could not be drawn again either. */
export class NotStored extends AppError {
  constructor() {
    super({
      status: 503,
      code: 'not-stored',
      title: 'Nothing was saved',
      message: 'LiverMet could not reach its store, so nothing of the form was saved.',
      todo: 'Wait a minute, then go back and send the form again. What was saved before is kept.',
    });
  }
}
