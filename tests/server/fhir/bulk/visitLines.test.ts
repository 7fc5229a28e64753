import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visitLines } from '../../../../server/fhir/bulk/visitLines.ts';
import { FileRecordError } from '../../../../server/fhir/fileRecordError.ts';

/** What is said of the lines of a text, by the place of each. */
function saidOf(text: string): ReadonlyMap<number, string> {
  const said = new Map<number, string>();
  const visitor = {
    line: () => {},
    loose: () => {},
    bad: (because: string, offset: number) => void said.set(offset, because),
  };
  visitLines({ bytes: Buffer.from(text), offset: 0, isDocument: false }, visitor);
  return said;
}

describe('a line that cannot be read', () => {
  it.each([
    ['words', 'not JSON'],
    ['"words', 'not JSON'],
    ['{"resourceType":"Observation","id":"x', 'not JSON'],
    ['{"resourceType":"Observation","id":"x", garbage}', undefined],
    ['{ garbage }', 'not JSON'],
    ['  nonsense', 'not JSON'],
    ['true', 'not a FHIR resource'],
    ['null', 'not a FHIR resource'],
    ['7', 'not a FHIR resource'],
    ['[{"resourceType":"Patient"}]', 'not a FHIR resource'],
    ['{"a":1}', 'not a FHIR resource'],
    ['\uFEFF{"a":1}  ', 'not a FHIR resource'],
  ])('%s: %s', (line, because) => {
    expect(saidOf(`${line}\n`).get(0)).toBe(because);
  });

  it('is told without being read only where no JSON looks so', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom('', ' ', '\t'), (json, blank) => {
        expect(saidOf(`${blank}${json}${blank}\n`).get(0)).not.toBe('not JSON');
      }),
    );
  });

  it('is told however many there are, by an error without a stack', () => {
    expect(saidOf('words\n{"a":1}\n'.repeat(1_000)).size).toBe(2_000);
    const { stackTraceLimit } = Error;
    expect(new FileRecordError('not-json', 'not JSON').stack).not.toContain('\n');
    expect(Error.stackTraceLimit).toBe(stackTraceLimit);
  });
});
