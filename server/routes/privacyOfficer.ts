import type { Site } from '../site.ts';
import type { Launch } from '../store/store.ts';
import { isNamedIn } from '../store/userNames.ts';

/** Whether the site names the user of a launch among those who may examine its trail. */
export const isPrivacyOfficer = (site: Site, launch: Pick<Launch, 'user'>): boolean =>
  isNamedIn(site.privacyOfficers, site, launch);
