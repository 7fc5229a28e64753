import { expect, it } from 'vitest';
import { startPage } from '../../../server/present/startPage.ts';

const SITES = [
  { id: 'north', name: 'Northern Hospital', qualityTeam: ['Practitioner/7'] },
  { id: 'south', name: 'Southern Clinic', qualityTeam: [] },
  { id: 'west', name: 'Western Clinic' },
];

it('the start page lets the user choose among all registered EHRs, and among those with a quality team', () => {
  const { patient, quality } = startPage(SITES, '0');
  expect(patient).toEqual([
    { href: '/standalone?site=north&purpose=patient', siteName: 'Northern Hospital' },
    { href: '/standalone?site=south&purpose=patient', siteName: 'Southern Clinic' },
    { href: '/standalone?site=west&purpose=patient', siteName: 'Western Clinic' },
  ]);
  expect(quality).toEqual([{ href: '/standalone?site=north&purpose=quality', siteName: 'Northern Hospital' }]);
});
