import { describe, expect, it } from 'vitest';
import { known } from '../../../../server/chart/fact.ts';
import { type AfterTreatment, afterTreatment } from '../../../../server/scores/afterTreatment/afterTreatment.ts';
import type { TreatmentRecord } from '../../../../server/scores/afterTreatment/treatmentRecord.ts';
import { GRADED_IDS, type GradedId } from '../../../../server/scores/ctcae/terms/index.ts';
import { metastasisFound, POLICY, procedure, reading, record } from './record.ts';

const AS_OF = '2026-12-01T00:00:00Z';
const compare = (given: TreatmentRecord, asOf = AS_OF): AfterTreatment => afterTreatment(given, POLICY, asOf);

const [FIRST, SECOND] = [procedure('chemoembolization', '2026-01-15'), procedure('chemoembolization', '2026-02-26')];
const BILIRUBIN = [
  reading('2026-01-10', 1, { range: { low: 0.2, high: 1.2 } }),
  reading('2026-04-12', 1.9, { range: { low: 0.2, high: 1.2 } }),
];

const laboratoryOf = ({ treatments }: AfterTreatment, id: GradedId, index = 0) =>
  treatments[index]?.laboratory.find((each) => each.id === id);

describe('each liver-directed treatment is compared with about three months later', () => {
  const found = compare(record({ 'total-bilirubin': BILIRUBIN }, { procedures: [FIRST] }));

  it('value by value, with what was found, when, where, and its grade', () => {
    expect(laboratoryOf(found, 'total-bilirubin')).toMatchObject({
      title: 'total bilirubin',
      unit: 'mg/dL',
      baseline: { value: { interval: { low: 1 }, day: '2026-01-10', daysFromTreatment: -5 } },
      followUp: {
        value: { interval: { low: 1.9 }, day: '2026-04-12', daysFromTreatment: 87 },
        sources: [{ reference: 'Observation/2026-04-12' }],
      },
      grade: { gradable: true, term: 'Blood bilirubin increased', grade: 2 },
    });
  });

  it('every value that was sought is there, found or missed', () => {
    expect(found.treatments[0]?.laboratory.map(({ id }) => id)).toEqual(GRADED_IDS);
    expect(laboratoryOf(found, 'alt')).toMatchObject({
      baseline: {
        known: false,
        because: 'no ALT between 2025-12-16 and the treatment on 2026-01-15 (30 days, site policy)',
      },
      followUp: {
        known: false,
        because: 'no ALT between 2026-03-16 and 2026-05-15 (60 to 120 days after the treatment, site policy)',
      },
      grade: {
        gradable: false,
        term: 'Alanine aminotransferase increased',
        notGradable:
          'not gradable because no ALT between 2026-03-16 and 2026-05-15 (60 to 120 days after the treatment, site policy)',
      },
    });
  });

  it('a follow-up without its own reference range is shown and not graded', () => {
    const results = { 'total-bilirubin': [...BILIRUBIN.slice(0, 1), reading('2026-04-12', 1.9)] };
    expect(laboratoryOf(compare(record(results, { procedures: [FIRST] })), 'total-bilirubin')).toMatchObject({
      followUp: { known: true },
      grade: { gradable: false, notGradable: 'not gradable because the result carries no upper reference limit' },
    });
  });

  it('MELD is not computable without all its values, and says which are missing', () => {
    expect(found.treatments[0]?.meld).toMatchObject({
      change: null,
      notComputable: expect.stringContaining('no creatinine between 2026-03-16 and 2026-05-15'),
    });
  });

  it('the response by either criteria is sought on its own', () => {
    expect(found.treatments[0]?.recist).toMatchObject({ known: false, because: expect.stringContaining('by RECIST') });
    expect(found.treatments[0]?.mrecist).toMatchObject({
      known: false,
      because: expect.stringContaining('by mRECIST'),
    });
  });

  it('the site policy stands beside it', () => {
    expect(found.policy).toEqual(POLICY);
  });
});

describe('which treatments', () => {
  it('a resection is none of them', () => {
    expect(compare(record({}, { procedures: [procedure('resection', '2026-01-15')] })).treatments).toEqual([]);
  });

  it.each(['chemoembolization', 'embolization', 'y90', 'ablation'] as const)('%s is', (kind) => {
    expect(compare(record({}, { procedures: [procedure(kind, '2026-01-15')] })).treatments).toHaveLength(1);
  });

  it('one after asOf is not read', () => {
    const { treatments } = compare(record({}, { procedures: [FIRST, SECOND] }), '2026-02-01T00:00:00Z');
    expect(treatments.map(({ session }) => session.day)).toEqual(['2026-01-15']);
  });

  it('the first is marked, because the series assessed after the first', () => {
    const { treatments } = compare(record({}, { procedures: [SECOND, FIRST] }));
    expect(treatments.map(({ isFirst }) => isFirst)).toEqual([true, false]);
  });

  it('the first is not certain while one has no date, and that one is listed', () => {
    const { treatments, undated } = compare(record({}, { procedures: [FIRST, procedure('y90', '')] }));
    expect(treatments[0]?.isFirst).toBeNull();
    expect(undated).toMatchObject([{ kind: 'y90', reference: 'Procedure/y90-' }]);
  });

  it('a resection without a date leaves no doubt about the first', () => {
    const { treatments, undated } = compare(record({}, { procedures: [FIRST, procedure('resection', '')] }));
    expect(treatments[0]?.isFirst).toBe(true);
    expect(undated).toHaveLength(1);
  });
});

describe('several treatments', () => {
  it('of two lobes are counted from one another also when another kind of treatment lies between', () => {
    const [ablation, second] = [procedure('ablation', '2026-02-10'), procedure('chemoembolization', '2026-02-26')];
    const { treatments } = compare(record({}, { procedures: [FIRST, ablation, second] }));
    expect(treatments[1]?.interval).toMatchObject({ previous: '2026-01-15', days: 26, staging: 'other' });
    expect(treatments[2]?.interval).toMatchObject({ previous: '2026-01-15', days: 42, staging: 'inside' });
    expect(treatments[2]?.interval?.because).toMatch(/; another liver-directed treatment lies between the two$/);
  });

  it('of a kind that was not there before are counted from the latest of all', () => {
    const [ablation, y90] = [procedure('ablation', '2026-02-10'), procedure('y90', '2026-02-26')];
    const { treatments } = compare(record({}, { procedures: [FIRST, ablation, y90] }));
    expect(treatments[2]?.interval).toMatchObject({ previous: '2026-02-10', days: 16, staging: 'other' });
    expect(treatments[2]?.interval?.because).not.toContain('lies between');
  });

  it('of two lobes are set beside the interval of the series', () => {
    const { treatments } = compare(record({}, { procedures: [FIRST, SECOND] }));
    expect(treatments[0]?.interval).toBeNull();
    expect(treatments[1]?.interval).toMatchObject({ previous: '2026-01-15', days: 42, staging: 'inside' });
  });

  it('a resection between them is no treatment to count from', () => {
    const { treatments } = compare(record({}, { procedures: [FIRST, procedure('resection', '2026-02-01'), SECOND] }));
    expect(treatments[1]?.interval).toMatchObject({ previous: '2026-01-15', days: 42 });
  });

  it('each names the others that lie between its baseline and its follow-up', () => {
    const results = { 'total-bilirubin': BILIRUBIN };
    const late = procedure('resection', '2026-04-20');
    const { treatments } = compare(record(results, { procedures: [FIRST, SECOND, late] }));
    expect(treatments[0]?.otherTreatments).toMatchObject([
      { kind: 'chemoembolization', day: '2026-02-26', daysFromTreatment: 42, sources: [SECOND.source] },
    ]);
  });

  it('of several values from the earliest baseline to the latest follow-up', () => {
    const results = {
      alt: [reading('2026-01-02', 30), reading('2026-03-20', 30)],
      ast: [reading('2026-01-10', 30), reading('2026-04-25', 30)],
    };
    const [before, after] = [procedure('ablation', '2026-01-05'), procedure('resection', '2026-04-20')];
    const { treatments } = compare(record(results, { procedures: [before, FIRST, after] }));
    expect(treatments[1]?.otherTreatments.map(({ daysFromTreatment }) => daysFromTreatment)).toEqual([-10, 95]);
  });

  it('where no follow-up was found, all until the window closes are named', () => {
    const { treatments } = compare(record({}, { procedures: [FIRST, SECOND, procedure('resection', '2026-04-20')] }));
    expect(treatments[0]?.otherTreatments.map(({ day }) => day)).toEqual(['2026-02-26', '2026-04-20']);
  });

  it('one before the treatment but after its baseline is named too', () => {
    const earlier = procedure('ablation', '2026-01-12');
    const { treatments } = compare(record({ 'total-bilirubin': BILIRUBIN }, { procedures: [earlier, FIRST] }));
    expect(treatments[1]?.otherTreatments).toMatchObject([{ kind: 'ablation', daysFromTreatment: -3 }]);
  });
});

describe('INR', () => {
  const results = { inr: [reading('2026-01-10', 2), reading('2026-04-12', 2.4)] };

  it('is graded by what is known of anticoagulants when it was drawn, with the source of that', () => {
    const asked: number[] = [];
    const given = record(results, {
      procedures: [FIRST],
      anticoagulatedAt: (at) => {
        asked.push(at);
        return known(true, [{ reference: 'MedicationRequest/w', recordedAt: '2026-01-01', asRecorded: 'warfarin' }]);
      },
    });
    expect(laboratoryOf(compare(given), 'inr')).toMatchObject({
      grade: { grade: 1 },
      anticoagulation: { value: true, sources: [{ reference: 'MedicationRequest/w' }] },
    });
    const [before, after] = ['2026-01-10', '2026-04-12'].map((date) => reading(date, 0).period.end);
    expect(new Set(asked)).toEqual(new Set([after, before]));
  });

  it('is not graded as if there were none when nothing is known', () => {
    expect(laboratoryOf(compare(record(results, { procedures: [FIRST] })), 'inr')?.grade).toMatchObject({
      gradable: false,
      notGradable: expect.stringContaining('without them grade 2, with them grade 1'),
    });
  });
});

describe('procedures that could not be read completely', () => {
  const proceduresUnreadable = 'procedures could not be read completely: the EHR did not answer';
  const found = compare(
    record({}, { procedures: [FIRST, SECOND], proceduresUnreadable, metastasisDate: metastasisFound('2025-10-01') }),
  );

  it('leave open which was the first and when, and say why', () => {
    expect(found.incomplete).toBe(proceduresUnreadable);
    expect(found.treatments[0]?.isFirst).toBeNull();
    expect(found.timeToFirstTreatment).toMatchObject({ why: 'not-readable', because: proceduresUnreadable });
    expect(found.treatments[1]?.interval?.because).toContain(proceduresUnreadable);
  });

  it('do not hide those that were read', () => {
    expect(found.treatments).toHaveLength(2);
  });
});

describe('time to the first treatment', () => {
  it('is counted from the first liver metastasis', () => {
    const given = record({}, { procedures: [SECOND, FIRST], metastasisDate: metastasisFound('2025-10-01') });
    expect(compare(given).timeToFirstTreatment).toMatchObject({
      value: { shortest: { months: 3, daysBeyond: 14 }, split: 'up-to-4-months' },
    });
  });
});
