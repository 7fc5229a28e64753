import { describe, expect, it } from 'vitest';
import { unknown, type WhyUnknown } from '../../../server/chart/fact.ts';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import type { TherapyId } from '../../../server/criteria/therapy.ts';
import { therapyLines } from '../../../server/present/therapyLines.ts';
import { factsWith } from '../../builders/facts.ts';
import { answered, assessmentOf, metFacts, mixedFacts } from './assessmentBuilder.ts';

const line = (therapy: TherapyId, facts = mixedFacts()) => {
  const found = therapyLines(assessmentOf({ facts }).verdicts, DEFAULT_POLICY).find(({ id }) => id === therapy);
  return { ...found!, groups: Object.fromEntries(found!.groups.map(({ label, items }) => [label, items])) };
};
const said = (items: readonly { links: readonly { title: string }[]; text: string }[] | undefined) =>
  (items ?? []).map(({ links, text }) => `${links.map(({ title }) => title).join(', ')}: ${text}`);

describe('a therapy at a glance', () => {
  it('names what stands in the way, with the value and what was asked for', () =>
    expect(said(line('microwave-ablation').groups['In the way'])).toEqual([
      'ECOG performance status: 3, asked for: at most 2',
      'Size of the largest lesion: 3 cm, asked for: less than 3 cm',
    ]));

  it('names what is correctable, and to what', () =>
    expect(said(line('deb-tace').groups.Correctable)).toEqual(['INR: 1.8, correctable to at most 1.5']));

  it('names a value that was said not to be correctable as standing in the way', () => {
    const facts = mixedFacts({ 'inr-correctable': answered('inr-correctable', false) });
    expect(said(line('deb-tace', facts).groups['In the way'])).toContain(
      'INR: 1.8, asked for: correctable to at most 1.5; a clinician answered that it cannot be corrected',
    );
  });

  it('tells what only the clinician can say from what the chart lacks', () => {
    const { groups } = line('y90', factsWith());
    expect(said(groups['Missing or doubtful'])[0]).toMatch(/^Leiomyosarcoma, .*INR.*: not recorded$/);
    expect(said(groups['For you to answer'])[0]).toMatch(/Patient prefers Y90: not answered$/);
  });

  it('leads to the question that settles it, else to the row that explains it', () => {
    const { groups } = line('resection');
    expect(groups['For you to answer']?.[0]?.links[0]?.href).toBe('#answer-complete-removal-possible');
    expect(line('deb-tace').groups['Missing or doubtful']?.[0]?.links[0]?.href).toBe('#criterion-creatinine');
  });

  it('says that every criterion is met only when it is', () => {
    expect(line('resection', metFacts()).notes).toContain('Every criterion of the published series is met.');
    expect(line('resection').notes).toEqual([]);
  });

  it.each(['deb-tace', 'y90'] as const)('says beside %s that ablation came first, where ablation is met', (therapy) => {
    expect(line(therapy, metFacts()).notes.join()).toMatch(/ablation was the first choice/);
    expect(line(therapy).notes.join()).not.toMatch(/first choice/);
  });
});

describe('an unknown never stands without its reason', () => {
  it.each<[WhyUnknown, string]>([
    ['absent', 'not recorded'],
    ['stale', 'too old'],
    ['unusable-unit', 'unit not usable'],
    ['conflicting', 'conflicting values'],
    ['indeterminate', 'not decidable'],
    ['not-readable', 'could not be read'],
  ])('%s reads "%s"', (why, words) => {
    const facts = metFacts({ creatinine: unknown(why, 'because') });
    expect(said(line('deb-tace', facts).groups['Missing or doubtful'])).toEqual([`Creatinine: ${words}`]);
  });
});
