import type { Answer } from '../../../server/chart/answer.ts';
import { readChart } from '../../../server/chart/chart.ts';
import { type Fact, known, type Source, unknown } from '../../../server/chart/fact.ts';
import type { Facts } from '../../../server/chart/facts.ts';
import type { Gap } from '../../../server/chart/gap.ts';
import { type Interval, point } from '../../../server/chart/interval.ts';
import { DEFAULT_POLICY, type Policy } from '../../../server/chart/policy.ts';
import type { Trend } from '../../../server/chart/trend.ts';
import { cautionsFor } from '../../../server/criteria/cautions/cautionsFor.ts';
import type { UpperLimits } from '../../../server/criteria/cautions/estimates.ts';
import { evaluate } from '../../../server/criteria/evaluate.ts';
import { population } from '../../../server/criteria/population.ts';
import { THERAPIES } from '../../../server/criteria/therapy.ts';
import { type EvidenceMatch, matchEvidence } from '../../../server/evidence/match.ts';
import type { Assessment, PatientIdentity } from '../../../server/present/assessment.ts';
import type { VerdictPageContext } from '../../../server/present/verdictPage.ts';
import type { AfterTreatment } from '../../../server/scores/afterTreatment/afterTreatment.ts';
import { afterTreatmentOf } from '../../../server/scores/afterTreatment/afterTreatmentOf.ts';
import { computeScores } from '../../../server/scores/scores.ts';
import { factsWith, stated } from '../../builders/facts.ts';

export const AS_OF = '2026-01-15T09:00:00Z';
export const BERLIN: Policy = { ...DEFAULT_POLICY, timeZone: 'Europe/Berlin' };

export const PATIENT: PatientIdentity = {
  reference: 'Patient/p1',
  name: 'Marta Example',
  birthDate: '1960-03-04',
  sex: 'female',
  mrn: 'MRN-0042',
};

/** A final laboratory result of some days ago, as the chart states it. */
export function result(
  value: number,
  asRecorded: string,
  recordedAt = '2026-01-13T08:12:00Z',
  more: Partial<Source> = {},
) {
  const reference = `Observation/${asRecorded.replaceAll(/[^a-z0-9]/gi, '')}`;
  return known(point(value), [{ reference, recordedAt, asRecorded, status: 'final', ...more }]);
}

/** An answer of a clinician, as a fact. */
export const answered = (id: string, value: boolean): Fact<boolean> =>
  known(value, [
    { reference: `answer/${id}`, recordedAt: '2026-01-14T10:00:00Z', asRecorded: value ? 'yes' : 'no', by: 'Dr Lee' },
  ]);

const diagnosis = (reference: string, asRecorded: string, recordedAt: string): Source => ({
  reference,
  asRecorded,
  recordedAt,
  status: 'active',
});

/** Everything met, but for what `overrides` changes. */
export const metFacts = (overrides: Partial<Facts> = {}): Facts =>
  factsWith({
    histology: known({ kind: 'leiomyosarcoma' }, [diagnosis('Condition/histology', 'Leiomyosarcoma', '2024-06-01')]),
    'liver-metastasis': known(true, [
      diagnosis('Condition/liver', 'Secondary malignant neoplasm of liver', '2025-10-02'),
    ]),
    'liver-metastasis-date': stated('2025-10-02', 'Condition/liver', '2025-10-02'),
    ecog: result(1, '1'),
    'total-bilirubin': result(1.02339, '17.5 umol/L', '2026-01-13T08:12:00Z', { converted: '1.02339 mg/dL' }),
    creatinine: result(0.9, '0.9 mg/dL'),
    inr: result(1.1, '1.1 {INR}'),
    platelets: result(210, '210 10*9/L'),
    albumin: result(4.1, '4.1 g/dL'),
    sodium: result(139, '139 mmol/L'),
    sex: stated('female' as const),
    'birth-date': stated('1960-03-04'),
    'lesion-count': result(2, '2', '2026-01-05'),
    'largest-lesion-cm': result(2.4, '2.4 cm', '2026-01-05'),
    'prior-liver-procedures': known([], [{ reference: 'Patient/p1', recordedAt: '', asRecorded: 'none' }]),
    unresectable: answered('unresectable', true),
    'liver-dominant': answered('liver-dominant', true),
    'ablatable-location': answered('ablatable-location', true),
    'complete-removal-possible': answered('complete-removal-possible', true),
    'prefers-y90': answered('prefers-y90', true),
    dialysis: answered('dialysis', false),
    'tumor-board': answered('tumor-board', true),
    ...overrides,
  });

/** What the chart of a fuller, less tidy patient looks like: something of every status. */
export const mixedFacts = (overrides: Partial<Facts> = {}): Facts =>
  metFacts({
    inr: known(
      point(1.8),
      [
        {
          reference: 'Observation/inr-1',
          recordedAt: '2026-01-13T08:12:00Z',
          asRecorded: '1.8 {INR}',
          status: 'final',
        },
      ],
      [
        {
          reference: 'Observation/inr-0',
          recordedAt: '2026-01-02T07:30:00Z',
          asRecorded: '1.4 {INR}',
          status: 'final',
          because: 'superseded: the latest value decides',
        },
      ],
    ),
    creatinine: unknown(
      'stale',
      'the latest creatinine (1.1 mg/dL) is 41 days old; at most 30 days count (site policy)',
      [{ reference: 'Observation/crea', recordedAt: '2025-12-05T08:00:00Z', asRecorded: '1.1 mg/dL', status: 'final' }],
    ),
    ecog: result(3, 'ECOG 3', '2026-01-10'),
    'largest-lesion-cm': result(3, '30 mm', '2026-01-05', { converted: '3 cm' }),
    'ablatable-location': factsWith()['ablatable-location'],
    'prefers-y90': factsWith()['prefers-y90'],
    'complete-removal-possible': factsWith()['complete-removal-possible'],
    dialysis: factsWith().dialysis,
    ...overrides,
  });

export const interval = (low: number, high: number): Interval => ({ low, high, lowOpen: false, highOpen: false });

interface Given {
  readonly facts?: Facts;
  readonly answers?: readonly Answer[];
  readonly gaps?: readonly Gap[];
  readonly patient?: Partial<PatientIdentity>;
  readonly evidence?: readonly EvidenceMatch[];
  readonly policy?: Policy;
  readonly upperLimits?: UpperLimits;
  /** Without it, that of an empty chart. */
  readonly afterTreatment?: AfterTreatment;
  /** Without them, those of an empty chart: none. */
  readonly trends?: readonly Trend[];
}

const emptyAfterTreatment = afterTreatmentOf(readChart([], BERLIN.timeZone), {
  asOf: AS_OF,
  policy: BERLIN,
  gaps: [],
});

/** An assessment as the engine makes it from these facts. */
export function assessmentOf(given: Given = {}): Assessment {
  const facts = given.facts ?? metFacts();
  const scores = computeScores(facts, AS_OF, BERLIN.timeZone);
  const [first, ...rest] = THERAPIES.map((therapy) => evaluate(therapy, facts, AS_OF));
  return {
    asOf: AS_OF,
    patient: { ...PATIENT, ...given.patient },
    policy: given.policy ?? BERLIN,
    facts,
    answers: given.answers ?? [],
    gaps: given.gaps ?? [],
    population: population(facts),
    verdicts: [first!, ...rest],
    scores,
    cautions: cautionsFor(facts, { egfr: scores.egfr, upperLimits: given.upperLimits ?? {} }, given.policy ?? BERLIN),
    evidence: given.evidence ?? matchEvidence(facts, AS_OF),
    afterTreatment: given.afterTreatment ?? emptyAfterTreatment,
    trends: given.trends ?? [],
  };
}

export const answer = (id: Answer['id'], value: Answer['value'], at = '2026-01-12T10:00:00Z'): Answer => ({
  id,
  value,
  at,
  by: 'Dr Lee',
});

export const CONTEXT: VerdictPageContext = {
  siteName: 'Sandbox Hospital',
  iss: 'https://ehr.example/fhir',
  appVersion: '0.1.0',
  launchPath: '/l/5f0c/',
  csrfToken: 'token-1',
  answersForm: { id: 'a0000000-0000-4000-8000-000000000001', seen: '' },
  decisions: [],
};
