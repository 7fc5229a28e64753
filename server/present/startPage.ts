import type { Site } from '../site.ts';

/** A way in that the start page offers. */
export interface StartLink {
  readonly href: string;
  readonly siteName: string;
}

/** What the start page shows: the ways in that do not begin in a chart. */
export interface StartPageModel {
  readonly title: string;
  readonly appVersion: string;
  /** For a patient whom the user then chooses at the EHR. */
  readonly patient: readonly StartLink[];
  /** For the quality team; only of EHRs that name one. */
  readonly quality: readonly StartLink[];
}

export function startPage(
  sites: readonly Pick<Site, 'id' | 'name' | 'qualityTeam'>[],
  appVersion: string,
): StartPageModel {
  const links = (of: typeof sites, purpose: string) =>
    of.map(({ id, name }) => ({ href: `/standalone?${new URLSearchParams({ site: id, purpose })}`, siteName: name }));
  const withTeam = sites.filter(({ qualityTeam = [] }) => qualityTeam.length > 0);
  return {
    title: 'Open LiverMet without a chart',
    appVersion,
    patient: links(sites, 'patient'),
    quality: links(withTeam, 'quality'),
  };
}
