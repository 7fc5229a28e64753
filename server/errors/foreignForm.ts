import { AppError } from '../appError.ts';

/** A form without the token of the page that it claims to come from: another site may have sent it. */
export class ForeignForm extends AppError {
  constructor() {
    super({
      status: 403,
      code: 'foreign-form',
      title: 'Nothing was saved',
      message: 'The form did not come from the page that it belongs to, so it was not read.',
      todo: 'Go back, load the page again, and enter your answers once more.',
    });
  }
}
