import { type AuditExtra, type AuditRun, type AuditRunState, LOST_MS } from '../../audit/auditRun.ts';

export const STATE_WORDS: Readonly<Record<AuditRunState, string>> = {
  queued: 'waiting',
  running: 'running',
  stopping: 'being stopped',
  done: 'done',
  failed: 'no report',
  canceled: 'canceled',
  interrupted: 'interrupted',
};

export const SOURCE_WORDS: Readonly<Record<AuditRun['parameters']['source'], string>> = {
  folder: 'The folder of bulk export files',
  server: 'The Bulk Data server',
};

export const EXTRA_WORDS: Readonly<Record<AuditExtra, string>> = {
  'subject-list': 'MeasureReport with the list of patients',
  individual: 'MeasureReport of each patient',
};

/** The state as a person should see it: also before anybody has noticed that a run was lost. */
export function shownState({ state, heardAt }: Pick<AuditRun, 'state' | 'heardAt'>, now: Date): AuditRunState {
  const isActive = state === 'running' || state === 'stopping';
  const isLost = isActive && heardAt !== null && now.getTime() - Date.parse(heardAt) > LOST_MS;
  return isLost ? 'interrupted' : state;
}

/** The EHR's own address before the name of a user says nothing at its own site. */
export const userName = (user: string, iss: string): string => {
  const base = `${iss.replace(/\/+$/, '')}/`;
  return user.startsWith(base) ? user.slice(base.length) : user;
};

/** "to be shared; creatinine=1.5" */
export const optionWords = ({ isShared, extras, whatIf }: AuditRun['parameters']): string =>
  [
    ...(isShared ? ['to be shared'] : []),
    ...extras.map((extra) => EXTRA_WORDS[extra]),
    ...whatIf.map((name) => `what if ${name}`),
  ].join('; ');
