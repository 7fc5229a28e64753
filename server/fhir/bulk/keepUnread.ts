import type { Collection } from './collection.ts';
import type { BadPlace } from './findPatients.ts';
import type { KeptLine, LineStore } from './keptLines.ts';
import { NUMBERED_BY } from './seenKeys.ts';
import { tornKeys } from './tornKeys.ts';
import { isOfNoRecord, tornText } from './tornText.ts';

/** Kept in the stead of a text that cannot be read. */
export const UNREAD = 'livermet-unread';

/**
 * What cannot be read may be a version of any resource whose id stands in it: whoever has another one is told so in its stead,
 * in few words however long it is.
 */
export function keepUnread(
  { text, ...unread }: Pick<BadPlace, 'because' | 'isWhole'> & { readonly text: string },
  origin: Pick<KeptLine, 'file' | 'offset'>,
  { versions }: Pick<Collection, 'versions'>,
  store: LineStore,
): void {
  const keys = isOfNoRecord(text) ? [] : tornKeys(text);
  if (!versions) {
    if (keys.length > 0) store.keys.number(NUMBERED_BY.server);
    for (const key of keys) store.keys.pass(key);
  } else {
    const who = new Set(keys.filter((key) => versions.has(key)).flatMap((key) => versions.patientsOf(key, 0)));
    const said = Buffer.from(JSON.stringify({ resourceType: UNREAD, ...unread, types: tornText(text).types }));
    store.keepFor([...who], said, 0, said.length, origin);
  }
}
