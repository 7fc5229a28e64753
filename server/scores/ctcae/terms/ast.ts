import { raised } from '../raised.ts';
import { AMINOTRANSFERASE } from './aminotransferase.ts';

export const ast = raised({ name: 'Aspartate aminotransferase increased', ...AMINOTRANSFERASE });
