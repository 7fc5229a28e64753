import type { Site } from '../site.ts';
import type { Launch } from './store.ts';

/** The EHR may name its users with its own address before, or without. */
export const namesOfUser = (user: string, iss: string): readonly string[] => [
  user,
  `${iss.replace(/\/+$/, '')}/${user}`,
];

/** Whether a list of the sites file names the user of a launch. */
export const isNamedIn = (
  list: readonly string[] | undefined,
  { iss }: Pick<Site, 'iss'>,
  { user }: Pick<Launch, 'user'>,
): boolean => (list ?? []).some((named) => namesOfUser(named, iss).includes(user));
