import type { WriteBackKind } from '../site.ts';

/** The type of resource that each thing is written as. */
export const WRITTEN_TYPES: Readonly<Record<WriteBackKind, 'Observation' | 'DocumentReference'>> = {
  ecog: 'Observation',
  sheet: 'DocumentReference',
};

const SCOPE = /^(?:patient|user)\/(\*|[A-Z][A-Za-z]+)\.(write|\*|c[ruds]*)$/;

/**
 * Whether the scopes of a token, as the EHR granted them, let resources of a type be created: SMART v2 (`.c...`) or v1
 * (`.write`, `.*`). A scope narrowed by a query counts as none: whether it covers a certain resource only the EHR can say.
 */
export const mayCreate = (scopes: string, type: string): boolean =>
  scopes.split(' ').some((scope) => {
    const [, granted] = SCOPE.exec(scope) ?? [];
    return granted === type || granted === '*';
  });
