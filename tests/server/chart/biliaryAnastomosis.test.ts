import { describe, expect, it } from 'vitest';
import { concept } from '../../builders/condition.ts';
import { factsOf } from '../../builders/read.ts';

const procedure = (code: string, more: Record<string, unknown> = {}) => ({
  resourceType: 'Procedure',
  id: 'x1',
  status: 'completed',
  subject: { reference: 'Patient/p1' },
  performedDateTime: '2015-10-01',
  code: concept('snomed', code),
  ...more,
});
const anastomosis = (...resources: readonly unknown[]) => factsOf(resources)['biliary-enteric-anastomosis'];

describe('a biliary-enteric anastomosis follows from a completed operation', () => {
  it.each<[string, unknown, boolean]>([
    ['hepaticojejunostomy, ten years ago', procedure('301704008'), true],
    ['removal of the head of the pancreas', procedure('116241004'), true],
    ['without a date', procedure('301704008', { performedDateTime: undefined }), true],
    ['planned', procedure('301704008', { status: 'preparation' }), false],
    ['not done', procedure('301704008', { status: 'not-done' }), false],
    ['entered in error', procedure('301704008', { status: 'entered-in-error' }), false],
    ['after asOf', procedure('301704008', { performedDateTime: '2026-03-01' }), false],
    ['partial hepatectomy', procedure('71273005'), false],
  ])('%s', (_, resource, expected) => {
    expect(anastomosis(resource).known).toBe(expected);
  });

  it('is unknown, not absent, when none is recorded', () => {
    expect(anastomosis()).toMatchObject({
      known: false,
      why: 'absent',
      because: 'no biliary-enteric anastomosis is recorded, which does not show that there is none',
    });
  });

  it('is no liver procedure', () => {
    expect(factsOf([procedure('301704008')])['prior-liver-procedures'].known).toBe(false);
  });
});
