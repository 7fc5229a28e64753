import { AppError } from '../appError.ts';

export class TooManyRequests extends AppError {
  constructor() {
    super({
      status: 429,
      code: 'too-many-requests',
      title: 'Too many requests',
      message: 'More requests came from your network address within a minute than LiverMet answers. Nothing was lost.',
      todo: 'Wait a minute, then try again. If it keeps happening, tell the people who run LiverMet.',
    });
  }
}
