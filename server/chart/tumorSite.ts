import { wordsOf } from './coding.ts';
import { liverStructure } from './inputs/metastases.ts';
import { asList } from './json.ts';
import { inAny } from './valueSet.ts';

export type TumorSite = 'liver' | 'elsewhere' | 'unclear';

const LIVER = /liver|hepat/i;
/** Parts of the liver as radiologists call them without naming it; other organs have some of them too. */
const PART_OF_LIVER = /\bseg|\bdome\b|caudate|quadrate|\bs\s?[1-8][ab]?\b/i;
const LUNG = /lung|pulmon|bronch/i;
const OTHER_ORGAN = new RegExp(
  [
    'flexure|colon|\\bcolic|\\brect|bowel|intestin|duoden|jejun|\\bile(?:um|al)|append|stomach|gastr|esophag|pancrea|splen',
    'spleen|kidney|renal|adrenal|ureter|bladder|prostat|uter|cervix|vagin|ovar|pelvi|periton|oment|mesent|inguin|gluteal',
    'pleura|mediastin|heart|cardi|chest|thora|breast|axill|thyroid|\\bneck\\b|\\bhead\\b|scalp|brain|cereb|orbit|tongue|parotid',
    'bone|skelet|spine|spinal|vertebr|sacr|\\bribs?\\b|femur|thigh|\\blegs?\\b|\\barms?\\b|\\bhands?\\b|\\bf(?:oo|ee)t\\b|limb',
    'extremit|buttock|muscle|soft tissue|skin|cutaneous|lymph|\\bnodes?\\b',
  ].join('|'),
  'i',
);

/**
 * Where a tumor lies: by code, else by what the place is called. `elsewhere` only when another organ is named: "segment VII",
 * "right lobe" or a language that nobody here reads may mean the liver.
 *
 * @param places CodeableConcepts, one or a list
 */
export function tumorSite(places: unknown): TumorSite {
  const given = asList(places);
  if (given.some((place) => inAny([liverStructure], place))) return 'liver';
  const named = wordsOf(given).join(' ');
  if (LIVER.test(named) && !/flexure/i.test(named)) return 'liver';
  if (LUNG.test(named)) return 'elsewhere';
  return OTHER_ORGAN.test(named) && !PART_OF_LIVER.test(named) ? 'elsewhere' : 'unclear';
}
