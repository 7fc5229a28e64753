import { describe, expect, it } from 'vitest';
import { CAUTION_IDS } from '../../../../server/criteria/cautions/cautionId.ts';
import { cautionsFor } from '../../../../server/criteria/cautions/cautionsFor.ts';
import { CAUTIONS } from '../../../../server/criteria/cautions/index.ts';
import { factsWith, measured } from '../../../builders/facts.ts';

const nothing = factsWith();

describe('the cautions for one patient', () => {
  it('of an empty chart: none applies, none is cleared', () => {
    const results = cautionsFor(nothing);
    expect(results.map(({ caution }) => caution.id)).toEqual([...CAUTION_IDS]);
    expect(results.filter(({ status }) => status === 'applies')).toEqual([]);
  });

  it('what does not depend on the chart is shown for every patient', () => {
    const informational = CAUTIONS.filter(({ rule }) => rule.kind === 'information');
    const shown = cautionsFor(nothing).filter(({ status }) => status === 'information');
    expect(shown.map(({ caution }) => caution)).toEqual(informational);
    expect(informational.map(({ id }) => id)).toContain('y90-labelled-use');
  });

  it('a value that applies comes with its source', () => {
    const results = cautionsFor(factsWith({ ecog: measured(3) }));
    expect(results.find(({ caution }) => caution.id === 'y90-performance-status')).toMatchObject({
      status: 'applies',
      because: 'ECOG performance status 3; the source names values above 2',
      sources: [{ reference: 'Observation/o1' }],
    });
  });

  it.each(CAUTION_IDS)('a site can switch off %s, and only that', (id) => {
    const left = cautionsFor(nothing, {}, { cautionsOff: [id] }).map(({ caution }) => caution.id);
    expect(left).toEqual(CAUTION_IDS.filter((each) => each !== id));
  });
});
