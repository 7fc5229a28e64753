import type { LiverProcedure } from '../../chart/facts.ts';
import { liverProcedureKind } from '../../chart/inputs/procedures.ts';
import { asList, asObject, asText, type Json } from '../../chart/json.ts';
import { type LocalCode, withStandardCodes } from '../../chart/localCodes.ts';
import type { TherapyId } from '../../criteria/therapy.ts';

/** An embolization that does not say with what may become either of the two. */
const THERAPIES: Readonly<Record<LiverProcedure['kind'], readonly TherapyId[]>> = {
  chemoembolization: ['deb-tace'],
  y90: ['y90'],
  ablation: ['microwave-ablation'],
  embolization: ['deb-tace', 'y90'],
  resection: ['resection'],
};

/**
 * The therapies that draft orders ask for.
 *
 * @param draftOrders a FHIR Bundle, its resources unvalidated
 * @param localCodes those of the site that orders, which are read as what they stand for
 * @param selections "ServiceRequest/x" of the orders just chosen; without them, all orders count
 * @param counts which of the orders that are left count
 */
export function orderedTherapies(
  draftOrders: unknown,
  localCodes: readonly LocalCode[],
  selections?: readonly string[],
  counts: (order: Json) => boolean = () => true,
): readonly TherapyId[] {
  const orders = asList(asObject(withStandardCodes(draftOrders, localCodes))?.entry).flatMap(
    ({ resource }): readonly Json[] => {
      const order = asObject(resource);
      return order ? [order] : [];
    },
  );
  const chosen = orders.filter((order) => isServiceRequest(order) && isSelected(order, selections) && counts(order));
  const kinds = chosen.flatMap(({ code, bodySite }) => liverProcedureKind(code, bodySite) ?? []);
  return [...new Set(kinds.flatMap((kind) => THERAPIES[kind]))];
}

/** An order that is being taken back asks for nothing. */
const isServiceRequest = ({ resourceType, status, doNotPerform }: Json): boolean =>
  resourceType === 'ServiceRequest' &&
  doNotPerform !== true &&
  !['revoked', 'completed', 'entered-in-error'].includes(asText(status) ?? '');

const isSelected = ({ id }: Json, selections: readonly string[] | undefined): boolean =>
  selections === undefined || selections.includes(`ServiceRequest/${asText(id)}`);
