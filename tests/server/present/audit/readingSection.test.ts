import { expect, it } from 'vitest';
import type { Reading } from '../../../../server/audit/reading.ts';
import { readingSection } from '../../../../server/present/audit/html/readingSection.ts';

const read: Reading = { files: 7, lines: 900, bad: [], badCount: 0, unreadTreatments: 0, movedResources: 0 };

it.each([true, false])(
  'a report of a folder says that its files were taken for those of one server, to be shared: %s',
  (isShared) => {
    expect(readingSection(read, isShared)).toContain(
      'taken for those of one server: where a resource stands in several versions, the newest one decides whose it is',
    );
  },
);

it.each([
  [0, undefined],
  [1, '1 resource is of a patient'],
  [3, '3 resources are of a patient'],
  [null, 'A few resources are of a patient'],
])('%s resources that were moved to another patient', (movedResources, told) => {
  const html = readingSection({ ...read, movedResources }, false);
  if (told === undefined) expect(html).not.toContain('another patient');
  else expect(html).toContain(told);
});

it('a report of what a server exported says when instead', () => {
  const exported = { transactionTime: '2026-01-15T09:00:00Z', deleted: 3 } as NonNullable<Reading['exported']>;
  const html = readingSection({ ...read, exported }, false);
  expect(html).toContain('as of 2026-01-15T09:00:00Z');
  expect(html).not.toContain('one folder');
});
