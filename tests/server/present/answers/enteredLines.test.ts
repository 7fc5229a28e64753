import { describe, expect, it } from 'vitest';
import { enteredLines } from '../../../../server/present/answers/enteredLines.ts';

const moment = { asOf: '2026-01-15T09:00:00Z', zone: 'UTC' };
const chart = { reference: 'Observation/plt', recordedAt: '2026-01-13T08:00:00Z', asRecorded: '42 10*9/L' };
const said = (reference: string) => ({
  reference,
  recordedAt: '2026-01-14T10:00:00Z',
  asRecorded: 'yes',
  by: 'Dr Lee',
});
const lines = (...references: readonly string[]) =>
  enteredLines({ sources: [chart, ...references.map(said)], setAside: [] }, moment);

describe('what stands below a value', () => {
  it('of the chart, when nobody has answered anything: nothing', () => {
    expect(lines()).toEqual([]);
  });

  it('of the chart, when somebody answered that it can be corrected: that answer, never that the value was entered', () => {
    const [line, ...others] = lines('answer/platelets-correctable');
    expect(line).toContain('Whether it can be corrected');
    expect(line).toContain('Dr Lee');
    expect(others).toEqual([]);
  });

  it('that was entered: who, and what the chart says', () => {
    const [entered, recorded] = lines('answer/ecog');
    expect(entered).toContain('Dr Lee');
    expect(recorded).toContain('Chart: 42 10*9/L');
  });
});
