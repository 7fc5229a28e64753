import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  CqlTranslator,
  createModelInfoProvider,
  createUcumService,
  LibraryManager,
  ModelManager,
  stringAsSource,
} from '@cqframework/cql/cql-to-elm';
import fhir from 'cql-exec-fhir';
import cql from 'cql-execution';
import { DateTime } from 'luxon';
import { systemModel } from './systemModel.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const fhirModel = readFileSync(
  createRequire(import.meta.url).resolve('cql-exec-fhir/lib/modelInfos/fhir-modelinfo-4.0.1.xml'),
  'utf8',
);

/** A library of `profiles/cql`, as it is written. */
export const libraryText = (name: string): string => read(`../../../profiles/cql/${name}.cql`);

const MODELS = { System: systemModel, FHIR: fhirModel } as const;

/** Reading the models takes longer than anything else of a library: it is done once. */
function modelsRead(): ModelManager {
  const models = new ModelManager();
  models.modelInfoLoader.registerModelInfoProvider(
    createModelInfoProvider((id) => (id === 'System' || id === 'FHIR' ? stringAsSource(MODELS[id]) : null)),
  );
  return models;
}
const models = modelsRead();

/** Compiles the text of a library. @throws Error with every complaint of the translator */
export function compile(text: string): unknown {
  const libraries = new LibraryManager(models, undefined, undefined, NO_UNITS);
  const translator = CqlTranslator.fromText(text, libraries);
  const errors = translator.errors.asJsReadonlyArrayView().map(({ message }) => message);
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return JSON.parse(translator.toJson());
}

/** The library writes the units of quantities out itself: the translator is asked only whether "days" is one. */
const never = (): never => {
  throw new Error('no unit is converted when a library is compiled');
};
const NO_UNITS = createUcumService(never, () => null, never, never);

/** The value sets that the criteria of the program read, by their canonical address. */
function codeService() {
  const folder = '../../../profiles/valuesets/';
  const sets = readdirSync(new URL(folder, import.meta.url)).map((file) => JSON.parse(read(folder + file)));
  const codes = sets.map(({ url, version, compose }) => [
    url,
    {
      [version]: compose.include.flatMap(
        ({ system, concept }: { system: string; concept: readonly { code: string }[] }) =>
          concept.map(({ code }) => ({ code, system })),
      ),
    },
  ]);
  return new cql.CodeService(Object.fromEntries(codes));
}

/** What runs a compiled library over the records of one patient after the other. */
export function cqlRunner(elm: unknown) {
  const library = new cql.Library(elm);
  const codes = codeService();
  const source = fhir.PatientSource.FHIRv401();
  /**
   * @param asOf ISO instant
   * @param zone IANA: the library is told its offset at that moment, and knows no other
   * @param days of an audit, "2026-01-01"; without them no treatment is one of it
   */
  return async (
    resources: readonly unknown[],
    asOf: string,
    zone: string,
    days?: { readonly from: string; readonly to: string },
  ): Promise<CqlResults> => {
    const offset = DateTime.fromISO(asOf, { zone }).offset / 60;
    const audited = days ? { From: cql.Date.parse(days.from), To: cql.Date.parse(days.to) } : {};
    const parameters = { 'As Of': cql.DateTime.fromJSDate(new Date(asOf), offset), ...audited };
    const entry = [{ resourceType: 'Patient', id: 'p1' }, ...resources].map((resource) => ({ resource }));
    source.loadBundles([{ resourceType: 'Bundle', type: 'collection', entry }]);
    const { patientResults } = await new cql.Executor(library, codes, parameters).exec(source);
    return patientResults.p1 ?? {};
  };
}

/** By the names of the definitions. */
export type CqlResults = Readonly<Record<string, unknown>>;

/** The treatments that an audit is about: the id of each, and when it was decided in epoch milliseconds. */
export const treatmentsIn = ({ treatments }: CqlResults): readonly (readonly [string, number])[] =>
  (treatments as readonly { readonly id: string; readonly decided: { toJSDate(): Date } }[]).map(({ id, decided }) => [
    id,
    decided.toJSDate().getTime(),
  ]);
