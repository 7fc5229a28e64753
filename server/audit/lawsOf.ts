import { measuredInput } from '../chart/inputs/index.ts';
import type { Criterion } from '../criteria/criterion.ts';
import { DECISION_KINDS } from '../criteria/decision.ts';
import { CRITERIA } from '../criteria/therapies.ts';
import { THERAPIES, type TherapyId } from '../criteria/therapy.ts';
import { ADHERENCES } from './adherence.ts';
import { ATTESTED } from './attested.ts';
import type { AuditReport } from './auditReport.ts';
import { atMost, type Law, sumLaws } from './law.ts';
import { changesOf } from './whatIf.ts';

type Therapy = TherapyId | 'undetermined';

const ALL: readonly Therapy[] = [...THERAPIES, 'undetermined'];

/** A therapy that cannot be told is asked what all liver-directed therapies are. */
const criteriaOf = (therapy: Therapy) => CRITERIA[therapy === 'undetermined' ? 'deb-tace' : therapy];

const askedOf = (criterion: string): readonly Therapy[] =>
  ALL.filter((therapy) => criteriaOf(therapy).some(({ id }) => id === criterion));

const CRITERION_BY_ID = new Map(Object.values(CRITERIA).flatMap((criteria) => criteria.map((each) => [each.id, each])));

/** With a status that only an answer gives. */
const known = ({ id }: Pick<Criterion, 'id'>): readonly string[] => [
  `criterion ${id} adherent`,
  `criterion ${id} not-adherent`,
];

const inTherapies = (therapies: readonly Therapy[], ...what: readonly string[]): readonly string[] =>
  therapies.flatMap((therapy) => what.map((each) => `therapy ${therapy} ${each}`));

/**
 * How the numbers of a report hang together, months apart, as anybody knows who reads it and the criteria: sums, and that what
 * a case comes to is the worst of its criteria. All by their names in `mapNumbers`.
 */
export function lawsOf(report: AuditReport): readonly Law[] {
  return [
    ...tableLaws(report),
    ...ALL.flatMap(structuralZeros),
    ...subsets(ALL).flatMap(coverLaws),
    ...report.byCriterion.flatMap(({ id }) => criterionLaws(id)),
    ...followUpLaws(report),
    ...(report.entered ? enteredLaws() : notAskedLaws),
    ...scenarioLaws(report),
  ];
}

function tableLaws({ byTherapy, byCriterion }: AuditReport): readonly Law[] {
  const therapies = byTherapy.map(({ id }) => `therapy ${id}`);
  const rows = ['overall', ...therapies, ...byCriterion.map(({ id }) => `criterion ${id}`)];
  const columns = [...ADHERENCES, 'all'].flatMap((each) =>
    sumLaws(
      `overall ${each}`,
      therapies.map((row) => `${row} ${each}`),
    ),
  );
  const across = rows.flatMap((row) =>
    sumLaws(
      `${row} all`,
      ADHERENCES.map((each) => `${row} ${each}`),
    ),
  );
  return [...columns, ...across];
}

/** Without a criterion that can be correctable no case is; where the therapy cannot be told, none is adherent either. */
function structuralZeros(therapy: Therapy): readonly Law[] {
  if (therapy === 'undetermined') return [atMost(inTherapies([therapy], 'adherent', 'correctable'), [])];
  return criteriaOf(therapy).some(({ correctable }) => correctable)
    ? []
    : [atMost(inTherapies([therapy], 'correctable'), [])];
}

/** A case that is not adherent, correctable or not documented has a criterion that is: there are at least as many of those. */
function coverLaws(therapies: readonly Therapy[]): readonly Law[] {
  const asked = [...new Set(therapies.flatMap((therapy) => criteriaOf(therapy).map(({ id }) => id)))];
  const inCriteria = (what: string) => asked.map((id) => `criterion ${id} ${what}`);
  const notAdherent = atMost(inTherapies(therapies, 'not-adherent'), inCriteria('not-adherent'));
  if (therapies.includes('undetermined')) return [notAdherent];
  return [
    notAdherent,
    ...['not-documented', 'correctable'].map((each) => atMost(inTherapies(therapies, each), inCriteria(each))),
  ];
}

/** A case is not better than any of its criteria. */
function criterionLaws(id: string): readonly Law[] {
  const therapies = askedOf(id);
  const own = (what: string) => `criterion ${id} ${what}`;
  const { correctable } = CRITERION_BY_ID.get(id as never) ?? {};
  return [
    ...sumLaws(own('all'), inTherapies(therapies, 'all')),
    // What is left are cases that are so by other criteria alone.
    atMost([own('not-adherent')], inTherapies(therapies, 'not-adherent'), own('not the worst')),
    atMost(
      [own('not-adherent'), own('not-documented')],
      inTherapies(therapies, 'not-adherent', 'not-documented'),
      own('not among the worst'),
    ),
    atMost(inTherapies(therapies, 'adherent'), [own('adherent')], own('met in vain')),
    ...(correctable ? [] : [atMost([own('correctable')], [])]),
  ];
}

/** No visit is expected after a resection. */
const followUpLaws = ({ followUp }: AuditReport): readonly Law[] => [
  ...sumLaws('overall all', [
    ...['done', 'notDone', 'notYet', 'died', 'diedUnknownWhen'].map((state) => `follow-up ${state}`),
    'therapy resection all',
  ]),
  ...sumLaws(
    'follow-up done',
    [...followUp.grades, null].map((_, grade) => `grade ${grade}`),
  ),
  ...sumLaws(
    'follow-up done',
    Object.keys(followUp.meld).map((change) => `meld ${change}`),
  ),
  ...sumLaws('follow-up done', ['laboratory complete', 'laboratory incomplete']),
  ...sumLaws('follow-up done', ['other-treatment some', 'other-treatment none']),
];

function enteredLaws(): readonly Law[] {
  const decided = DECISION_KINDS.map((kind) => `decision ${kind}`);
  const overridden = ['override documented', 'override in-part'];
  const [any, answers, cards] = ['entered any', 'entered answers', 'entered cards'] as const;
  // A case is asked once whether all can be removed, or else what is asked before a liver-directed therapy.
  const ofResections = ATTESTED.filter(({ id }) => askedOf(id).includes('resection')).flatMap(known);
  return [
    ...sumLaws('overall all', [...decided, 'decision none']),
    ...sumLaws('overall not-adherent', [...overridden, 'override none']),
    // A decision to proceed against criteria overrides wherever a case is not adherent, and nowhere else.
    atMost(overridden, ['decision against']),
    atMost(['decision against', 'overall not-adherent'], ['overall all', ...overridden]),
    ...[[answers], [cards], decided].map((each) => atMost(each, [any])),
    atMost([any], [answers, cards, ...decided]),
    ...ATTESTED.map((each) => atMost([...new Set([...known(each), ...ofResections])], [answers])),
  ];
}

/** Without the answers of clinicians nobody knows what only they can say. */
const notAskedLaws: readonly Law[] = ATTESTED.map((each) => atMost(known(each), []));

/** Cases of therapies whose criteria a scenario does not change come to the same under it: there are no more than it tells. */
function scenarioLaws({ whatIf }: AuditReport): readonly Law[] {
  return whatIf.flatMap(({ name }, index) => {
    const changed = changesOf(name);
    const isChanged = (criterion: Criterion) =>
      changed.includes(criterion.id) || changed.includes(`lookback.${lookBackOf(criterion)}`);
    const same = ALL.filter((therapy) => !criteriaOf(therapy).some(isChanged));
    const row = `what-if ${index}`;
    const parts = ADHERENCES.map((each) => `${row} ${each}`);
    return [
      ...sumLaws('overall all', parts),
      ...ADHERENCES.map((each) => atMost(inTherapies(same, each), [`${row} ${each}`])),
    ];
  });
}

const lookBackOf = ({ rule }: Criterion): string | undefined =>
  rule.kind === 'number' ? measuredInput(rule.input).lookBack : rule.kind === 'attested' ? 'attestation' : undefined;

/** Every choice of at least one. */
function subsets<T>(all: readonly T[]): readonly (readonly T[])[] {
  const numbers = Array.from({ length: 2 ** all.length - 1 }, (_, index) => index + 1);
  return numbers.map((number) => all.filter((_, place) => (number >> place) % 2 === 1));
}
