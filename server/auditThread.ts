import { threadId } from 'node:worker_threads';
import { auditPatient } from './audit/auditPatient.ts';
import { type CaseFigures, caseFigures } from './audit/caseFigures.ts';
import type { LeftOut } from './audit/leftOut.ts';
import type { PatientRecord } from './audit/patientRecord.ts';
import type { AuditAnswer, AuditQuestion, AuditTask, PatientBatch } from './auditQuestion.ts';
import { PATIENTS_A_ROUND } from './auditSearch.ts';
import type { SetAside } from './chart/fact.ts';
import { asObject } from './chart/json.ts';
import { AsideFile } from './fhir/bulk/asideFile.ts';
import type { Chunk } from './fhir/bulk/chunk.ts';
import { codeTable, histologyCodes } from './fhir/bulk/codeTable.ts';
import { collectingRules } from './fhir/bulk/collectingRules.ts';
import type { Collection } from './fhir/bulk/collection.ts';
import { lineCollector } from './fhir/bulk/collectLines.ts';
import { collectMedications, medicationRules, type WantedMedications } from './fhir/bulk/collectMedications.ts';
import {
  type BadPlace,
  type FoundPatients,
  findingRules,
  nothingFound,
  patientFinder,
} from './fhir/bulk/findPatients.ts';
import { IdMarks } from './fhir/bulk/idCount.ts';
import { KeptKeys } from './fhir/bulk/keptKeys.ts';
import { LineStore } from './fhir/bulk/keptLines.ts';
import { KeptTexts } from './fhir/bulk/keptTexts.ts';
import { LineFilter } from './fhir/bulk/lineFilter/lineFilter.ts';
import { either, type LineRules } from './fhir/bulk/lineFilter/lineRule.ts';
import { type LineWords, lineWords } from './fhir/bulk/lineWords.ts';
import { patientsOf } from './fhir/bulk/looseResource.ts';
import { distinctLosses, LOST } from './fhir/bulk/loss.ts';
import { marksOfAntithrombotics } from './fhir/bulk/mayMatter.ts';
import { patientRecord } from './fhir/bulk/patientRecord.ts';
import { type Block, readBlocks } from './fhir/bulk/readBlocks.ts';
import { UnreadableFile } from './fhir/bulk/unreadable.ts';
import { both, visitLines } from './fhir/bulk/visitLines.ts';
import { WantedPatients } from './fhir/bulk/wantedPatients.ts';
import { Garbage } from './garbage.ts';
import { caseRows } from './present/audit/caseRows.ts';
import { caseSection } from './present/audit/html/caseSection.ts';
import { TextBytes } from './textBytes.ts';

/** What one thread of an audit does: answers questions, and remembers what it keeps between them. */
export class AuditThread {
  readonly #task: AuditTask;
  readonly #table: ReadonlyMap<number, number>;
  readonly #histologyCodes: readonly string[];
  readonly #filter: LineFilter;
  #collection: Collection;
  #versions = NO_VERSIONS;
  #isMixed = false;
  readonly #aside: AsideFile;
  readonly #store: LineStore;
  readonly #texts = new TextBytes();
  #kept = new KeptTexts([]);
  readonly #garbage = new Garbage();

  constructor(task: AuditTask) {
    this.#task = task;
    this.#table = codeTable(task.plan.policy.localCodes);
    this.#histologyCodes = histologyCodes(task.plan.policy.localCodes);
    this.#filter = new LineFilter(this.#table, PATIENTS_A_ROUND, marksOfAntithrombotics());
    this.#collection = this.#collectionOf([], 0);
    this.#aside = new AsideFile(`${task.aside}-${threadId}`);
    this.#store = new LineStore(this.#aside, task.asideBytes);
  }

  close(): void {
    this.#aside.close();
  }

  async answer(question: AuditQuestion): Promise<AuditAnswer> {
    switch (question.kind) {
      case 'find':
        return this.#find(question.chunk, question.collects);
      case 'want':
        this.#collection = this.#collectionOf(question.ids, question.countedFrom);
        this.#kept = new KeptTexts([]);
        this.#store.forget();
        return {};
      case 'collect':
        return this.#collect(question.chunk);
      case 'keys':
        return { keys: this.#store.keys.kept(), numberings: this.#store.keys.numberings };
      case 'want versions':
        return { again: this.#wantVersions(question.kept, question.isMixed) };
      case 'collect versions':
        return this.#collectVersions(question.chunk);
      case 'medications':
        return this.#medications(question.chunk, question.wanted);
      case 'take':
        this.#versions = NO_VERSIONS;
        return { kept: this.#store.take() };
      case 'kept':
        this.#kept = new KeptTexts(question.places);
        this.#garbage.clearIfMuch();
        return {};
      case 'audit':
        return this.#audit(question);
    }
  }

  #collectionOf(ids: readonly string[], countedFrom: number): Collection {
    this.#filter.want(ids, countedFrom);
    return { patients: new WantedPatients(ids), countedFrom, table: this.#table };
  }

  async #find(chunk: Chunk, collects: boolean): Promise<AuditAnswer> {
    const { policy, period } = this.#task.plan;
    const found = nothingFound();
    const search = { table: this.#table, period, zone: policy.timeZone };
    const problem = await this.#blocks(chunk, (block) => {
      const { words, passer } = this.#see(block, collects ? FIND_AND_COLLECT : findingRules, collects);
      const finder = patientFinder(block, chunk.file, search, words, found);
      const visitor = collects ? both(finder, this.#collector(block, chunk, found, words)) : finder;
      found.lines += visitLines(block, visitor, passer, collects ? this.#store.keys : undefined);
    });
    if (collects) this.#store.keys.end(chunk);
    const medications = collects ? this.#store.takeMedications() : [];
    if (problem) {
      found.bad.push(problem);
      const mayBeRecord = this.#task.files[chunk.file]?.unreadable?.mayBeRecord ?? true;
      if (mayBeRecord) found.lost.push({ problem: LOST.file, types: [], patients: [], places: 1 });
    }
    const patients = found.patients.all();
    this.#garbage.add(chunk.end - chunk.start, patients.length / 2);
    return { found: { ...found, patients, lost: distinctLosses(found.lost) }, medications };
  }

  #see(block: Block, rules: LineRules, notesKeys: boolean) {
    const passer = this.#filter.over(block, rules, notesKeys);
    return { words: lineWords(block.bytes, this.#table, this.#histologyCodes, passer), passer };
  }

  #collector(
    block: Block,
    { file }: Chunk,
    { bad, lost }: Pick<FoundPatients, 'bad' | 'lost'>,
    words: LineWords,
    tellsBad = false,
  ) {
    const collection = { ...this.#collection, tellsBad };
    return lineCollector(block, file, collection, words, this.#store, (because, offset, loss) => {
      bad.push({ file, offset, because, isWhole: false });
      lost.push(loss);
    });
  }

  async #collect(chunk: Chunk): Promise<AuditAnswer> {
    const { bad, lost } = nothingFound();
    await this.#blocks(chunk, (block) => {
      const { words, passer } = this.#see(block, collectingRules, true);
      visitLines(block, this.#collector(block, chunk, { bad, lost }, words, true), passer, this.#store.keys);
    });
    this.#store.keys.end(chunk);
    return { medications: this.#store.takeMedications(), bad, lost: distinctLosses(lost) };
  }

  #wantVersions(kept: Float64Array, isMixed: boolean): readonly Chunk[] {
    this.#versions = new KeptKeys(kept);
    this.#isMixed = isMixed;
    const again = this.#store.keys.withMore(this.#versions, isMixed);
    this.#store.keys.forget();
    return again;
  }

  async #collectVersions(chunk: Chunk): Promise<AuditAnswer> {
    const collection = { ...this.#collection, versions: this.#versions, isMixed: this.#isMixed };
    await this.#blocks(chunk, (block) => {
      const words = lineWords(block.bytes, this.#table, this.#histologyCodes);
      // What is wrong with a line was told before.
      visitLines(
        block,
        lineCollector(block, chunk.file, collection, words, this.#store, () => {}),
      );
    });
    return { medications: this.#store.takeMedications() };
  }

  async #medications(chunk: Chunk, wanted: WantedMedications): Promise<AuditAnswer> {
    await this.#blocks(chunk, (block) =>
      collectMedications(block, chunk.file, wanted, this.#store, this.#filter.over(block, medicationRules)),
    );
    return {};
  }

  /** @returns what went wrong, when the file could not be read to its end */
  async #blocks(chunk: Chunk, use: (block: Block) => void): Promise<BadPlace | undefined> {
    const file = this.#task.files[chunk.file];
    if (!file) throw new RangeError(`no file ${chunk.file}`);
    try {
      for await (const block of readBlocks(file, chunk, this.#filter)) use(block);
      return undefined;
    } catch (error) {
      const place = { file: chunk.file, offset: 0, isWhole: true };
      if (error instanceof UnreadableFile) return { ...place, because: error.message };
      if (!(error instanceof Error && 'code' in error)) throw error;
      return { ...place, because: `cannot be read to its end (${String(error.code)})` };
    }
  }

  #audit({ patients, lines }: PatientBatch): AuditAnswer {
    const bad: BadPlace[] = [];
    const [undated, leftOut, cases]: [SetAside[], LeftOut[], CaseFigures[]] = [[], [], []];
    const [subjects, textBytes]: [IdMarks, number[]] = [new IdMarks(), []];
    const counts = { inPopulation: 0, withCase: 0, procedures: 0, moved: 0 };
    const linesFrom = this.#kept.of(lines);
    let from = 0;
    for (const { id, count, gaps } of patients) {
      const read = patientRecord(id, linesFrom(from, count), gaps);
      from += count;
      for (const each of read.bad) bad.push(each);
      const audited = auditPatient(this.#withEntries(read.record), this.#task.plan);
      if (read.record.resources.some((resource) => isOf(resource, id))) subjects.add(id);
      counts.inPopulation += Number(audited.inPopulation);
      counts.withCase += Number(audited.cases.length > 0);
      counts.procedures += audited.procedures;
      counts.moved += audited.moved;
      undated.push(...audited.undated);
      leftOut.push(...audited.leftOut);
      for (const each of audited.cases) {
        cases.push(caseFigures(each));
        textBytes.push(...this.#write(each));
      }
    }
    const texts = { texts: this.#texts.take(), textBytes: Uint32Array.from(textBytes) };
    return { audited: { ...counts, subjects: subjects.all(), undated, leftOut, cases, ...texts }, bad };
  }

  #withEntries(record: PatientRecord): PatientRecord {
    const { entries } = this.#task;
    if (!entries) return record;
    const { answers = [], decisions = [], overrides = [] } = entries.get(record.patientId) ?? {};
    return { ...record, answers, entered: { decisions, overrides } };
  }

  /** @returns how many bytes the lines of `cases.csv` take, and the part of `index.html` */
  #write(each: Parameters<typeof caseRows>[0]): readonly [number, number] {
    if (!this.#task.withCases) return [0, 0];
    return [this.#texts.add(caseRows(each)), this.#texts.add(caseSection(each))];
  }
}

const NO_VERSIONS = new KeptKeys(new Float64Array(0));

const FIND_AND_COLLECT = either(findingRules, collectingRules);

const isOf = (resource: unknown, id: string): boolean => patientsOf(asObject(resource) ?? {}).includes(id);
