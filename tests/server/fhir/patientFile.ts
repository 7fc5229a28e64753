/** The texts of small patient files. */
export const patient = { resourceType: 'Patient', id: 'p1' };

export const result = (id: string, about = 'Patient/p1') => ({
  resourceType: 'Observation',
  id,
  subject: { reference: about },
});

export const bundleOf = (type: string, resources: readonly object[], rest: object = {}): string =>
  JSON.stringify({ resourceType: 'Bundle', type, ...rest, entry: resources.map((resource) => ({ resource })) });

export const ndjson = (...resources: readonly object[]): string =>
  resources.map((resource) => JSON.stringify(resource)).join('\n');
