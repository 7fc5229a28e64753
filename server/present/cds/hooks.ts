/** The hooks at which the service answers, and what each shows. */
export const HOOKS = {
  'patient-view': 'When a chart is opened: all four therapies against the criteria of their published series.',
  'order-select': 'When a liver procedure is chosen: its therapy against the criteria of the published series.',
  'order-sign':
    'When a liver procedure is about to be signed: its therapy against the criteria of the published series.',
} as const;

export type Hook = keyof typeof HOOKS;
