import type { Outcome } from '../../../evidence/outcome.ts';
import type { Publication } from '../../../evidence/publication.ts';
import { publicationName } from '../../publicationRow.ts';
import type { Picture, PictureTable } from '../picture.ts';
import { type CurveModel, curveModel } from './curveModel.ts';
import { drawCurve } from './drawCurve.ts';
import { survivalTable } from './survivalTable.ts';

/** The Kaplan-Meier curve of an outcome; `null` where the publication prints no individual rows. */
export function curvePicture(publication: Publication, outcome: Outcome): Picture | null {
  const model = curveModel(outcome);
  const table = survivalTable(outcome);
  if (!model || !table) return null;
  const id = `${outcome.id}-curve`;
  return {
    id,
    title: `${publicationName(publication)}: ${table.caption}`,
    words: wordsOf(model),
    isLabelled: false,
    remarks: [table.remark],
    drawings: [{ shownAt: 'any width', svg: drawCurve(model, id) }],
    table: tableOf(table),
    others: [],
  };
}

function wordsOf({ steps, atRisk, patients }: CurveModel): readonly string[] {
  const falls = steps
    .filter(({ deaths }) => deaths > 0)
    .map(({ months, survival }) => `to ${percent(survival)} at ${months} months`);
  const risk = atRisk.map(({ months, n }) => `${n} at ${months} months`);
  return [
    `All ${patients} are alive at the start; the curve falls ${falls.join(', ')}. The shaded band is the 95% interval, a tick marks a patient last seen alive.`,
    `Under observation: ${risk.join(', ')}.`,
  ];
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

const tableOf = ({ caption, rows }: NonNullable<ReturnType<typeof survivalTable>>): PictureTable => ({
  caption,
  columns: ['Month', 'At risk', 'Deaths', 'Last seen alive', 'Alive', 'Standard error', '95% CI'],
  rows: rows.map(({ months, atRisk, deaths, censored, survival, standardError, interval }) => [
    months,
    atRisk,
    deaths,
    censored,
    survival,
    standardError,
    interval,
  ]),
});
