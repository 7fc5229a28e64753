import type { BadLine, Reading } from '../../../audit/reading.ts';
import type { Count } from '../../../audit/tally.ts';
import { escaped } from './escaped.ts';

/** More would bury the report; `summary.json` names more. */
const SHOWN = 200;

/** What was read and what could not be. */
export function readingSection(
  { files, lines, bad, badCount, exported, unreadTreatments, movedResources }: Reading,
  isShared: boolean,
): string {
  const counts = `<p>${files} ${files === 1 ? 'file' : 'files'}, ${lines} lines. Could not be read: ${badCount}.${exportText(exported)}</p>`;
  const names = isShared
    ? ''
    : bad
        .slice(0, SHOWN)
        .map((each) => `<li>${escaped(badLineText(each))}`)
        .join('');
  const more = bad.length > SHOWN && !isShared ? `<p>${badCount - SHOWN} more: see summary.json.</p>` : '';
  const list =
    names === ''
      ? ''
      : `<details class="more"><summary>Lines that could not be read</summary><ul>${names}</ul></details>${more}`;
  return `<section id="read"><h2>What was read</h2>${counts}${missingText(unreadTreatments)}${movedText(movedResources)}${list}</section>`;
}

/** Of cases that nobody sees no other number of the report tells. */
const missingText = (unread: Count): string =>
  unread === 0
    ? ''
    : `<p><strong>The number of cases may be too small.</strong> A treatment of a patient who may be of the population may stand in ${placesText(unread)} that could not be read.</p>`;

const placesText = (unread: Count): string =>
  unread === null ? 'few places' : unread === 1 ? '1 place' : `${unread} places`;

/** Two persons were taken for one, or one for two: somebody should look. */
const movedText = (moved: Count): string =>
  moved === 0
    ? ''
    : `<p><strong>${movedCount(moved)} of a patient's record in one version and of another patient's in the one that counts.</strong> They count for that other patient only.</p>`;

const movedCount = (moved: Count): string =>
  moved === null ? 'A few resources are' : moved === 1 ? '1 resource is' : `${moved} resources are`;

const exportText = (exported: Reading['exported']): string =>
  exported
    ? ` Exported by the server as of ${escaped(exported.transactionTime)}; resources it named as deleted, left out: ${exported.deleted}.`
    : ' The files were taken for those of one server: where a resource stands in several versions, the newest one decides whose it is.';

/** "conditions.ndjson, line 7: not JSON" */
export const badLineText = ({ file, line, because }: BadLine): string =>
  `${file}${line === null ? '' : `, line ${line}`}: ${because}`;
