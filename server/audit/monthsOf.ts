import type { AuditPeriod } from './auditPeriod.ts';

/** Every month that the period touches: "2025-01", "2025-02", ... */
export function monthsOf({ from, to }: Pick<AuditPeriod, 'from' | 'to'>): readonly string[] {
  const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const [first, last] = [monthNumber(from), monthNumber(to)];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const month = first + index;
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}
