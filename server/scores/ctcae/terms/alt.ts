import { raised } from '../raised.ts';
import { AMINOTRANSFERASE } from './aminotransferase.ts';

export const alt = raised({ name: 'Alanine aminotransferase increased', ...AMINOTRANSFERASE });
