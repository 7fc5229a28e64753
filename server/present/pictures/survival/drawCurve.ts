import { axisX, axisY, line, type Markish, rect, ruleX, ruleY, text } from '@observablehq/plot';
import { drawSvg } from '../drawSvg.ts';
import type { CurveModel } from './curveModel.ts';

const WIDTH = 330;
const HEIGHT = 300;
const BELOW = 84;

/** The curve with its interval, a tick for each time somebody was last seen alive, and the numbers at risk below. */
export function drawCurve(model: CurveModel, pictureId: string): string {
  const { atRisk, end } = model;
  return drawSvg(
    {
      width: WIDTH,
      height: HEIGHT,
      marginLeft: 44,
      marginRight: 14,
      marginTop: 10,
      marginBottom: BELOW,
      x: { domain: [0, end], label: null },
      y: { domain: [0, 1], label: null, percent: false },
      marks: [
        rect(model.band, { x1: 'from', x2: 'to', y1: 'low', y2: 'high', className: 'band' }),
        axisX(
          atRisk.map(({ months }) => months),
          { className: 'axis', tickSize: 4 },
        ),
        axisY({
          ticks: 5,
          tickFormat: (share: number) => `${Math.round(share * 100)}%`,
          className: 'axis',
          tickSize: 4,
        }),
        ruleY([0.5], { className: 'half' }),
        line(model.line, { x: 'months', y: 'survival', curve: 'step-after', className: 'curve' }),
        ...censorTicks(model),
        ...riskRow(model),
      ],
    },
    pictureId,
  );
}

const TICK = 0.025;

const censorTicks = ({ censored }: CurveModel): readonly Markish[] => [
  ruleX(
    censored.map(({ months, survival }) => ({ months, low: survival - TICK, high: survival + TICK })),
    { x: 'months', y1: 'low', y2: 'high', className: 'censored' },
  ),
];

function riskRow({ atRisk }: CurveModel): readonly Markish[] {
  const below = { frameAnchor: 'bottom' } as const;
  return [
    text(['Months'], { ...below, text: String, dy: 32, className: 'axis' }),
    text(['Patients at risk'], { ...below, text: String, dy: 54, className: 'row-title' }),
    text(atRisk, { ...below, x: 'months', text: ({ n }: { n: number }) => `${n}`, dy: 72, className: 'at-risk' }),
  ];
}
