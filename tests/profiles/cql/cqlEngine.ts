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

/** Compiles a library of `profiles/cql`. @throws Error with every complaint of the translator */
export function compile(name: string): unknown {
  const models = new ModelManager();
  const model = (id: string) => (id === 'System' ? systemModel : id === 'FHIR' ? fhirModel : null);
  models.modelInfoLoader.registerModelInfoProvider(
    createModelInfoProvider((id) => {
      const text = model(id);
      return text === null ? null : stringAsSource(text);
    }),
  );
  const libraries = new LibraryManager(models, undefined, undefined, NO_UNITS);
  const translator = CqlTranslator.fromText(read(`../../../profiles/cql/${name}.cql`), libraries);
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
   */
  return async (resources: readonly unknown[], asOf: string, zone: string): Promise<CqlResults> => {
    const offset = DateTime.fromISO(asOf, { zone }).offset / 60;
    const parameters = { 'As Of': cql.DateTime.fromJSDate(new Date(asOf), offset) };
    const entry = [{ resourceType: 'Patient', id: 'p1' }, ...resources].map((resource) => ({ resource }));
    source.loadBundles([{ resourceType: 'Bundle', type: 'collection', entry }]);
    const { patientResults } = await new cql.Executor(library, codes, parameters).exec(source);
    return patientResults.p1 ?? {};
  };
}

/** By the names of the definitions. */
export type CqlResults = Readonly<Record<string, unknown>>;
