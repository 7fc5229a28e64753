import type { Page } from 'playwright-core';

/**
 * Walks through a page with the Tab key and tells what is wrong on the way: a stop that cannot be seen, that nothing marks,
 * or that stands before the one it comes after; and a stop that is never reached.
 */
export async function focusFaults(page: Page): Promise<readonly string[]> {
  const expected = await markStops(page);
  const faults: string[] = [];
  let last = -1;
  for (let stop = 0; stop < expected; stop += 1) {
    await page.keyboard.press('Tab');
    const { name, index, problems } = await atFocus(page);
    faults.push(...problems.map((problem) => `${name}: ${problem}`));
    if (index <= last) faults.push(`${name}: comes after stop ${last}, and is stop ${index}`);
    last = index;
  }
  if (last !== expected - 1) faults.push(`of ${expected} stops the last one reached is ${last + 1}`);
  return faults;
}

/** Numbers in the order of reading whatever should take the focus; of a group of radio buttons the chosen one does, or the first. */
const markStops = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const isStopOfGroup = (radio: HTMLInputElement): boolean => {
      const group = [...document.querySelectorAll<HTMLInputElement>(`input[type="radio"][name="${radio.name}"]`)];
      return radio.checked || (group[0] === radio && group.every((each) => !each.checked));
    };
    const stops = [
      ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]'),
    ]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => !(element instanceof HTMLInputElement && element.type === 'hidden'))
      .filter(
        (element) => !(element instanceof HTMLInputElement && element.type === 'radio') || isStopOfGroup(element),
      );
    for (const [index, element] of stops.entries()) element.setAttribute('data-stop', `${index}`);
    return stops.length;
  });

const atFocus = (page: Page): Promise<{ name: string; index: number; problems: string[] }> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    // A link that runs over two lines has nothing in the middle of the box around both.
    const { left, top, right, bottom } = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const isInView = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    const [x, y] = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
    const there = document.elementFromPoint(x, y);
    const isCovered = there !== null && !element.contains(there) && !there.contains(element);
    return {
      name: `${element.tagName.toLowerCase()} "${(element.innerText || element.id).slice(0, 40)}"`,
      index: Number(element.dataset.stop ?? -1),
      problems: [
        isInView ? '' : 'is outside the window',
        isCovered ? 'is covered by something else' : '',
        outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2 ? '' : 'is not marked by an outline',
      ].filter((problem) => problem !== ''),
    };
  });
