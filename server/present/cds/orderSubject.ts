import { asList, asObject, asText, type Json } from '../../chart/json.ts';
import { type Identity, isAbout, namesStranger } from '../../chart/subject.ts';

/** Whether an order is for the patient of the call; `untold` where it names somebody who can be matched with nobody. */
export type OrderSubject = 'this' | 'other' | 'untold';

/**
 * An order that names its patient only by an identifier, or inside itself, is this patient's where the Patient resource
 * carries that identifier, and another one's where it carries a different value of the same system. A group or a place is
 * nobody's chart.
 */
export function orderSubject(order: Json, who: Identity): OrderSubject {
  if ((asText(asObject(order.subject)?.type) ?? 'Patient') !== 'Patient') return 'other';
  if (isAbout(order, who)) return 'this';
  return namesStranger(order, who) && !isKnownOther(order, who) ? 'untold' : 'other';
}

function isKnownOther({ subject, contained }: Json, { patient }: Identity): boolean {
  const about = asObject(subject);
  const reference = asText(about?.reference);
  const inside = asList(contained).filter(({ id }) => reference !== undefined && `#${id}` === reference);
  const named = [about?.identifier, ...inside.flatMap(({ identifier }) => asList(identifier))].flatMap(
    (identifier): readonly Json[] => {
      const named = asObject(identifier);
      return named ? [named] : [];
    },
  );
  const systems = asList(patient?.identifier).flatMap(({ system }) => asText(system) ?? []);
  return named.some(({ system, value }) => asText(value) !== undefined && systems.includes(asText(system) ?? ''));
}
