import { type Answer, type AnswerId, answersSchema } from '../../chart/answer.ts';

/** How many records there are of each question: every answer is one, every withdrawal another. */
export type Seen = Readonly<Partial<Record<AnswerId, number>>>;

export function seenOf(answers: readonly Answer[]): Seen {
  const byQuestion = Map.groupBy(answers, ({ id }) => id);
  const counts = [...byQuestion].map(([id, all]) => [id, all.length + all.filter((one) => one.withdrawn).length]);
  return Object.fromEntries(counts);
}

/** "ecog:2 unresectable:1", for a hidden field: what the sender of the form had before their eyes. */
export const seenText = (seen: Seen): string =>
  Object.entries(seen)
    .map(([id, count]) => `${id}:${count}`)
    .join(' ');

/** Reads `seenText`. What it cannot read counts as not seen, so that a form never answers over what it does not name. */
export function parseSeen(text: unknown): Seen {
  if (typeof text !== 'string') return {};
  const pairs = text.split(' ').flatMap((pair) => {
    const [, name, count] = /^([a-z0-9-]+):(\d{1,6})$/.exec(pair) ?? [];
    const id = answersSchema.keyof().safeParse(name);
    return id.success ? [[id.data, Number(count)]] : [];
  });
  return Object.fromEntries(pairs);
}

/** Which of these questions were answered, or an answer to them taken back, since the form was drawn. */
export function changedSince(seen: Seen, now: Seen, ids: readonly AnswerId[]): readonly AnswerId[] {
  return ids.filter((id) => (now[id] ?? 0) !== (seen[id] ?? 0));
}
