/** The types of the language itself, which the translator asks for like those of any other model: names and elements by the CQL specification. */
const SIMPLE = ['Any', 'Boolean', 'Integer', 'Long', 'Decimal', 'String', 'DateTime', 'Date', 'Time'];

const CLASSES: readonly (readonly [name: string, base: string, elements: Readonly<Record<string, string>>])[] = [
  ['Quantity', 'Any', { value: 'Decimal', unit: 'String' }],
  ['Ratio', 'Any', { numerator: 'Quantity', denominator: 'Quantity' }],
  ['Code', 'Any', { code: 'String', system: 'String', version: 'String', display: 'String' }],
  ['Concept', 'Any', { codes: 'List<System.Code>', display: 'String' }],
  ['Vocabulary', 'Any', { id: 'String', version: 'String' }],
  ['ValueSet', 'Vocabulary', {}],
  ['CodeSystem', 'Vocabulary', {}],
];

const base = (name: string): string => (name === 'Any' ? '' : ' baseType="System.Any"');

function element([name, type]: readonly [string, string]): string {
  const listed = /^List<(.*)>$/.exec(type)?.[1];
  if (listed === undefined) return `<element name="${name}" type="System.${type}"/>`;
  return `<element name="${name}"><typeSpecifier xsi:type="ListTypeSpecifier" elementType="${listed}"/></element>`;
}

/** As an XML document of the namespace urn:hl7-org:elm-modelinfo:r1. */
export const systemModel = [
  '<modelInfo xmlns="urn:hl7-org:elm-modelinfo:r1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  ' name="System" version="1.0.0" url="urn:hl7-org:elm-types:r1" targetQualifier="system">',
  ...SIMPLE.map((name) => `<typeInfo xsi:type="SimpleTypeInfo" name="System.${name}"${base(name)}/>`),
  ...CLASSES.map(
    ([name, parent, elements]) =>
      `<typeInfo xsi:type="ClassInfo" name="System.${name}" baseType="System.${parent}">${Object.entries(elements).map(element).join('')}</typeInfo>`,
  ),
  '</modelInfo>',
].join('');
