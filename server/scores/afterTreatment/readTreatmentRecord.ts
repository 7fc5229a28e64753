import type { Chart } from '../../chart/chart.ts';
import { type Fact, known, unknown } from '../../chart/fact.ts';
import type { InputId, TumorResponse } from '../../chart/facts.ts';
import type { Gap } from '../../chart/gap.ts';
import { readAntithrombotics } from '../../chart/inputs/antithrombotics.ts';
import { measuredInput } from '../../chart/inputs/index.ts';
import { readLiverMetastasisDate } from '../../chart/inputs/metastases.ts';
import { readDialysis } from '../../chart/inputs/procedures.ts';
import type { Policy } from '../../chart/policy.ts';
import { GRADED_IDS, type GradedId } from '../ctcae/terms/index.ts';
import type { ResponseCategory } from '../recist.ts';
import type { LaboratorySeries } from './laboratorySeries.ts';
import type { RecordedRecist } from './recordedResponse.ts';
import type { TreatedLiver } from './session.ts';
import type { TreatmentRecord } from './treatmentRecord.ts';

/** Why the record of an input may be incomplete. */
type Incomplete = (id: InputId) => { readonly unreadable?: string };

/**
 * What the comparison of before and after needs of a chart. What a failed query may hide is `unreadable`, never absent.
 *
 * @param asOf epoch milliseconds
 */
export function readTreatmentRecord(chart: Chart, policy: Policy, gaps: readonly Gap[], asOf: number): TreatmentRecord {
  const incomplete: Incomplete = (id) => {
    const gap = gaps.find(({ feeds }) => feeds.includes(id));
    return gap ? { unreadable: `${gap.query} could not be read completely: ${gap.reason}` } : COMPLETE;
  };
  const orGap = <T>(id: InputId, read: () => Fact<T>): Fact<T> => {
    const { unreadable } = incomplete(id);
    return unreadable === undefined ? read() : unknown('not-readable', unreadable);
  };
  const { unreadable: proceduresUnreadable } = incomplete('prior-liver-procedures');
  return {
    procedures: chart.procedures.flatMap(treatedLiver),
    ...(proceduresUnreadable === undefined ? {} : { proceduresUnreadable }),
    laboratory: laboratory(chart, incomplete),
    metastasisDate: orGap('liver-metastasis-date', () => readLiverMetastasisDate(chart.diagnoses, asOf)),
    recist: { criteria: 'RECIST', responses: recorded(chart, asOf), ...incomplete('recist-response') },
    mrecist: { criteria: 'mRECIST', responses: [], unreadable: NO_MRECIST },
    dialysisBefore: (at) => orGap('dialysis', () => readDialysis(chart.procedures, Math.min(at, asOf))),
    anticoagulatedAt: (at) => orGap('antithrombotics', () => anticoagulated(chart, policy, Math.min(at, asOf))),
  };
}

const COMPLETE = {};
const NO_MRECIST = 'a response by mRECIST has no code by which it could be read from the chart';

const treatedLiver = ({ procedure, period, source }: Chart['procedures'][number]): readonly TreatedLiver[] =>
  procedure ? [{ kind: procedure.kind, name: procedure.name, source, ...(period ? { period } : {}) }] : [];

/**
 * All readings, not only those that came to a number: the latest one decides, also when its unit cannot be used, and an
 * older one must not step in for it unseen.
 */
function laboratory(chart: Chart, incomplete: Incomplete): TreatmentRecord['laboratory'] {
  const series = (id: GradedId): LaboratorySeries => ({
    title: measuredInput(id).title,
    readings: chart.measured[id],
    ...incomplete(id),
  });
  return Object.fromEntries(GRADED_IDS.map((id) => [id, series(id)])) as Record<GradedId, LaboratorySeries>;
}

const CATEGORIES: Readonly<Record<TumorResponse['category'], ResponseCategory>> = {
  'complete-response': 'CR',
  'partial-response': 'PR',
  'stable-disease': 'SD',
  'progressive-disease': 'PD',
};

const recorded = (chart: Chart, asOf: number): readonly RecordedRecist[] =>
  chart.responses
    .filter(({ preliminary, issued }) => !preliminary && (issued?.start ?? asOf) <= asOf)
    .map(({ category, period, source }) => ({ criteria: 'RECIST', category: CATEGORIES[category], period, source }));

/** Whether anticoagulants were in force at an instant. That none is recorded never reads as "no". */
function anticoagulated(chart: Chart, policy: Policy, at: number): Fact<boolean> {
  const found = readAntithrombotics(chart.orders, chart.administrations, policy, at);
  if (!found.known) return found;
  const [first, ...more] = found.sources.filter((_, index) => found.value[index]?.kind === 'anticoagulant');
  return first
    ? known(true, [first, ...more])
    : unknown('absent', 'only antiplatelet drugs are recorded, which does not show that no anticoagulant was taken');
}
