import { type PlotOptions, plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** What is used of an element of the drawing; the document has no types of its own here. */
interface DrawnElement {
  readonly attributes: Iterable<{ readonly name: string; value: string }>;
  readonly querySelectorAll: (selector: string) => Iterable<DrawnElement>;
  readonly remove: () => void;
  readonly removeAttribute: (name: string) => void;
  readonly setAttribute: (name: string, value: string) => void;
  readonly toString: () => string;
}

/** Size of all text, in units of the drawing: it is shown at about its own width, so that this is what a reader gets in px. */
export const TEXT_SIZE = 12;

/**
 * Draws a plot as an `<svg>` element for a page that allows no inline style: colors come from the classes of the marks. The
 * same options give the same text, in any order of calls.
 *
 * @param pictureId the picture, whose page holds `<id>-title` and `<id>-words`
 */
export function drawSvg(options: PlotOptions, pictureId: string): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = plot({ ...options, document }) as unknown as DrawnElement;
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const element of svg.querySelectorAll('*')) tidy(element);
  svg.removeAttribute('font-family');
  for (const [name, value] of Object.entries(rootAttributes(pictureId))) svg.setAttribute(name, value);
  return svg.toString().replaceAll(' />', '/>');
}

const rootAttributes = (pictureId: string): Readonly<Record<string, string>> => ({
  class: 'drawing',
  role: 'img',
  'aria-labelledby': `${pictureId}-title`,
  'aria-describedby': `${pictureId}-words`,
  'font-size': `${TEXT_SIZE}`,
});

/** A picture is one image to those who hear it, so its parts need no names; a tenth of a pixel is as fine as a screen shows. */
function tidy(element: DrawnElement): void {
  for (const name of ['aria-label', 'aria-hidden', 'aria-description']) element.removeAttribute(name);
  for (const attribute of element.attributes)
    if (GEOMETRY.has(attribute.name)) attribute.value = attribute.value.replaceAll(/-?\d+\.\d{2,}/g, tenth);
}

const GEOMETRY = new Set(['x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'd', 'width', 'height', 'transform']);

const tenth = (number: string): string => `${Math.round(Number(number) * 10) / 10}`;
