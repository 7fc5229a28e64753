import { formatInstant } from '../dates.ts';

/** What became of the access that the EHR had granted. */
export type Revocation = 'revoked' | 'not-offered' | 'failed';

export interface EndedPageModel {
  readonly appVersion: string;
  /** What happened, sentence by sentence. */
  readonly says: readonly string[];
}

interface Ended {
  readonly appVersion: string;
  readonly siteName: string;
  readonly zone: string;
  readonly revocation: Revocation;
  /** ISO instant at which the access token ends by itself. */
  readonly tokenEnds: string;
}

/** Says that a launch has ended. It names no patient: nobody is signed in any more. */
export const endedPage = ({ appVersion, ...ended }: Ended): EndedPageModel => ({
  appVersion,
  says: [
    'Its pages show nothing any more, in any window.',
    'What was saved stays saved.',
    `LiverMet has forgotten its access to ${ended.siteName}${WORDS[ended.revocation](ended)}`,
  ],
});

const WORDS: Readonly<Record<Revocation, (ended: Omit<Ended, 'appVersion'>) => string>> = {
  revoked: () => ', and the EHR has taken it back.',
  'not-offered': (ended) => `. The EHR offers no way to take it back earlier than it ends: ${until(ended)}.`,
  failed: (ended) => `. The EHR did not confirm that it has taken it back; it ends by itself: ${until(ended)}.`,
};

const until = ({ tokenEnds, zone }: Pick<Ended, 'tokenEnds' | 'zone'>): string => formatInstant(tokenEnds, zone);
