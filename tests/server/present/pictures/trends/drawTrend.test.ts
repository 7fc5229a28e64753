import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import { drawTrend } from '../../../../../server/present/pictures/trends/drawTrend.ts';
import { procedureMarks } from '../../../../../server/present/pictures/trends/procedureMarks.ts';
import { trendModel } from '../../../../../server/present/pictures/trends/trendModel.ts';
import { trendSpan } from '../../../../../server/present/pictures/trends/trendSpan.ts';
import { LOINC, observation, quantity } from '../../../../builders/observation.ts';
import { AS_OF, BERLIN } from '../../assessmentBuilder.ts';
import { assessed } from '../charts.ts';

const MOMENT = { asOf: AS_OF, zone: BERLIN.timeZone };

function drawn(comparator: string) {
  const inr = observation(LOINC.inr, {
    ...quantity(1.2, undefined, { comparator }),
    id: 'a',
    effectiveDateTime: '2026-01-10',
  });
  const assessment = assessed([inr], { policy: BERLIN });
  const trend = assessment.trends.find(({ id }) => id === 'inr')!;
  const span = trendSpan(assessment.trends, MOMENT);
  const svg = drawTrend(trendModel(trend, assessment, span, procedureMarks([], span)), 'p', BERLIN.timeZone);
  return { svg, path: parseHTML(svg).document.querySelector('.bound path')?.getAttribute('d') };
}

it.each([
  ['<', 'M-4.5,-4.5L4.5,-4.5L0,4.5Z'],
  ['>=', 'M-4.5,4.5L4.5,4.5L0,-4.5Z'],
])('a bound "%s" is a drawn triangle that points to where the value lies, no sign of a font', (comparator, d) => {
  const { svg, path } = drawn(comparator);
  expect(path).toBe(d);
  expect(svg).not.toMatch(/[▽△▼▲▿▵]/);
});
