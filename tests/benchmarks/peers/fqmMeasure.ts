/** The five criteria on numbers as a FHIR measure whose logic is ELM, for an engine that runs such measures. */

type Elm = Record<string, unknown>;

const CRITERIA = [
  ['Creatinine', '2160-0', 'LessOrEqual', 2],
  ['Bilirubin', '1975-2', 'LessOrEqual', 2],
  ['INR', '6301-6', 'LessOrEqual', 1.5],
  ['Platelets', '777-3', 'GreaterOrEqual', 50],
  ['ECOG', '89247-1', 'LessOrEqual', 2],
] as const;

const FHIR = '{http://hl7.org/fhir}';
const define = (name: string, expression: Elm): Elm => ({
  name,
  context: 'Patient',
  accessLevel: 'Public',
  expression,
});
const reference = (name: string): Elm => ({ name, type: 'ExpressionRef' });

const retrieve = (type: string, code: string): Elm => ({
  dataType: `${FHIR}${type}`,
  codeProperty: 'code',
  codeComparator: '~',
  type: 'Retrieve',
  codes: { type: 'ToList', operand: { name: code, type: 'CodeRef' } },
});

/** The latest value of a code against a limit. */
const latest = (code: string, operator: string, limit: number): Elm => ({
  type: operator,
  operand: [
    {
      type: 'Property',
      path: 'value.value.value',
      source: {
        type: 'Last',
        source: {
          type: 'Query',
          source: [{ alias: 'O', expression: retrieve('Observation', code) }],
          relationship: [],
          sort: { by: [{ direction: 'asc', path: 'effective.value', type: 'ByColumn' }] },
        },
      },
    },
    { valueType: '{urn:hl7-org:elm-types:r1}Decimal', value: String(limit), type: 'Literal' },
  ],
});

const library: Elm = {
  library: {
    identifier: { id: 'Five', version: '1.0.0' },
    schemaIdentifier: { id: 'urn:hl7-org:elm', version: 'r1' },
    usings: {
      def: [
        { localIdentifier: 'System', uri: 'urn:hl7-org:elm-types:r1' },
        { localIdentifier: 'FHIR', uri: 'http://hl7.org/fhir', version: '4.0.1' },
      ],
    },
    codeSystems: {
      def: [
        { name: 'LOINC', id: 'http://loinc.org', accessLevel: 'Public' },
        { name: 'SNOMED', id: 'http://snomed.info/sct', accessLevel: 'Public' },
      ],
    },
    codes: {
      def: [
        { name: 'Leiomyosarcoma', id: '443719001', accessLevel: 'Public', codeSystem: { name: 'SNOMED' } },
        ...CRITERIA.map(([name, id]) => ({ name, id, accessLevel: 'Public', codeSystem: { name: 'LOINC' } })),
      ],
    },
    statements: {
      def: [
        define('Patient', { type: 'SingletonFrom', operand: { dataType: `${FHIR}Patient`, type: 'Retrieve' } }),
        define('Initial Population', { type: 'Exists', operand: retrieve('Condition', 'Leiomyosarcoma') }),
        ...CRITERIA.map(([name, , operator, limit]) => define(`${name} met`, latest(name, operator, limit))),
        define(
          'Numerator',
          CRITERIA.map(([name]) => reference(`${name} met`)).reduce((a, b) => ({ type: 'And', operand: [a, b] })),
        ),
      ],
    },
  },
};

const population = (code: string, expression: string) => ({
  code: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/measure-population', code }] },
  criteria: { language: 'text/cql', expression },
});

export const fqmMeasure = {
  resourceType: 'Bundle',
  type: 'collection',
  entry: [
    {
      resource: {
        resourceType: 'Measure',
        id: 'five',
        url: 'http://example.org/Measure/five',
        status: 'active',
        scoring: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/measure-scoring', code: 'proportion' }] },
        library: ['http://example.org/Library/Five'],
        group: [
          {
            population: [
              population('initial-population', 'Initial Population'),
              population('denominator', 'Initial Population'),
              population('numerator', 'Numerator'),
            ],
          },
        ],
      },
    },
    {
      resource: {
        resourceType: 'Library',
        id: 'Five',
        url: 'http://example.org/Library/Five',
        version: '1.0.0',
        status: 'active',
        type: { coding: [{ code: 'logic-library' }] },
        content: [
          { contentType: 'application/elm+json', data: Buffer.from(JSON.stringify(library)).toString('base64') },
        ],
      },
    },
  ],
};
