import type { Answer, AnswerId } from '../../chart/answer.ts';
import { measuredInput } from '../../chart/inputs/index.ts';
import { maximumDimension } from '../../chart/inputs/lesions.ts';
import { liverStructure } from '../../chart/inputs/metastases.ts';
import type { Json } from '../../chart/json.ts';
import type { MeasuredId } from '../../chart/measuredInput.ts';
import type { ValueSet } from '../../chart/valueSet.ts';
import type { Criterion, Example } from '../../criteria/criterion.ts';

/** What a worked example stands for, as an EHR and a clinician would state it at `at` (ISO instant). */
export interface ExampleRecord {
  readonly resources: readonly Json[];
  readonly answers: readonly Answer[];
}

export function exampleRecord({ rule }: Criterion, { given }: Example, at: string): ExampleRecord {
  const nothing = { resources: [], answers: [] };
  if (given === 'nothing') return nothing;
  if ('diagnosis' in given) return { ...nothing, resources: [condition(given.diagnosis)] };
  if ('answer' in given) {
    // Every input that an example answers is one of the questions; the examples' own tests would fail otherwise.
    const id = ('input' in rule ? rule.input : rule.kind) as AnswerId;
    return { ...nothing, answers: [{ id, value: given.answer, at, by: 'a clinician' }] };
  }
  return rule.kind === 'number' ? { ...nothing, resources: observations(rule.input, given.result, at) } : nothing;
}

type Diagnosis = Extract<Exclude<Example['given'], 'nothing'>, { readonly diagnosis: unknown }>['diagnosis'];

const condition = ({ system, code, clinicalStatus }: Diagnosis): Json => ({
  resourceType: 'Condition',
  id: 'example',
  code: { coding: [{ system, code }] },
  ...(clinicalStatus ? { clinicalStatus: { coding: [{ code: clinicalStatus }] } } : {}),
});

/** A result as text; a size hangs on a tumor in the liver, as mCODE has it. */
function observations(id: MeasuredId, result: string, at: string): readonly Json[] {
  const [foundBy] = measuredInput(id).valueSets;
  const observation = { resourceType: 'Observation', id: 'example', status: 'final', effectiveDateTime: at };
  const found = { ...observation, code: conceptOf(foundBy) };
  if (id !== 'largest-lesion-cm') return [{ ...found, valueString: result }];
  const component = [{ code: conceptOf(maximumDimension), valueString: result }];
  const tumor = { resourceType: 'BodyStructure', id: 'tumor', location: conceptOf(liverStructure) };
  return [tumor, { ...found, focus: [{ reference: 'BodyStructure/tumor' }], component }];
}

const conceptOf = (set: ValueSet | undefined): Json => ({ coding: set ? set.codings.slice(0, 1) : [] });
