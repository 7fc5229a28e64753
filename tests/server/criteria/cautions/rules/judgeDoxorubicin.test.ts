import { describe, expect, it } from 'vitest';
import type { Dose, DoxorubicinDose } from '../../../../../server/chart/facts.ts';
import { doxorubicinCumulativeDose } from '../../../../../server/criteria/cautions/doxorubicin/doxorubicinCumulativeDose.ts';
import { doxorubicinLowerLimit } from '../../../../../server/criteria/cautions/doxorubicin/doxorubicinLowerLimit.ts';
import { judgeQuestion } from '../../../../../server/criteria/cautions/rules/judgeQuestion.ts';
import { factsWith, stated } from '../../../../builders/facts.ts';

const given = (dose: Dose): DoxorubicinDose => ({
  name: 'doxorubicin',
  given: '2025-01-01',
  dose,
  route: 'intravenous',
  site: '',
  recognizedBy: 'code',
  reference: 'MedicationAdministration/1',
});
const noAmount = { because: 'no dose is recorded' };

const judge = (doses: readonly Dose[], surface: number | undefined = 2, { rule } = doxorubicinCumulativeDose) => {
  if (rule.kind === 'information') throw new TypeError('a question');
  const facts = factsWith({ 'doxorubicin-given': stated(doses.map(given)) });
  return judgeQuestion(rule, surface === undefined ? facts : { ...facts, 'body-surface': stated(surface) }, {});
};

describe('doxorubicin already given, on a body surface of 2 m²', () => {
  it.each([
    [598, 'cannot-tell', /at least 299 mg\/m²/],
    [600, 'applies', /1 to 2 % .* at 300/],
    [800, 'applies', /3 to 5 % .* at 400/],
    [900, 'applies', /5 to 8 % .* at 450/],
    [1000, 'applies', /6 to 20 % .* at 500/],
    [1100, 'applies', /6 to 20 % .* at 500/],
    [1101, 'applies', /above 550/],
  ])('%d mg: %s', (mg, finding, because) =>
    expect(judge([{ mg }])).toMatchObject({ finding, because: expect.stringMatching(because) }),
  );

  it.each([
    [800, 'cannot-tell'],
    [801, 'applies'],
  ])('%d mg beside the lower limit of 400 mg/m²: %s', (mg, finding) =>
    expect(judge([{ mg }], 2, doxorubicinLowerLimit).finding).toBe(finding),
  );

  it('adds up the doses and says how many have no amount', () =>
    expect(judge([{ mg: 300 }, { mg: 310 }, noAmount]).because).toContain(
      "at least 305 mg/m² by today's body surface: 610 mg in 2 doses, and 1 without an amount in mg",
    ));

  it('says how much of the sum is recorded as given into a vein, which is what the label is about', () => {
    const { rule } = doxorubicinCumulativeDose;
    if (rule.kind === 'information') throw new TypeError('a question');
    const doses = [given({ mg: 300 }), { ...given({ mg: 310 }), route: 'Intra-arterial' }];
    const facts = factsWith({ 'doxorubicin-given': stated(doses), 'body-surface': stated(2) });
    expect(judgeQuestion(rule, facts, {}).because).toContain(
      '610 mg in 2 doses, of which 300 mg are recorded as given into a vein; ',
    );
  });

  it('is never on the safe side: what is recorded is a lower bound of what was given', () => {
    expect(judge([{ mg: 10 }])).toMatchObject({
      finding: 'cannot-tell',
      because: expect.stringContaining('given elsewhere or in beads is not seen'),
    });
    expect(judge([noAmount]).finding).toBe('cannot-tell');
  });

  it('cannot be compared without a body surface, or with nothing recorded', () => {
    const { rule } = doxorubicinCumulativeDose;
    if (rule.kind === 'information') throw new TypeError('a question');
    const facts = factsWith({ 'doxorubicin-given': stated([given({ mg: 2000 })]) });
    expect(judgeQuestion(rule, facts, {})).toMatchObject({
      finding: 'cannot-tell',
      because: '2000 mg in 1 dose; no body surface area: no body weight is recorded',
    });
    expect(judgeQuestion(rule, factsWith(), {}).because).toMatch(/does not show that none was given/);
  });
});
