import { expect, it } from 'vitest';
import type { Reading } from '../../../../server/audit/reading.ts';
import { readingSection } from '../../../../server/present/audit/html/readingSection.ts';

const read: Reading = { files: 7, lines: 900, bad: [], badCount: 0, unreadTreatments: 0 };

it.each([true, false])('a report of a folder says that it was taken for one export, to be shared: %s', (isShared) => {
  expect(readingSection(read, isShared)).toContain(
    'taken for one export: of several in one folder, what was moved from one patient to another in between counts for both',
  );
});

it('a report of what a server exported says when instead', () => {
  const exported = { transactionTime: '2026-01-15T09:00:00Z', deleted: 3 } as NonNullable<Reading['exported']>;
  const html = readingSection({ ...read, exported }, false);
  expect(html).toContain('as of 2026-01-15T09:00:00Z');
  expect(html).not.toContain('one folder');
});
