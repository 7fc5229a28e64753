import { describe, expect, it } from 'vitest';
import { citationLine } from '../../../server/evidence/publication.ts';
import { chen } from '../../../server/evidence/publications/chen.ts';
import { unnamedAblation } from '../../../server/evidence/publications/cited/ablation.ts';

describe('a study in one line', () => {
  it('names authors, year and journal', () => {
    expect(citationLine(chen)).toBe('Chen H, Pruitt A, Nicol TL, et al., 1998, J Gastrointest Surg 2(2):151-155');
  });

  it('leaves out what is not known', () => {
    expect(citationLine(unnamedAblation)).toBe('Reference 28 of Krzyston 2020');
  });
});
