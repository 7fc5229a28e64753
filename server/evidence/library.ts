import type { Outcome } from './outcome.ts';
import type { Publication } from './publication.ts';
import { chen } from './publications/chen.ts';
import { unnamedAblation } from './publications/cited/ablation.ts';
import { brudvik } from './publications/cited/brudvik.ts';
import { chapiro } from './publications/cited/chapiro.ts';
import { judson, quotedChemotherapy } from './publications/cited/chemotherapy.ts';
import { deMatteo } from './publications/cited/deMatteo.ts';
import { faraj } from './publications/cited/faraj.ts';
import { goumard } from './publications/cited/goumard.ts';
import { grimme } from './publications/cited/grimme.ts';
import { maluccio } from './publications/cited/maluccio.ts';
import { marudanayagam } from './publications/cited/marudanayagam.ts';
import { pierce } from './publications/cited/pierce.ts';
import { miller, millerAndTransue, transue } from './publications/cited/radioembolization.ts';
import { asanRegistry } from './publications/cited/registry.ts';
import { rehders } from './publications/cited/rehders.ts';
import { statementsOfUnnamedStudies } from './publications/cited/statements.ts';
import { unnamedResections } from './publications/cited/unnamedResections.ts';
import { kim } from './publications/kim.ts';
import { lang } from './publications/lang.ts';
import { moffitt } from './publications/moffitt.ts';
import { tsuzaka } from './publications/tsuzaka.ts';

/** The five publications that were read, in order of appearance, then the studies that they quote. */
export const PUBLICATIONS: readonly [Publication, ...Publication[]] = [
  chen,
  lang,
  kim,
  moffitt,
  tsuzaka,
  deMatteo,
  brudvik,
  goumard,
  marudanayagam,
  rehders,
  grimme,
  faraj,
  ...unnamedResections,
  chapiro,
  pierce,
  maluccio,
  miller,
  millerAndTransue,
  transue,
  unnamedAblation,
  judson,
  quotedChemotherapy,
  asanRegistry,
  ...statementsOfUnnamedStudies,
];

/** The outcome with this id ("MOF-03") and the publication it stands in; `null` when there is none. */
export function findOutcome(id: string): { readonly publication: Publication; readonly outcome: Outcome } | null {
  for (const publication of PUBLICATIONS) {
    const outcome = publication.outcomes.find((candidate) => candidate.id === id);
    if (outcome) return { publication, outcome };
  }
  return null;
}
