import { describe, expect, it } from 'vitest';
import { unknown } from '../../../../server/chart/fact.ts';
import { subgroupSplits } from '../../../../server/present/afterTreatment/subgroupSplits.ts';
import type { AfterTreatment } from '../../../../server/scores/afterTreatment/afterTreatment.ts';
import { assessmentOfPatient } from '../patientAssessment.ts';

const { afterTreatment } = assessmentOfPatient('after-deb-tace-both-lobes');
const splits = (changed: Partial<AfterTreatment> = {}) => subgroupSplits({ ...afterTreatment, ...changed });
const own = ({ figures }: { figures: readonly { id: string; isPatients: boolean }[] }) =>
  figures.filter(({ isPatients }) => isPatients).map(({ id }) => id);

describe('published figures by the groups that the page can tell apart', () => {
  it('both groups of a pair always stand side by side, with time origin and locator', () => {
    const [time, meld] = splits();
    expect([time, meld].map(({ figures }) => figures.map(({ id }) => id))).toEqual([
      ['MOF-T2-05', 'MOF-T2-06'],
      ['MOF-T2-03', 'MOF-T2-04'],
    ]);
    expect(time.figures[0]).toMatchObject({
      href: '/evidence/moffitt-2020#MOF-T2-05',
      subgroup: 'treated within 4 months of liver metastasis',
      figure: { headline: '24 months median overall survival from the first liver-directed treatment' },
      patients: '11 patients',
      locator: 'Table 2, row 5',
    });
  });

  it('mark the group of this patient, by MELD that of the first treatment', () => {
    const [time, meld] = splits();
    expect(own(time)).toEqual(['MOF-T2-05']);
    expect(own(meld)).toEqual(['MOF-T2-04']);
  });

  it('mark none where the patient’s group is not known', () => {
    const [time] = splits({ timeToFirstTreatment: unknown('absent', 'the date is not recorded') });
    expect(own(time)).toEqual([]);
    expect(time.patient).toBe('This patient’s group is not known.');
  });

  it('place nobody by a treatment that may not be the first', () => {
    const treatments = afterTreatment.treatments.map((each) => ({ ...each, isFirst: null }));
    const [, meld] = splits({ treatments });
    expect(own(meld)).toEqual([]);
    expect(meld.patient).toContain('not known');
  });

  it('carry their known problems, each once: who lived less than three months is missing from the MELD groups', () => {
    const [, meld] = splits();
    expect(meld.problems.map(({ id }) => id).toSorted()).toEqual(['M10', 'M9']);
    expect(meld.figures[1]?.figure.details.join(' ')).toContain('lower limit cut off at 0');
  });
});
