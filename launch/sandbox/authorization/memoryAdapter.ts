import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  readonly model: string;
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

/**
 * Keeps what the authorization server stores, as long as the sandbox runs. Every look-up returns a copy: two launches at
 * the same time must not share an object.
 */
export function memoryAdapter(): (model: string) => Adapter {
  const entries = new Map<string, Entry>();
  return (model) => {
    const key = (id: string) => `${model}/${id}`;
    const find = async (id: string) => {
      const entry = entries.get(key(id));
      if (entry === undefined || entry.expiresAt > Date.now()) return structuredClone(entry?.payload);
      entries.delete(key(id));
      return undefined;
    };
    const first = (wanted: (payload: AdapterPayload) => boolean) =>
      [...entries.values()].find((entry) => entry.model === model && wanted(entry.payload))?.payload.jti;
    return {
      find,
      async upsert(id, payload, expiresIn) {
        const expiresAt = expiresIn === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresIn * 1000;
        entries.set(key(id), { model, payload: structuredClone(payload), expiresAt });
      },
      async findByUid(uid) {
        const id = first((payload) => payload.uid === uid);
        return id === undefined ? undefined : find(id);
      },
      /** Device codes are not offered. */
      async findByUserCode() {},
      async consume(id) {
        const entry = entries.get(key(id));
        if (entry) entry.payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        entries.delete(key(id));
      },
      async revokeByGrantId(grantId) {
        for (const [stored, { payload }] of entries) if (payload.grantId === grantId) entries.delete(stored);
      },
    };
  };
}
