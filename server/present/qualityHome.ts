import { CSRF_FIELD } from './formFields.ts';

/** The first page of the quality team. */
export interface QualityHomeModel {
  readonly title: string;
  readonly siteName: string;
  readonly user: string;
  readonly appVersion: string;
  readonly signOut: {
    readonly action: string;
    readonly hidden: readonly { readonly name: string; readonly value: string }[];
  };
}

interface QualityHomeContext {
  readonly siteName: string;
  /** As the EHR names the user. */
  readonly user: string;
  /** "/audit/<id>/" */
  readonly path: string;
  readonly csrfToken: string;
  readonly appVersion: string;
}

export const qualityHome = ({ siteName, user, path, csrfToken, appVersion }: QualityHomeContext): QualityHomeModel => ({
  title: `Quality team of ${siteName}`,
  siteName,
  user,
  appVersion,
  signOut: { action: `${path}sign-out`, hidden: [{ name: CSRF_FIELD, value: csrfToken }] },
});
