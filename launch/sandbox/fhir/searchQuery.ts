import { FhirRefusal } from './operationOutcome.ts';
import { type SearchParameter, searchParameters } from './searchParameters.ts';

const DEFAULT_COUNT = 50;
const MAXIMUM_COUNT = 200;
const IGNORED = new Set(['_format', '_pretty', '_total']);
const DATE_VALUE =
  /^(?:eq|ne|gt|lt|ge|le|sa|eb|ap)?\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/;

export interface SortKey {
  /** FHIRPath below the resource. */
  readonly path: string;
  readonly descending: boolean;
}

export interface SearchQuery {
  readonly type: string;
  readonly filters: URLSearchParams;
  readonly sort: readonly SortKey[];
  readonly count: number;
}

/**
 * Reads the parameters of a search. A parameter, modifier or value that is not understood is refused: ignoring it would
 * answer a wider question than the one that was asked.
 * @throws FhirRefusal 404 for an unknown type, 400 otherwise
 */
export function parseSearchQuery(type: string, parameters: URLSearchParams): SearchQuery {
  const known = searchParameters(type);
  if (known === undefined) throw new FhirRefusal(404, 'not-supported', `Resource type ${type} is not served here`);
  const filters = new URLSearchParams();
  let sort: readonly SortKey[] = [];
  let count = DEFAULT_COUNT;
  for (const [name, value] of parameters) {
    if (name === '_sort') sort = value.split(',').map((key) => sortKey(type, known, key));
    else if (name === '_count') count = parseCount(value);
    else if (!IGNORED.has(name)) {
      checkFilter(type, known, name, value);
      filters.append(name, value);
    }
  }
  return { type, filters, sort, count };
}

function checkFilter(type: string, known: ReadonlyMap<string, SearchParameter>, name: string, value: string): void {
  const [code = '', modifier] = name.split(':');
  const parameter = known.get(code);
  if (parameter === undefined) {
    throw new FhirRefusal(
      400,
      'not-supported',
      `${type} has no search parameter "${code}"; it has ${[...known.keys()].join(', ')}`,
    );
  }
  if (modifier !== undefined && !(modifier === 'not' && parameter.kind === 'token')) {
    throw new FhirRefusal(400, 'not-supported', `Modifier ":${modifier}" of "${code}" is not supported`);
  }
  if (value === '') throw new FhirRefusal(400, 'value', `Search parameter "${code}" has no value`);
  if (parameter.kind === 'date' && !value.split(',').every((item) => DATE_VALUE.test(item))) {
    throw new FhirRefusal(400, 'value', `Search parameter "${code}" is no date: "${value}"`);
  }
}

function sortKey(type: string, known: ReadonlyMap<string, SearchParameter>, key: string): SortKey {
  const name = key.replace(/^-/, '');
  const parameter = known.get(name);
  if (parameter?.kind !== 'date') throw new FhirRefusal(400, 'not-supported', `${type} cannot be sorted by "${name}"`);
  return { path: parameter.path, descending: key.startsWith('-') };
}

function parseCount(value: string): number {
  if (!/^\d+$/.test(value)) throw new FhirRefusal(400, 'value', `_count is no whole number: "${value}"`);
  return Math.min(Number(value), MAXIMUM_COUNT);
}
