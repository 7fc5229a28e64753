import codes from '../../../profiles/valuesets/ast.json' with { type: 'json' };
import { laboratory } from '../laboratory.ts';
import { valueSet } from '../valueSet.ts';

/** Aspartate aminotransferase in U/L, which is the same number as IU/L. 1 ukat/L = 60 U/L. */
export const ast = laboratory({
  id: 'ast',
  title: 'AST',
  valueSet: valueSet(codes),
  unit: 'U/L',
  plausible: [1, 30_000],
  worse: 'higher',
});
