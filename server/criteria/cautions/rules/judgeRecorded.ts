import type { Facts } from '../../../chart/facts.ts';
import { INPUTS } from '../../../chart/inputs/index.ts';
import type { RecordedId } from '../caution.ts';
import { cannotTell, type Finding } from '../finding.ts';

/** A finding that is recorded raises the caution; that none is recorded is no evidence that there is none. */
export function judgeRecorded(id: RecordedId, facts: Facts): Finding {
  const fact = facts[id];
  if (!fact.known) return cannotTell(fact.because, fact.sources);
  const title = INPUTS.find((input) => input.id === id)?.title ?? id;
  return { finding: 'applies', because: `${title} is recorded`, sources: fact.sources };
}

/** Only a clinician can say that there is no disease outside the liver. */
export function judgeExtrahepaticDisease({ 'extrahepatic-disease': fact }: Facts): Finding {
  if (!fact.known) return cannotTell(fact.because, fact.sources);
  const { value, sources } = fact;
  return value.present
    ? { finding: 'applies', because: 'disease outside the liver is recorded', sources }
    : { finding: 'clear', because: 'a clinician answered that there is no disease outside the liver', sources };
}
