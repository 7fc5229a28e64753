import { describe, expect, it } from 'vitest';
import { scoreEntries } from '../../../../server/present/library/scoreEntry.ts';
import { computeScores } from '../../../../server/scores/scores.ts';
import { factsWith } from '../../../builders/facts.ts';

const AS_OF = '2026-11-23T10:00:00Z';
const entries = scoreEntries(AS_OF);

describe('the scores on the page', () => {
  it('are those that are computed for a patient, with the same version and source', () => {
    const computed = Object.values(computeScores(factsWith(), AS_OF));
    expect(entries.map(({ version, citation }) => ({ version, citation }))).toEqual(
      computed.map(({ version, citation }) => ({ version, citation })),
    );
  });

  it.each([
    ['MELD (UNOS 2002)', ['creatinine', 'total-bilirubin', 'inr', 'dialysis']],
    ['MELD 3.0', ['creatinine', 'total-bilirubin', 'inr', 'sodium', 'albumin', 'sex', 'dialysis']],
    ['ALBI', ['total-bilirubin', 'albumin']],
    ['eGFR', ['creatinine', 'sex', 'birth-date', 'dialysis']],
  ])('%s is computed from %j', (version, inputs) => {
    expect(entries.find((entry) => entry.version.startsWith(version))!.inputIds).toEqual(inputs);
  });

  it('name their inputs as a clinician does', () => {
    expect(entries[0]!.inputs).toBe('creatinine, total bilirubin, INR, dialysis');
  });
});
