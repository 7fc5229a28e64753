/** The pages about one patient, in the order of their links; the path is relative to `/l/<id>/`. */
const PAGES = [
  { id: 'verdict', path: '', title: 'Criteria' },
  { id: 'course', path: 'course', title: 'Course' },
  { id: 'literature', path: 'literature', title: 'Literature' },
  { id: 'worksheet', path: 'deb-tace', title: 'DEB-TACE worksheet' },
  { id: 'after-treatment', path: 'after-treatment', title: 'After treatment' },
  { id: 'decisions', path: 'decisions', title: 'Decisions' },
  { id: 'sheet', path: 'sheet', title: 'Tumor-board sheet' },
] as const;

/** Only where the EHR lets LiverMet write. */
const WRITE_BACK = { id: 'write-back', path: 'write-back', title: 'Write to the EHR' } as const;
/** Only for privacy officers. */
const AUDIT_TRAIL = { id: 'audit-trail', path: 'audit-trail', title: 'Audit trail' } as const;

export type PatientPageId = (typeof PAGES)[number]['id'] | typeof WRITE_BACK.id | typeof AUDIT_TRAIL.id;

interface Permissions {
  /** The EHR lets LiverMet write into the chart. */
  readonly writesBack?: boolean | undefined;
  /** The user is a privacy officer of the site. */
  readonly mayExamineTrail?: boolean | undefined;
}

export interface NavLink {
  readonly href: string;
  readonly title: string;
  readonly isCurrent: boolean;
}

/**
 * @param launchPath "/l/<id>/"
 * @param current `null` on a page that says why another could not be shown
 */
export const pageNav = (
  launchPath: string,
  current: PatientPageId | null,
  { writesBack = false, mayExamineTrail = false }: Permissions = {},
): readonly NavLink[] =>
  [...PAGES, ...(writesBack ? [WRITE_BACK] : []), ...(mayExamineTrail ? [AUDIT_TRAIL] : [])].map(
    ({ id, path, title }) => ({
      href: `${launchPath}${path}`,
      title,
      isCurrent: id === current,
    }),
  );
