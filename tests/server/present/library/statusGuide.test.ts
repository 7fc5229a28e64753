import { describe, expect, it } from 'vitest';
import { STATUSES } from '../../../../server/criteria/status.ts';
import { statusGuide } from '../../../../server/present/library/statusGuide.ts';

const { statuses, reasons } = statusGuide();

describe('how to read a status', () => {
  it('all four are explained, the best first', () => {
    expect(statuses.map(({ mark }) => mark.kind)).toEqual([...STATUSES].toReversed());
  });

  it('unknown is said to be neither met nor not met', () => {
    const [unknown] = statuses.filter(({ mark }) => mark.kind === 'unknown');
    expect(unknown!.text).toMatch(/neither as met nor as not met/);
  });

  it('all six reasons are explained, each under the word that stands on a patient’s page', () => {
    expect(reasons.map(({ word }) => word)).toEqual([
      'not recorded',
      'too old',
      'unit not usable',
      'conflicting values',
      'not decidable',
      'could not be read',
    ]);
  });
});
