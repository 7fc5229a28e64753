import { describe, expect, it } from 'vitest';
import { createRecords } from '../../../../launch/sandbox/patients/records.ts';
import { AS_OF, PATIENTS } from '../support/patients.ts';

const DAY = 86_400_000;
const effective = (now: Date) => {
  const resources = createRecords(PATIENTS, () => now).find('ann')?.resources ?? [];
  return resources.flatMap((resource) =>
    resource.resourceType === 'Observation' ? resource.effectiveDateTime : [],
  )[0];
};

describe('the records of the sandbox', () => {
  it.each([
    [0, '2026-01-10T08:00:00Z'],
    [0.9, '2026-01-10T08:00:00Z'],
    [1, '2026-01-11T08:00:00Z'],
    [400, '2027-02-14T08:00:00Z'],
    [-30, '2025-12-11T08:00:00Z'],
  ])('%d days after asOf are as old as they were at asOf', (days, date) => {
    expect(effective(new Date(AS_OF.getTime() + days * DAY))).toBe(date);
  });

  it('stay as old when the sandbox keeps running', () => {
    let now = AS_OF;
    const records = createRecords(PATIENTS, () => now);
    const first = records.find('ann');
    expect(records.find('ann')).toBe(first);
    now = new Date(AS_OF.getTime() + 3 * DAY);
    expect(records.find('ann')?.resources[1]).toMatchObject({ effectiveDateTime: '2026-01-13T08:00:00Z' });
    expect(records.list().map(({ id }) => id)).toEqual(['ann', 'bob']);
  });

  it('know nobody else', () => {
    expect(createRecords(PATIENTS, () => AS_OF).find('carol')).toBeUndefined();
  });
});
