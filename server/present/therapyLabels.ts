import type { TherapyId } from '../criteria/therapy.ts';
import { THERAPY_TITLES } from '../criteria/therapy.ts';

const SHORT: Readonly<Record<TherapyId, string>> = {
  'deb-tace': 'DEB-TACE',
  y90: 'Y90',
  'microwave-ablation': 'Ablation',
  resection: 'Resection',
};

const labels = (therapy: TherapyId) => ({ title: THERAPY_TITLES[therapy], short: SHORT[therapy] });

/** The full name of a therapy, and one that fits a narrow column. */
export const THERAPY_LABELS = {
  'deb-tace': labels('deb-tace'),
  y90: labels('y90'),
  'microwave-ablation': labels('microwave-ablation'),
  resection: labels('resection'),
} satisfies Readonly<Record<TherapyId, { title: string; short: string }>>;
