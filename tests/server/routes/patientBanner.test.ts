import { afterEach, expect, it } from 'vitest';
import { Browser } from '../../launch/sandbox/support/browser.ts';
import { closeAll, follow, livermet } from '../runningApp.ts';

afterEach(closeAll);

it.each([true, false])(
  'every page names the patient with birth date and record number, with need_patient_banner %j',
  async (needPatientBanner) => {
    const { sandbox } = await livermet();
    const browser = new Browser();
    const { text, url } = await follow(browser, sandbox.launchUrl('inr-correctable', { needPatientBanner }));
    const links = [...text.matchAll(/<li><a href="(\/l\/[^"]+)"/g)].map(([, href = '']) => new URL(href, url).href);
    const patientPages = links.filter((link) => !link.endsWith('/audit-trail'));
    expect(patientPages.length).toBeGreaterThan(6);
    for (const link of patientPages) {
      const shown = (await follow(browser, link)).text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
      expect(shown).toContain('Barnaby Samplefield');
      expect(shown).toMatch(/[Bb]orn 30 Sep 1958/);
      expect(shown).toMatch(/MRN:? ?T-\d+|T-\d+/);
    }
  },
);
