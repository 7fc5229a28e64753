import { describe, expect, it } from 'vitest';
import { CAUTIONS_LEFT_OUT } from '../../../../server/criteria/cautions/leftOut.ts';
import { CRITERION_IDS } from '../../../../server/criteria/criterionId.ts';
import { CRITERIA } from '../../../../server/criteria/therapies.ts';
import { LEFT_OUT } from '../../../../server/evidence/leftOut.ts';
import { PUBLICATIONS } from '../../../../server/evidence/library.ts';
import { criteriaPage } from '../../../../server/present/library/criteriaPage.ts';
import { evidencePage } from '../../../../server/present/library/evidencePage.ts';
import { publicationPage } from '../../../../server/present/library/publicationPage.ts';
import { SCORES_LEFT_OUT } from '../../../../server/scores/leftOut.ts';
import { attributeValues, brokenReferences, repeated, unbalancedTags } from '../../../views/structure.ts';
import { AS_OF, renderAll, renderCriteria, renderEvidence, renderPublication } from './renderLibrary.ts';

const pages = await renderAll();
const addresses = Object.keys(pages);
const at = (address: string): string => pages[address] ?? '';
const criteria = at('/criteria');
const cautions = at('/criteria/cautions');
const evidence = at('/evidence');
const published = addresses.filter((address) => address.startsWith('/evidence/')).map(at);

/** The words of a page, spaces made one. */
const wordsOf = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');

describe.each(addresses.map((address) => [address, () => at(address)] as const))(
  'the page %s is sound',
  (_name, html) => {
    it('closes its tags, repeats no id, and every link within it arrives', () => {
      expect(unbalancedTags(html())).toEqual([]);
      expect(repeated(attributeValues(html(), 'id'))).toEqual([]);
      expect(brokenReferences(html())).toEqual([]);
    });

    it('has one first heading, skips no level, and loads its own style besides the common one', () => {
      const levels = [...html().matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
      expect(html()).toContain('href="/assets/library.css"');
      expect(html()).not.toMatch(/<script|\sstyle="/);
    });

    it('gives every table a caption, and every heading cell its direction', () => {
      const tables = html().match(/<table/g) ?? [];
      expect(html().match(/<caption>/g)).toHaveLength(tables.length);
      expect(html().match(/<th\b(?![^>]*\sscope=)/g)).toBeNull();
    });

    it('leaves no hole where a value was expected', () => {
      expect(wordsOf(html())).not.toMatch(/\b(undefined|null|NaN|\[object)/);
    });

    it('speaks of no patient in particular and recommends nothing', () => {
      expect(wordsOf(html())).not.toMatch(/\b(we recommend|should be treated|is better than|superior)\b/i);
    });
  },
);

describe('the public pages', () => {
  it('lead to places of each other that exist', () => {
    const links = addresses.flatMap((address) =>
      attributeValues(at(address), 'href')
        .filter((href) => /^\/(criteria|evidence)/.test(href))
        .map((href) => ({ address, href })),
    );
    expect(links.length).toBeGreaterThan(200);
    const broken = links.filter(({ href }) => {
      const [page = '', anchor] = href.split('#');
      return !(page in pages) || (anchor !== undefined && !attributeValues(at(page), 'id').includes(anchor));
    });
    expect(broken).toEqual([]);
  });

  it('of an address that was right before each thing had a page of its own still lead there', () => {
    const ids = attributeValues(evidence, 'id');
    for (const { id, outcomes } of PUBLICATIONS) {
      expect(ids).toContain(id);
      expect(outcomes.filter((outcome) => !ids.includes(outcome.id))).toEqual([]);
    }
    const anchors = attributeValues(criteria, 'id');
    for (const id of attributeValues(cautions, 'id').filter((each) => /^caution-(?!.*-title$)/.test(each)))
      expect(anchors).toContain(id);
    for (const id of attributeValues(at('/criteria/inputs'), 'id').filter((each) => /^input-(?!.*-title$)/.test(each)))
      expect(anchors).toContain(id);
  });
});

describe('the page /criteria', () => {
  it.each(CRITERION_IDS)('%s has its anchor', (id) => expect(attributeValues(criteria, 'id')).toContain(id));

  it('shows the rationale and the locator of every criterion, and every link', () => {
    const words = wordsOf(criteria);
    for (const { rationale, editions } of Object.values(CRITERIA).flat()) {
      expect(words).toContain(rationale);
      for (const { citations } of editions)
        for (const { link, locator } of citations) {
          expect(words).toContain(locator);
          expect(attributeValues(criteria, 'href')).toContain(link);
        }
    }
  });

  it('shows every source that is no caution, with the reason', () => {
    const words = wordsOf(cautions);
    for (const { source, about, reason } of CAUTIONS_LEFT_OUT) {
      expect(words).toContain(`${about} ${reason}`);
      expect(attributeValues(cautions, 'href')).toContain(source.link);
    }
  });

  it('shows both units of a limit', () => {
    const words = wordsOf(criteria);
    expect(words).toContain('at most 2 mg/dL conventional units');
    expect(words).toContain('at most 34.2 µmol/L SI units');
    expect(words).toContain('correctable to at least 50,000/µL conventional units');
  });

  it('names the scores that are not computed, with the reason, and how values after a treatment are compared', () => {
    const words = wordsOf(criteria);
    for (const { name, reason } of SCORES_LEFT_OUT) expect(words).toContain(`${name} (${reason})`);
    expect(words).toContain('30 days before the treatment');
    expect(words).toContain('60 to 120 days after it. (Site policy; these are the defaults');
    expect(words).toContain('INR increased');
  });

  it('keeps its codes closed, and prints CPT codes without words', () => {
    expect(criteria).toContain('<details class="codes">');
    expect(criteria).not.toMatch(/<details[^>]* open/);
    expect(wordsOf(at('/criteria/inputs'))).toMatch(/CPT 47120 without text/);
  });
});

describe('the pages of the evidence', () => {
  it.each(PUBLICATIONS.map((publication) => ({ id: publication.id, publication })))(
    '$id: the publication and each of its figures have their anchor',
    ({ id, publication }) => {
      const ids = attributeValues(at(`/evidence/${id}`), 'id');
      expect(ids).toContain(id);
      expect(publication.outcomes.filter((outcome) => !ids.includes(outcome.id))).toEqual([]);
    },
  );

  it('every known problem: what is printed, what is correct, how we know', () => {
    const words = published.map(wordsOf).join(' ');
    const problems = PUBLICATIONS.flatMap(({ outcomes }) => outcomes.flatMap(({ knownProblems }) => knownProblems));
    const missing = problems.filter(
      ({ id, printed, correct, basis }) =>
        !words.includes(` ${id} `) || [printed, correct, basis].some((text) => !words.includes(text)),
    );
    expect(missing).toEqual([]);
  });

  it('leads to the source attributes', () => {
    const target = attributeValues(evidence, 'href').find((href) => href.startsWith('/criteria#'));
    expect(attributeValues(criteria, 'id')).toContain(target?.split('#')[1]);
  });

  it('every record that was left out', () => {
    const words = wordsOf(evidence);
    expect(LEFT_OUT.filter(({ id, reason }) => !words.includes(`${id} ${reason}`))).toEqual([]);
  });

  it('the three starting points of one group, each beside its figure', () => {
    const words = wordsOf(at('/evidence/moffitt-2020'));
    expect(words).toContain('59 from diagnosis of the leiomyosarcoma');
    expect(words).toContain('27 from diagnosis of the liver metastasis');
    expect(words).toContain('9 from the first liver-directed treatment');
  });
});

describe('text from the data is never taken for markup', () => {
  const HOSTILE = `<img src=x onerror="alert('1')">&`;

  it('on the page of criteria', async () => {
    const page = criteriaPage(AS_OF, HOSTILE);
    const [first] = page.criteria;
    const html = await renderCriteria({ ...page, criteria: [{ ...first!, title: HOSTILE, rationale: HOSTILE }] });
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=');
  });

  it('on the page of a publication', async () => {
    const page = publicationPage(PUBLICATIONS[0], HOSTILE);
    const [table] = page.publication.tables;
    const hostile = {
      ...page.publication,
      heading: HOSTILE,
      link: `"><script>`,
      tables: [{ ...table!, caption: HOSTILE }],
    };
    expect(await renderPublication({ ...page, publication: hostile })).not.toMatch(/<img|<script/);
  });

  it('on the page of evidence', async () => {
    const page = evidencePage(HOSTILE);
    const hostile = { ...page.publications[0]!, heading: HOSTILE, title: `"><script>` };
    expect(await renderEvidence({ ...page, publications: [hostile] })).not.toMatch(/<img|<script/);
  });
});
