import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../server/chart/policy.ts';
import { factsWith, stated } from '../builders/facts.ts';
import { assessmentOf, mixedFacts } from '../server/present/assessmentBuilder.ts';
import { renderVerdict, textOf } from './render.ts';

const section = async (assessment = assessmentOf({ facts: mixedFacts({ ascites: stated(true as const) }) })) => {
  const html = await renderVerdict(assessment);
  const start = html.indexOf('<section aria-labelledby="cautions-title"');
  return html.slice(start, html.indexOf('</section>', start));
};

describe('the section beyond the series’ criteria', () => {
  it('says that it is no part of them and changes no verdict', async () =>
    expect(textOf(await section())).toContain(
      'Not part of the series’ criteria: none of it changes a verdict above.'.replace('’', '&rsquo;'),
    ));

  it('shows what applies open, and folds the rest', async () => {
    const html = await section();
    expect(html.indexOf('id="caution-y90-ascites"')).toBeGreaterThan(0);
    expect(html.indexOf('id="caution-y90-ascites"')).toBeLessThan(html.indexOf('<details'));
    expect(html).not.toMatch(/<details[^>]*\sopen/);
    expect(html.indexOf('id="caution-y90-pregnancy"')).toBeGreaterThan(html.indexOf('<details'));
    expect(html.indexOf('id="caution-y90-labelled-use"')).toBeGreaterThan(html.lastIndexOf('<details'));
  });

  it('links the source of what applies, and what it asks for besides', async () => {
    const html = await section();
    const item = html.slice(html.indexOf('id="caution-y90-ascites"'));
    expect(item).toMatch(/<a class="cite" href="https:\/\/mydevicemd\.com[^"]+"/);
    expect(textOf(item.slice(0, item.indexOf('</li>')))).toContain(
      'Not read here: whether diuretics are given for ascites.',
    );
  });

  it('says of an empty chart that silence is no evidence of absence', async () => {
    const text = textOf(await section(assessmentOf({ facts: factsWith() })));
    expect(text).toContain(
      'Raised by what is recorded (0) None. What the chart does not hold is no evidence of absence',
    );
    expect(text).toContain('Pregnancy: no pregnancy is recorded, which does not show that there is none');
  });

  it('names what the site has switched off, as its policy', async () => {
    const policy = { ...DEFAULT_POLICY, cautionsOff: ['y90-pregnancy'] };
    const html = await section(assessmentOf({ facts: mixedFacts(), policy }));
    expect(html).not.toContain('id="caution-y90-pregnancy"');
    expect(textOf(html)).toContain('Switched off by this site (site policy): Y90: Pregnancy.');
  });
});
