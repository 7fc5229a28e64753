import { describe, expect, it } from 'vitest';
import { BEAD_PROTOCOLS } from '../../../../server/evidence/planning/beadProtocols.ts';
import { BLEEDING_RISK_CLASSES } from '../../../../server/evidence/planning/bleedingRisk.ts';
import { KIDNEY_BANDS, KIDNEY_CITATION, kidneyBandOf } from '../../../../server/evidence/planning/contrastAndKidney.ts';
import { CUMULATIVE_DOSES } from '../../../../server/evidence/planning/doxorubicinLimits.ts';

const citations = [
  ...BEAD_PROTOCOLS.flatMap((protocol) => protocol.citations),
  ...BLEEDING_RISK_CLASSES.flatMap((each) => each.citations),
  ...CUMULATIVE_DOSES.map(({ citation }) => citation),
  KIDNEY_CITATION,
];

describe('published figures for the planning of a session', () => {
  it('each names its source, where in it the figure stands, and a link', () => {
    expect(citations.length).toBeGreaterThan(10);
    expect(citations.filter(({ label, locator, link }) => !label || !locator || !/^https?:/.test(link))).toEqual([]);
  });

  it('cumulative doses of doxorubicin, smallest first', () =>
    expect(CUMULATIVE_DOSES.map(({ mgPerM2, says }) => [mgPerM2, /\d+ to \d+%/.exec(says)?.[0]])).toEqual([
      [300, '1 to 2%'],
      [400, '3 to 5%'],
      [400, undefined],
      [450, '5 to 8%'],
      [500, '6 to 20%'],
      [550, undefined],
    ]));

  it('bead loading: what is counted by vials of 2 mL comes to the same per mL', () => {
    const loading = Object.fromEntries(BEAD_PROTOCOLS.map(({ id, loading: { mgPerMl } }) => [id, mgPerMl]));
    expect(loading).toEqual({ series: [50, 50], manufacturer: [25, 25], debdox: [50 / 2, 75 / 2] });
  });

  it('what the manufacturer does not state in what was read is not filled in from elsewhere', () =>
    expect(BEAD_PROTOCOLS.find(({ id }) => id === 'manufacturer')).toMatchObject({ session: null, interval: null }));

  it.each([
    [0, 'below 30'],
    [29, 'below 30'],
    [30, '30 to 44'],
    [44, '30 to 44'],
    [45, '45 or more'],
    [140, '45 or more'],
  ])('an eGFR of %d lies in "%s"', (egfr, title) => expect(kidneyBandOf(egfr)?.title).toBe(title));

  it('the bands leave no gap and do not overlap', () =>
    expect(KIDNEY_BANDS.slice(1).every(({ from }, index) => from === KIDNEY_BANDS[index]?.below)).toBe(true));
});
