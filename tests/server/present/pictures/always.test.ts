import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { coursePage } from '../../../../server/present/course/coursePage.ts';
import { chartEvents, LANES } from '../../../../server/present/pictures/chartEvent.ts';
import { procedureMarks } from '../../../../server/present/pictures/trends/procedureMarks.ts';
import { trendModel } from '../../../../server/present/pictures/trends/trendModel.ts';
import { trendSpan } from '../../../../server/present/pictures/trends/trendSpan.ts';
import { record } from '../../../builders/arbitrary.ts';
import { BERLIN, CONTEXT } from '../assessmentBuilder.ts';
import { assessed } from './charts.ts';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 10_000);
const moments = fc
  .integer({ min: Date.parse('2025-11-20T09:00:00Z'), max: Date.parse('2026-01-15T09:00:00Z') })
  .map((epochMs) => new Date(epochMs).toISOString());

type Resources = readonly unknown[];

function modelsOf(resources: Resources, asOf: string) {
  const assessment = assessed(resources, { asOf });
  const moment = { asOf, zone: BERLIN.timeZone };
  const span = trendSpan(assessment.trends, moment);
  const procedures = procedureMarks(chartEvents(assessment.facts, 'procedure', moment), span);
  return assessment.trends.map((trend) => trendModel(trend, assessment, span, procedures));
}

describe('whatever the record', () => {
  it('a drawn value is a usable one, lies within the axes, and is not also listed', () => {
    fc.assert(
      fc.property(record, moments, (resources, asOf) => {
        for (const { marks, notDrawn, domain, span } of modelsOf(resources, asOf)) {
          const listed = new Set(notDrawn.map(({ reference }) => reference));
          for (const { low, high, from, to, reading } of marks) {
            expect('interval' in reading.measure).toBe(true);
            expect(['final', 'amended', 'preliminary']).toContain(reading.source.status);
            expect(listed.has(reading.source.reference)).toBe(false);
            expect(domain[0] <= low && low <= high && high <= domain[1]).toBe(true);
            expect(span.from <= from && from <= to && to <= Date.parse(asOf)).toBe(true);
          }
        }
      }),
      { numRuns: RUNS / 20 },
    );
  });

  it('nothing is drawn later than the moment of the page', () => {
    fc.assert(
      fc.property(record, moments, (resources, asOf) => {
        const { facts } = assessed(resources, { asOf });
        const events = LANES.flatMap((lane) => chartEvents(facts, lane, { asOf, zone: BERLIN.timeZone }));
        expect(events.filter(({ when }) => when && when.to > Date.parse(asOf))).toEqual([]);
      }),
      { numRuns: RUNS / 20 },
    );
  });

  it('a picture parses, and draws exactly what its table says; it is the same however often it is drawn', () => {
    fc.assert(
      fc.property(record, moments, (resources, asOf) => {
        const assessment = assessed(resources, { asOf });
        const { trends, timeline } = coursePage(assessment, CONTEXT);
        for (const { id, drawings, table } of trends.pictures) {
          expect(drawings.length).toBe(table.rows.length > 0 ? 1 : 0);
          for (const { svg } of drawings) expect([id, marksIn(svg)]).toEqual([id, table.rows.length]);
        }
        for (const { svg } of timeline.picture.drawings)
          expect(parsed(svg).querySelectorAll('.event > *')).toHaveLength(timeline.picture.table.rows.length);
        expect(coursePage(assessment, CONTEXT).trends).toEqual(trends);
      }),
      { numRuns: 25 },
    );
  });
});

const parsed = (svg: string) => parseHTML(`<!doctype html><html><body>${svg}</body></html>`).document;

/** Points, bounds and ranges; a point without a time of its own is no second mark. */
const marksIn = (svg: string): number =>
  ['.value > *', '.bound > *', '.range > *'].reduce((sum, part) => sum + parsed(svg).querySelectorAll(part).length, 0);
