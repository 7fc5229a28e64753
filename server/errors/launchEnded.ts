import { AppError } from '../appError.ts';
import { RELAUNCH } from './beginAgain.ts';

/** Of a launch that the browser once opened, which its cookie shows, and that is no longer there. */
export class LaunchEnded extends AppError {
  constructor() {
    super({
      status: 404,
      code: 'launch-ended',
      title: 'This launch has ended',
      message: 'Its pages show nothing any more, in any window. What was saved stays saved.',
      todo: RELAUNCH,
    });
  }
}
