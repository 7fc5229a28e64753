import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process of its own that does what browsers and EHRs do: it opens launches and asks for verdict pages. */
export type Task =
  /** Launches from the first request to the verdict page: so many a second, or so many at once as fast as they go. */
  | ({
      readonly kind: 'launches';
      readonly app: string;
      readonly iss: string;
      readonly count: number;
      readonly first: number;
    } & ({ readonly perSecond: number } | { readonly atOnce: number }))
  /** Verdict pages of a few open launches, for some seconds. */
  | {
      readonly kind: 'pages';
      readonly app: string;
      readonly iss: string;
      readonly launches: number;
      readonly atOnce: number;
      readonly seconds: number;
    };

/** Milliseconds to the last byte of the verdict page, by patient. */
export type Timed = readonly (readonly [patient: string, ms: number])[];

/** Bytes at the end of a page. */
const END = 32;
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

interface Answer {
  readonly status: number;
  readonly location: string;
  readonly cookies: readonly string[];
  /** Its last bytes: a whole page is told by its end, and to read more would take time from the app. */
  readonly end: Buffer;
}

function ask(address: string, cookie = ''): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const request = get(address, { agent, headers: { cookie } }, (response) => {
    let end: Buffer = Buffer.alloc(0);
    response.on('data', (piece: Buffer) => {
      end = piece.length < END ? Buffer.concat([end, piece]).subarray(-END) : piece.subarray(-END);
    });
    response.on('end', () => {
      const { location = '', 'set-cookie': cookies = [] } = response.headers;
      resolve({ status: response.statusCode ?? 0, location, cookies, end });
    });
  });
  // The app had closed a kept connection in the moment in which it was used again.
  request.on('error', (error) => (request.reusedSocket ? ask(address, cookie).then(resolve, reject) : reject(error)));
  return promise;
}

const cookieOf = ({ cookies }: Answer): string => cookies.map((each) => each.split(';')[0]).join('; ');

/** From the click in the chart to the address of the open launch. */
async function open(
  { app, iss }: Pick<Task, 'app' | 'iss'>,
  patient: string,
): Promise<{ page: string; cookie: string }> {
  const started = await ask(`${app}/launch?${new URLSearchParams({ iss, launch: patient })}`);
  const { searchParams } = new URL(started.location);
  const code = `${patient}.${searchParams.get('nonce')}`;
  const query = new URLSearchParams({ code, state: searchParams.get('state') ?? '' });
  const finished = await ask(`${app}/callback?${query}`, cookieOf(started));
  if (finished.status !== 303) throw new Error(`a launch ended with ${finished.status}`);
  // The cookie that is cleared at the callback has no value.
  const kept = finished.cookies.filter((each) => !/^[^=]+=;/.test(each)).map((each) => each.split(';')[0]);
  return { page: `${app}${finished.location}`, cookie: kept.join('; ') };
}

async function timed(page: string, cookie: string): Promise<number> {
  const start = performance.now();
  const { status, end } = await ask(page, cookie);
  if (status !== 200 || !end.toString().trimEnd().endsWith('</html>'))
    throw new Error(`a page came with ${status}, not whole`);
  return performance.now() - start;
}

async function launches(task: Extract<Task, { kind: 'launches' }>): Promise<Timed> {
  const times: [string, number][] = [];
  const one = async (number: number) => {
    const patient = `p${task.first + number}`;
    const { page, cookie } = await open(task, patient);
    times.push([patient, await timed(page, cookie)]);
  };
  if ('perSecond' in task) await steadily(task.count, task.perSecond, one);
  else await sideBySide(task.atOnce, (turn) => (turn < task.count ? one(turn) : undefined));
  return times;
}

/** Starts one at a time at a steady rate, whether those before have ended or not. */
async function steadily(count: number, perSecond: number, one: (number: number) => Promise<void>): Promise<void> {
  const start = performance.now();
  const all: Promise<void>[] = [];
  for (let number = 0; number < count; number++) {
    const wait = start + (number * 1000) / perSecond - performance.now();
    if (wait > 0) await sleep(wait);
    all.push(one(number));
  }
  await Promise.all(all);
}

/** Keeps so many running until there is no next one. */
async function sideBySide(atOnce: number, next: (turn: number) => Promise<void> | undefined): Promise<void> {
  let turn = 0;
  const lane = async () => {
    for (let work = next(turn++); work !== undefined; work = next(turn++)) await work;
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

async function pages(task: Extract<Task, { kind: 'pages' }>): Promise<Timed> {
  const opened = await Promise.all(
    Array.from({ length: task.launches }, async (_, index) => {
      const patient = `open-${index}`;
      return { patient, ...(await open(task, patient)) };
    }),
  );
  const times: [string, number][] = [];
  const end = performance.now() + task.seconds * 1000;
  await sideBySide(task.atOnce, (turn) => {
    const launch = opened[turn % opened.length];
    if (!launch || performance.now() > end) return undefined;
    return timed(launch.page, launch.cookie).then((ms) => void times.push([launch.patient, ms]));
  });
  return times;
}

process.on('message', async (task: Task) => {
  process.send?.(await (task.kind === 'pages' ? pages(task) : launches(task)));
});
process.send?.('ready');
