import { type AssessmentRequest, assess } from '../../../../server/present/assess.ts';
import type { Assessment } from '../../../../server/present/assessment.ts';
import { AS_OF, BERLIN } from '../assessmentBuilder.ts';

/** Resources of patient p1 as the engine assesses them. */
export const assessed = (resources: readonly unknown[], more: Partial<AssessmentRequest> = {}): Assessment =>
  assess({
    resources: [{ resourceType: 'Patient', id: 'p1' }, ...resources],
    patientId: 'p1',
    asOf: AS_OF,
    policy: BERLIN,
    answers: [],
    gaps: [],
    ...more,
  });

/** Elements of a drawing that carry a class, or stand in a group that does. */
export const drawnIn = (svg: string, className: string, element: string): number => {
  const groups = [...svg.matchAll(/<g\b[^>]*class="([^"]*)"[^>]*>(.*?)<\/g>/gs)];
  return groups
    .filter(([, classes = '']) => classes.split(' ').includes(className))
    .reduce((sum, [, , inner = '']) => sum + [...inner.matchAll(new RegExp(`<${element}\\b`, 'g'))].length, 0);
};
