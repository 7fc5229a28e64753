import type { Site } from '../site.ts';
import type { Launch } from '../store/store.ts';

/** Whether the site names the user of a launch among those who may examine its trail. */
export const isPrivacyOfficer = ({ iss, privacyOfficers = [] }: Site, { user }: Pick<Launch, 'user'>): boolean =>
  privacyOfficers.some((officer) => namesOfUser(officer, iss).includes(user));

/** The EHR may name its users with its own address before, or without. */
export const namesOfUser = (user: string, iss: string): readonly string[] => [
  user,
  `${iss.replace(/\/+$/, '')}/${user}`,
];
