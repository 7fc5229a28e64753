import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { ConfigError, linesOf } from './configError.ts';

/** Where the store is, and what opens it. */
export interface StoreSettings {
  /** Address of a PostgreSQL database; undefined: SQLite. Holds a password. */
  readonly databaseUrl: string | undefined;
  /** Path of the SQLite file, or ":memory:". */
  readonly databaseFile: string;
  /** 32 bytes; encrypts tokens at rest. Changing it ends every open launch, unless it is kept among `oldKeys`. */
  readonly encryptionKey: Uint8Array;
  /** Keys from before, which only read. */
  readonly oldKeys: readonly Uint8Array[];
}

export const NEW_KEY = `node -p "crypto.randomBytes(32).toString('base64')"`;
const KEY = '[A-Za-z0-9+/]{43}=';

/** The part of the environment that the commands share with the app. */
export const storeShape = {
  DATABASE_FILE: z.string().optional(),
  DATABASE_URL: z
    .string()
    .refine((text) => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? ''), {
      message: 'must be the address of a PostgreSQL database: postgres://user@host:5432/name',
    })
    .optional(),
  LIVERMET_KEY: z
    .string()
    .regex(new RegExp(`^${KEY}$`), `must be 32 bytes in base64; make one with: ${NEW_KEY}`)
    .optional(),
  LIVERMET_OLD_KEYS: z
    .string()
    .regex(new RegExp(`^${KEY}(,${KEY})*$`), 'must be keys of 32 bytes in base64, with commas between them')
    .optional(),
};
const storeSchema = z.object(storeShape);

export function storeSettingsOf(settings: z.infer<typeof storeSchema>): StoreSettings {
  const { LIVERMET_KEY: key, LIVERMET_OLD_KEYS: old } = settings;
  return {
    databaseUrl: settings.DATABASE_URL,
    databaseFile: settings.DATABASE_FILE ?? ':memory:',
    // With the sandbox alone there is nothing to keep: a key of this run only, never one that stands in the code.
    encryptionKey: key === undefined ? randomBytes(32) : Buffer.from(key, 'base64'),
    oldKeys: old === undefined ? [] : old.split(',').map((one) => Buffer.from(one, 'base64')),
  };
}

/** What contradicts itself, one line each. */
export const storeProblems = (environment: Readonly<Record<string, string | undefined>>): readonly string[] =>
  environment.DATABASE_URL && environment.DATABASE_FILE
    ? ['DATABASE_URL: is set, and DATABASE_FILE, too; the store is in one place, so take one of them away']
    : [];

/**
 * The settings that a command works on: the same as the app's.
 *
 * @throws ConfigError with every problem at once
 */
export function loadStoreSettings(environment: Readonly<Record<string, string | undefined>>): StoreSettings {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = storeSchema.safeParse(set);
  const problems = [
    ...(parsed.success ? [] : linesOf(parsed.error)),
    ...storeProblems(set),
    ...(set.DATABASE_URL || set.DATABASE_FILE
      ? []
      : ['DATABASE_FILE: is needed, or DATABASE_URL: the database to work on']),
    ...(set.LIVERMET_KEY ? [] : ['LIVERMET_KEY: is needed; the key that the app runs with']),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return storeSettingsOf(parsed.data);
}
