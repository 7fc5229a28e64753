export const THERAPIES = ['deb-tace', 'y90', 'microwave-ablation', 'resection'] as const;
export type TherapyId = (typeof THERAPIES)[number];

export const THERAPY_TITLES: Readonly<Record<TherapyId, string>> = {
  'deb-tace': 'DEB-TACE',
  y90: 'Y90 radioembolization',
  'microwave-ablation': 'Microwave ablation',
  resection: 'Hepatic resection',
};
