import { describe, expect, it } from 'vitest';
import { evidenceBrief } from '../../../server/present/evidenceBrief.ts';
import { evidenceGroups, isNear } from '../../../server/present/evidenceRows.ts';
import { assessmentOf } from './assessmentBuilder.ts';

const { evidence } = assessmentOf();
const groups = evidenceGroups(evidence);
const brief = evidenceBrief(evidence, '/l/5f0c/literature');
const lines = brief.groups.flatMap((group) => group.lines);
const outcomes = groups.flatMap(({ publications }) => publications.flatMap((each) => each.outcomes));

describe('the literature in brief', () => {
  it('has one line for every figure of the same histology and therapy', () => {
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.map(({ headline }) => headline)).toEqual(outcomes.map(({ figure }) => figure.headline));
  });

  it('leaves every other figure to the literature page', () => {
    expect(evidence.some((match) => !isNear(match))).toBe(true);
    expect(evidenceBrief(evidence.filter(isNear), '/l/5f0c/literature')).toEqual(brief);
  });

  it('never shows a figure with a known problem without its number', () => {
    const flagged = outcomes.map(({ problems, problemsAbove, uncertain }) => [
      ...problems.map(({ id }) => id),
      ...problemsAbove,
      ...uncertain,
    ]);
    expect(flagged.flat().length).toBeGreaterThan(5);
    for (const [index, ids] of flagged.entries()) for (const id of ids) expect(lines[index]?.problems).toContain(id);
  });

  it('says of a figure that does not stand as printed that it is corrected or doubtful', () => {
    for (const [index, { standing }] of outcomes.entries())
      expect(/^(corrected|doubtful)/.test(lines[index]?.problems ?? '')).toBe(standing !== null);
  });

  it('leads from every line to its group on the literature page', () => {
    const anchors = groups.map(({ id }) => `/l/5f0c/literature#${id}`);
    expect(lines.filter(({ href }) => !anchors.includes(href))).toEqual([]);
    expect(new Set(anchors).size).toBe(anchors.length);
  });
});
