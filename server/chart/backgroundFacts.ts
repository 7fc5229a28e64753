import type { Chart } from './chart.ts';
import type { Fact } from './fact.ts';
import type { Facts } from './facts.ts';
import { readAntithrombotics } from './inputs/antithrombotics.ts';
import { readBiliaryAnastomosis } from './inputs/biliaryAnastomosis.ts';
import { readContrastAllergy } from './inputs/contrastAllergy.ts';
import { readDoxorubicin } from './inputs/doxorubicin.ts';
import { type FindingId, findings, readFinding } from './inputs/findings.ts';
import { readPrimarySite } from './inputs/primarySite.ts';
import { readRecistResponse } from './inputs/recistResponse.ts';
import { readResectionMargin } from './inputs/resectionMargin.ts';
import type { Policy } from './policy.ts';

type BackgroundId =
  | FindingId
  | 'primary-site'
  | 'biliary-enteric-anastomosis'
  | 'contrast-allergy'
  | 'doxorubicin-given'
  | 'antithrombotics'
  | 'recist-response'
  | 'resection-margin';

/** What no criterion asks for, but whoever plans or reviews a treatment wants to see, as known at `asOf` (epoch milliseconds). */
export function backgroundFacts(chart: Chart, policy: Policy, asOf: number): Pick<Facts, BackgroundId> {
  const found = findings.map((finding) => [finding.id, readFinding(finding, chart.diagnoses, asOf)]);
  return {
    ...(Object.fromEntries(found) as Record<FindingId, Fact<true>>),
    'primary-site': readPrimarySite(chart.diagnoses, asOf),
    'biliary-enteric-anastomosis': readBiliaryAnastomosis(chart.anastomoses, asOf),
    'contrast-allergy': readContrastAllergy(chart.allergies, chart.diagnoses, asOf),
    'doxorubicin-given': readDoxorubicin(chart.administrations, asOf),
    antithrombotics: readAntithrombotics(chart.orders, chart.administrations, policy, asOf),
    'recist-response': readRecistResponse(chart.responses, asOf),
    'resection-margin': readResectionMargin(chart.margins, chart.procedures, asOf),
  };
}
