import { AppError } from './appError.ts';

const WORDS = {
  form: {
    title: 'Nothing was saved',
    message: 'LiverMet could not reach its store, so nothing of the form was saved.',
    todo: 'Wait a minute, then go back and send the form again. What was saved before is kept.',
  },
  withdrawal: {
    title: 'Not withdrawn: the answer still counts',
    message: 'LiverMet could not reach its store, so the answer was not withdrawn.',
    todo: 'Wait a minute, then go back and withdraw the answer again. Until then it counts as before.',
  },
} as const;

/** The store failed, and the page could not be drawn again either. */
export class NotStored extends AppError {
  constructor(what: keyof typeof WORDS) {
    super({ status: 503, code: 'not-stored', ...WORDS[what] });
  }
}
