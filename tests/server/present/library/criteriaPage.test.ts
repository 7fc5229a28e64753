import { describe, expect, it } from 'vitest';
import { INPUTS, measuredInput } from '../../../../server/chart/inputs/index.ts';
import { DEFAULT_POLICY } from '../../../../server/chart/policy.ts';
import { CRITERION_IDS } from '../../../../server/criteria/criterionId.ts';
import { limitsAt } from '../../../../server/criteria/limits.ts';
import { limitText } from '../../../../server/criteria/rules/number.ts';
import { CRITERIA } from '../../../../server/criteria/therapies.ts';
import { THERAPIES, THERAPY_TITLES } from '../../../../server/criteria/therapy.ts';
import { plainUnits } from '../../../../server/present/figure.ts';
import { criteriaPage } from '../../../../server/present/library/criteriaPage.ts';

const AS_OF = '2026-11-23T10:00:00Z';
const page = criteriaPage(AS_OF, '1.2.3');
const criteria = [...new Set(Object.values(CRITERIA).flat())];
const entry = (id: string) => page.criteria.find((each) => each.id === id)!;

describe('the page of criteria', () => {
  it('has every criterion, once', () => {
    expect(page.criteria.map(({ id }) => id).toSorted()).toEqual([...CRITERION_IDS].toSorted());
  });

  it.each(criteria.map((criterion) => ({ id: criterion.id, criterion })))(
    '$id: rationale, reading, every edition and every example stand there',
    ({ id, criterion }) => {
      const shown = entry(id);
      expect(shown.rationale).toBe(criterion.rationale);
      expect(shown.input.howRead).not.toBe('');
      expect(shown.input.lookBack).toContain('site policy');
      expect(shown.editions.map(({ citations }) => citations)).toEqual(
        criterion.editions.map(({ citations }) => citations),
      );
      expect(shown.editions.filter(({ inForce }) => inForce)).toHaveLength(1);
      expect(shown.examples.map(({ shows }) => shows)).toEqual(criterion.examples.map(({ shows }) => shows));
    },
  );

  it.each(criteria.flatMap(({ id, rule }) => (rule.kind === 'number' ? [{ id, input: rule.input }] : [])))(
    '$id: the limit shown is the one that the engine applies',
    ({ id, input }) => {
      const [limit] = limitsAt(AS_OF, DEFAULT_POLICY)[input]!;
      const words = plainUnits(limitText(limit!, measuredInput(input).unit));
      const { conventional, si } = entry(id).limit!;
      expect([conventional, si].map((line) => line.replace('correctable to ', ''))).toContain(words);
    },
  );

  it.each(['inr', 'platelets'])('%s: the limit is one to be corrected to, and what happens then is said', (id) => {
    expect(entry(id).limit!.conventional).toMatch(/^correctable to /);
    expect(entry(id).correctable).toMatch(/turns to not met only when a clinician answers/);
  });

  it('says of no other criterion that it is correctable', () => {
    expect(page.criteria.filter(({ correctable }) => correctable !== null).map(({ id }) => id)).toEqual([
      'inr',
      'platelets',
    ]);
  });

  it('shows the edition of its day as the current one', () => {
    expect(entry('inr').editions).toEqual([
      expect.objectContaining({ from: '1 Sep 2020', reviewed: '23 Nov 2026', inForce: true }),
    ]);
    expect(page.asOf).toBe('23 Nov 2026');
  });
});

describe('the therapies', () => {
  it.each(THERAPIES)('%s: its criteria in the order of the engine, with a link to each', (therapy) => {
    const shown = page.therapies.find(({ title }) => title === THERAPY_TITLES[therapy])!;
    expect(shown.criteria.map(({ href }) => href)).toEqual(CRITERIA[therapy].map(({ id }) => `#${id}`));
  });

  it('each criterion leads back to the therapies that use it', () => {
    expect(entry('histology').therapies).toHaveLength(4);
    expect(entry('lesion-size').therapies).toEqual([
      { href: '#therapy-microwave-ablation', text: 'Microwave ablation' },
    ]);
  });

  it('where publications differ, the therapy leads to all sides', () => {
    const [resection] = page.therapies.filter(({ anchor }) => anchor === 'therapy-resection');
    expect(resection!.positions).toEqual([
      {
        href: '/evidence#position-extrahepatic-disease-and-resection',
        text: 'Extrahepatic disease and liver resection',
      },
    ]);
  });
});

describe('what is read besides the criteria', () => {
  it('every input stands on the page once: with its criterion, or among the others', () => {
    const judged = criteria.map(({ rule }) => ('input' in rule ? rule.input : rule.kind));
    const others = page.otherInputs.map(({ anchor }) => anchor.replace('input-', ''));
    expect([...judged, ...others].toSorted()).toEqual(INPUTS.map(({ id }) => id).toSorted());
  });

  it('a look-back is called the policy of the site, with its default', () => {
    expect(entry('creatinine').input.lookBack).toMatch(/30 days \(site policy; this is the default/);
    expect(entry('ecog').input.lookBack).toMatch(/60 days \(site policy/);
    expect(entry('histology').input.lookBack).toMatch(/^Of any age.*site policy/);
  });
});
