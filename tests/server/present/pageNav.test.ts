import { describe, expect, it } from 'vitest';
import { pageNav } from '../../../server/present/pageNav.ts';

describe('the links between the pages of a patient', () => {
  it('stay below the launch, so that two launches never mix', () =>
    expect(pageNav('/l/5f0c/', 'verdict').map(({ href }) => href)).toEqual([
      '/l/5f0c/',
      '/l/5f0c/course',
      '/l/5f0c/literature',
      '/l/5f0c/deb-tace',
      '/l/5f0c/after-treatment',
      '/l/5f0c/decisions',
      '/l/5f0c/sheet',
    ]));

  it.each(['verdict', 'course', 'literature', 'worksheet', 'after-treatment', 'decisions', 'sheet'] as const)(
    'mark the page that is shown: %s',
    (current) => expect(pageNav('/l/5f0c/', current).filter(({ isCurrent }) => isCurrent)).toHaveLength(1),
  );

  it('mark none where the page could not be shown', () =>
    expect(pageNav('/l/5f0c/', null).filter(({ isCurrent }) => isCurrent)).toEqual([]));
});
