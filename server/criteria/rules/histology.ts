import type { Fact } from '../../chart/fact.ts';
import type { Histology } from '../../chart/facts.ts';
import { type Judgement, undecided } from './judgement.ts';

const LIMIT = 'leiomyosarcoma';

/** Leiomyosarcoma keeps the criterion; another histology alone fails it. */
export function judgeHistology(fact: Fact<Histology>): Judgement {
  if (!fact.known) return undecided(fact, LIMIT, null);
  const { value, sources, setAside } = fact;
  const shared = { unit: null, limit: LIMIT, why: null, sources, setAside };
  if (value.kind === 'other') {
    const because = `another histology is recorded (${value.name}) and leiomyosarcoma is not`;
    return { finding: 'fails', told: { ...shared, value: value.name, because } };
  }
  const also = setAside.map(({ asRecorded }) => asRecorded).join(', ');
  const because = also
    ? `leiomyosarcoma is recorded; ${also} is recorded too: check which tumor is in the liver`
    : 'leiomyosarcoma is recorded';
  return { finding: 'keeps', told: { ...shared, value: LIMIT, because } };
}
