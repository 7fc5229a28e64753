import { appVersion } from './appVersion.ts';
import type { Answer, AnswerValues } from './chart/answer.ts';
import type { Gap } from './chart/gap.ts';
import { CliError } from './cliError.ts';
import { answersAt, readAnswerValues, readJson, readOptions, readPolicy, readText } from './commandInput.ts';
import { fileRecord } from './fhir/fileRecord.ts';
import { FILE_OPTIONS, type FileOptions, fileRequest } from './fileRequest.ts';
import { type AssessmentRequest, assess } from './present/assess.ts';
import { type Receipt, receiptOf } from './present/receipt.ts';
import { canonicalJson } from './present/receipts/canonicalJson.ts';
import { type Comparison, compareReceipts } from './present/receipts/compareReceipts.ts';
import { parseReceipt } from './receiptFile.ts';

const USAGE =
  'receipt [--verify receipt.json] --file patient.json [--as-of 2026-01-15T09:00:00Z] [--answers answers.json] [--sites sites.json [--site id]]';

/** What was not given anew, and so was taken from the receipt itself. */
type Taken = 'answers' | 'policy' | 'gaps';

export interface Verification extends Comparison {
  readonly takenFromReceipt: readonly Taken[];
}

/**
 * `receipt`: the receipt of one patient's file. With `--verify`: computes a receipt again at its own as-of and says whether
 * it is the same, or what changed.
 *
 * @param now the clock, read only when a receipt is made without `--as-of`
 * @throws CliError for anything the caller can mend
 */
export function receiptCommand(args: readonly string[], now: () => Date): Receipt | Verification {
  const { verify, ...options } = readOptions(args, [...FILE_OPTIONS, 'verify'], USAGE);
  if (verify === undefined) return receiptFor(fileRequest(options, USAGE, now));
  if (options['as-of'] !== undefined)
    throw new CliError('--as-of: a receipt is verified at its own time; leave it out');
  if (!options.file) throw new CliError(`--file is missing. Usage: ${USAGE}`);
  return verification(parseReceipt(readJson(verify), verify), options.file, options);
}

const receiptFor = (request: AssessmentRequest): Receipt => receiptOf(request, assess(request), appVersion());

/** Answers and site policy come from the receipt unless they are given; what could not be read then stays unread. */
function verification(receipt: Receipt, file: string, { answers, sites, site }: FileOptions): Verification {
  const record = fileRecord(readText(file));
  const recorded = record.gaps.map(canonicalJson);
  const missed: readonly Gap[] = receipt.gaps.filter((gap) => !recorded.includes(canonicalJson(gap)));
  const now = receiptFor({
    resources: record.resources,
    patientId: record.patient.id,
    asOf: receipt.asOf,
    policy: sites ? readPolicy(sites, site) : receipt.policy,
    answers: answers ? answersAgain(receipt, readAnswerValues(answers)) : receipt.answers,
    gaps: [...record.gaps, ...missed],
  });
  const taken: readonly (readonly [Taken, boolean])[] = [
    ['answers', answers === undefined && receipt.answers.length > 0],
    ['policy', sites === undefined],
    ['gaps', missed.length > 0],
  ];
  const takenFromReceipt = taken.filter(([, isTaken]) => isTaken).map(([name]) => name);
  return { ...compareReceipts(receipt, now), takenFromReceipt };
}

/** A file of answers says what was answered, not when: an answer that is still the same keeps its name and time. */
function answersAgain(receipt: Receipt, values: AnswerValues): readonly Answer[] {
  const kept = receipt.answers.filter(({ id }) => latestOf(receipt.answers, id)?.value === values[id]);
  const given = answersAt(values, receipt.asOf);
  return [...kept, ...given.filter(({ id }) => !kept.some((each) => each.id === id))];
}

const latestOf = (answers: readonly Answer[], id: Answer['id']): Answer | undefined =>
  answers
    .filter((answer) => answer.id === id)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .at(-1);
