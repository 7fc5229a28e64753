import { describe, expect, it } from 'vitest';
import { type LocalCode, withStandardCodes } from '../../../server/chart/localCodes.ts';
import { LOINC, observation, quantity } from '../../builders/observation.ts';
import { factsOf } from '../../builders/read.ts';

const localCodes: readonly LocalCode[] = [
  { system: 'urn:north:lab', code: 'INR-N', means: { system: 'http://loinc.org', code: LOINC.inr } },
];
const local = observation('x', { ...quantity(1.4), code: { coding: [{ system: 'urn:north:lab', code: 'INR-N' }] } });

describe('a code of the site’s own', () => {
  it('is read as the standard code that the site says it means', () => {
    expect(factsOf([local]).inr).toMatchObject({ why: 'absent' });
    expect(factsOf([withStandardCodes(local, localCodes)]).inr).toMatchObject({
      known: true,
      sources: [{ asRecorded: '1.4' }],
    });
  });

  it('is read in a component as well', () => {
    const { code, ...value } = local;
    const panel = observation('34528-0', { component: [{ code, ...value }] });
    expect(factsOf([withStandardCodes(panel, localCodes)]).inr).toMatchObject({ known: true });
  });

  it.each([
    ['another code of the same system', { system: 'urn:north:lab', code: 'INR' }],
    ['the same code of another system', { system: 'urn:south:lab', code: 'INR-N' }],
  ])('%s is not', (_, coding) => {
    expect(factsOf([withStandardCodes({ ...local, code: { coding: [coding] } }, localCodes)]).inr).toMatchObject({
      why: 'absent',
    });
  });

  it('adds nothing where the standard code is there already, and leaves any JSON as it is', () => {
    const both = {
      coding: [
        { system: 'urn:north:lab', code: 'INR-N' },
        { system: 'http://loinc.org', code: LOINC.inr },
      ],
    };
    expect(withStandardCodes(both, localCodes)).toEqual(both);
    for (const json of [null, 1, 'x', [], {}, { coding: 'x' }, { coding: [null, 1] }])
      expect(withStandardCodes(json, localCodes)).toEqual(json);
  });
});
