/** "7 days before the treatment", "on the day of the treatment", "1 day after the treatment". */
export function daysFromText(days: number): string {
  if (days === 0) return 'on the day of the treatment';
  const count = Math.abs(days);
  return `${count} ${count === 1 ? 'day' : 'days'} ${days < 0 ? 'before' : 'after'} the treatment`;
}
