import type { CaseFigures } from './audit/caseFigures.ts';
import type { AuditedBatch, TextPlace, WrittenCase } from './auditQuestion.ts';
import { AsideFile, readAside } from './fhir/bulk/asideFile.ts';
import { freeMemory } from './fhir/bulk/freeMemory.ts';

/** What is written of cases, put aside until their order is known. */
export class CaseTexts {
  readonly #aside: AsideFile;

  /** @param path of the file, as for `AsideFile` */
  constructor(path: string) {
    this.#aside = new AsideFile(path);
  }

  /** @returns the cases of a batch, and where what is written of them lies */
  add({ cases, texts, textBytes }: Pick<AuditedBatch, 'cases' | 'texts' | 'textBytes'>): readonly WrittenCase[] {
    let at = texts.length > 0 ? this.#aside.add(texts) : 0;
    freeMemory(texts);
    const place = (bytes = 0): TextPlace => {
      at += bytes;
      return { at: at - bytes, bytes };
    };
    return cases.map((figures: CaseFigures, index) => ({
      figures,
      rows: place(textBytes[2 * index]),
      section: place(textBytes[2 * index + 1]),
    }));
  }

  /** Reads a text into a buffer that has room for it. */
  read({ at, bytes }: TextPlace, into: Buffer, from: number): void {
    readAside(this.#aside.descriptor, into, from, bytes, at);
  }

  close(): void {
    this.#aside.close();
  }
}
