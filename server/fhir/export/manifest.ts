import { z } from 'zod';

const fileSchema = z.object({
  type: z.string().default(''),
  url: z.string().min(1),
  count: z.number().int().optional(),
});

/** What the status address answers when an export is complete (Bulk Data Access 2 and 3). */
export const manifestSchema = z.object({
  transactionTime: z.string(),
  requiresAccessToken: z.boolean().default(true),
  output: z.array(fileSchema).default([]),
  error: z.array(fileSchema).default([]),
  deleted: z.array(fileSchema).default([]),
  link: z.array(z.object({ relation: z.string(), url: z.string() })).default([]),
});
export type Manifest = z.infer<typeof manifestSchema>;

export type FileKind = 'output' | 'error' | 'deleted';

/** A file of an export. */
export interface ExportFile {
  readonly kind: FileKind;
  /** Of its resources, as the manifest says. */
  readonly type: string;
  /** Its name in the folder. Those that hold no resources of the audit begin with a dot, so that they are not read as such. */
  readonly name: string;
  /** For a person: "file 3 (Condition)". */
  readonly title: string;
  readonly url: string;
  /** How many resources the server announces, where it does. */
  readonly count: number | undefined;
  readonly withToken: boolean;
}

/**
 * The files of all pages of a manifest that are fetched: errors, deletions, and resources of the types that are asked for; a
 * server may give others, too. The name says the place in the manifest, since addresses may be signed anew each time.
 */
export function filesOf(pages: readonly Manifest[], types: readonly string[]): readonly ExportFile[] {
  return (['deleted', 'error', 'output'] as const).flatMap((kind) =>
    pages
      .flatMap((page) => page[kind].map((file) => ({ ...file, withToken: page.requiresAccessToken })))
      .map((file, index) => ({ ...file, number: index + 1 }))
      .filter(({ type }) => kind !== 'output' || types.includes(type))
      .map(({ type, number, url, count, withToken }) => ({
        kind,
        type,
        name: `${kind === 'output' ? type : `.${kind}`}-${String(number).padStart(5, '0')}.ndjson`,
        title: kind === 'output' ? `file ${number} (${type})` : `file ${number} of "${kind}"`,
        url,
        count,
        withToken,
      })),
  );
}
