import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../../server/criteria/decision.ts';
import { THERAPIES } from '../../../../server/criteria/therapy.ts';
import { decisionRecord } from '../../../../server/present/decisions/decisionRecord.ts';
import { decisionRows } from '../../../../server/present/decisions/decisionRows.ts';
import { standingOf } from '../../../../server/present/decisions/standing.ts';
import { assessmentOf, BERLIN, metFacts, mixedFacts } from '../assessmentBuilder.ts';

const met = assessmentOf({ facts: metFacts() });
const mixed = assessmentOf({ facts: mixedFacts() });

const made = (about: Decision['about'], day: number, on = met): Decision =>
  decisionRecord({ about, kind: 'defer', against: [], reason: `Reason ${day}.` }, on, {
    form: `form-${day}`,
    at: `2026-01-0${day}T10:00:00Z`,
    by: `Dr ${day}`,
    appVersion: '0.1.0',
  });
const abouts = (...list: readonly Decision['about'][]) => list.map((about, index) => made(about, index + 1));
const rowsOf = (decisions: readonly Decision[], now = met) =>
  decisionRows(decisions, { asOf: met.asOf, zone: BERLIN.timeZone, verdicts: now.verdicts });
const standing = (...list: readonly Decision['about'][]) => rowsOf(abouts(...list)).standing.map(({ title }) => title);

describe('of the decisions about a patient', () => {
  it('a later one about the same therapy takes the place of the earlier', () =>
    expect(standing('y90', 'deb-tace', 'y90')).toEqual(['Y90 radioembolization: deferred', 'DEB-TACE: deferred']));

  it('a later one about all therapies takes the place of every earlier one', () => {
    expect(standing('y90', 'all', 'deb-tace', 'all')).toEqual(['All four therapies: deferred']);
    expect(rowsOf(abouts('y90', 'all')).superseded[0]?.superseded).toBe('superseded by Dr 2, 2 Jan 2026, 11:00');
  });

  it('one about all therapies holds no more for those decided on later, and says so', () =>
    expect(standing('all', 'resection', 'y90')).toEqual([
      'Y90 radioembolization: deferred',
      'Hepatic resection: deferred',
      'All four therapies: deferred, except as decided later for Y90 radioembolization and Hepatic resection',
    ]));

  it('one about all therapies is superseded once each of them was decided on later', () => {
    const { standing: stand, superseded } = rowsOf(
      abouts('all', 'y90', 'y90', 'resection', 'deb-tace', 'microwave-ablation', 'y90'),
    );
    expect(stand).toHaveLength(4);
    expect(superseded.map((row) => [row.title, row.superseded])).toContainEqual([
      'All four therapies: deferred',
      'superseded by Dr 6, 6 Jan 2026, 11:00',
    ]);
  });

  it('whatever was decided, exactly one that stands speaks about each therapy that was ever decided on', () => {
    const about = fc.constantFrom(...THERAPIES, 'all' as const);
    fc.assert(
      fc.property(fc.array(about, { maxLength: 12 }), (list) => {
        const decisions = list.map((each, index) => ({ ...made('y90', 1), about: each, form: `${index}` }));
        const speaking = THERAPIES.map((therapy) =>
          decisions.filter((decision, index) => {
            const { supersededBy, exceptFor } = standingOf(decision, decisions.slice(index + 1));
            const isAbout = decision.about === therapy || (decision.about === 'all' && !exceptFor.includes(therapy));
            return supersededBy === null && isAbout;
          }),
        );
        const expected = THERAPIES.map((therapy) =>
          decisions.findLast((one) => one.about === therapy || one.about === 'all'),
        );
        expect(speaking).toEqual(expected.map((one) => (one ? [one] : [])));
      }),
    );
  });
});

describe('a decision names the verdict it was made on', () => {
  const lineOf = (decision: Decision, now = met) => rowsOf([decision], now).standing[0]?.verdictThen;

  it('and its moment', () => expect(lineOf(made('deb-tace', 1))).toBe('Verdict then: met, as of 15 Jan 2026, 10:00'));

  it('and says when the verdict of today is another', () =>
    expect(lineOf(made('deb-tace', 1), mixed)).toBe(
      'Verdict then: met, as of 15 Jan 2026, 10:00; differs from today’s: not met',
    ));

  it('and the criteria by which the same verdict is another one today', () => {
    const inrMet = assessmentOf({ facts: mixedFacts({ inr: metFacts().inr }) });
    expect(lineOf(made('deb-tace', 1, inrMet), mixed)).toBe(
      'Verdict then: not met, as of 15 Jan 2026, 10:00; differs from today’s: not met, but INR now correctable',
    );
  });

  it('and those of all four where it is about all', () =>
    expect(lineOf(made('all', 1), mixed)).toBe(
      'Verdicts then: DEB-TACE met, Y90 met, Ablation met, Resection met, as of 15 Jan 2026, 10:00; differs from today’s: DEB-TACE not met, Y90 not met, Ablation not met, Resection unknown',
    ));
});
